import { canonical, hash64 } from "../engine/experiment/canonical.js";
import { type Summary, summaryHead, summaryText } from "../engine/experiment/summary.js";
import { engineVersion } from "../engine/version.js";
import { expectFields, expectWhole, isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import type { CaseOptions, Measured, Study } from "./study.js";

/** What the file of a study asks for. */
export interface StudySpec {
  readonly kind: "study";
  /** The name of the study. */
  readonly study: string;
  /** Every case is run with the seeds 1 to this. */
  readonly seeds: number;
  /** What the study itself reads. */
  readonly options?: CaseOptions;
}

/** One run of a study, completely, as plain JSON. */
export interface StudyRun {
  readonly kind: "study";
  readonly engine: number;
  readonly study: string;
  readonly options: CaseOptions;
  readonly seed: number;
}

/** The result of one run: one line of a results file. */
export interface StudyRow {
  /** The hash of the run's description. */
  readonly key: string;
  readonly case: string;
  readonly seed: number;
  readonly values: Measured;
}

/** A run and its place among the others. */
export interface PlannedStudyRun {
  readonly key: string;
  readonly case: string;
  readonly seed: number;
  readonly spec: StudyRun;
}

/** A study's spec that has been checked, and its runs: case by case, the seeds rising, the order of a results file. */
export interface StudyPlan {
  readonly spec: StudySpec;
  readonly cases: readonly string[];
  readonly runs: readonly PlannedStudyRun[];
}

/** What a study came to, small enough to be imported: for each case and value the list over seeds. */
export interface StudySummary extends Summary {
  readonly kind: "study";
  readonly seeds: number;
  readonly cases: Readonly<Record<string, Readonly<Record<string, readonly (number | null)[] | readonly (readonly number[])[]>>>>;
}

/** More than this is no study but a mistake. */
const mostRuns = 100_000;

/** Checks the spec of a study and lists its runs. */
export function planStudy(where: string, spec: StudySpec, studies: readonly Study[]): StudyPlan {
  expectFields(where, "the spec", spec, ["kind", "study", "seeds", "options"]);
  const { study: name, seeds, options = {} } = spec;
  const study = studyNamed(where, name, studies);
  expectWhole(where, "seeds", seeds, 1, "Each case is run with each of the seeds 1 to this.", 10_000);
  if (!isPlainObject(options)) fail(where, "options must be an object", options, "They are what the study reads.");
  const cases = Object.entries(study.cases(options));
  if (cases.length === 0) throw new RangeError(`${where}: ${name} must have at least one case, got none. Look at its options.`);
  if (cases.length * seeds > mostRuns) fail(where, `there must be at most ${mostRuns} runs`, cases.length * seeds, "Try fewer seeds.");
  const seen = new Map<string, string>();
  const runs = cases.flatMap(([of, own]) =>
    Array.from({ length: seeds }, (_, i): PlannedStudyRun => {
      const run: StudyRun = { kind: "study", engine: engineVersion, study: name, options: own, seed: i + 1 };
      const key = hash64(canonical(where, `the case ${of}`, run));
      const other = seen.get(key);
      if (other !== undefined) throw new RangeError(`${where}: ${other} and ${of} must be different cases, got the same. Leave one out.`);
      seen.set(key, of);
      return { key, case: of, seed: i + 1, spec: run };
    }),
  );
  return { spec, cases: cases.map(([of]) => of), runs };
}

function studyNamed(where: string, name: unknown, studies: readonly Study[]): Study {
  const study = studies.find((one) => one.name === name);
  return study ?? fail(where, "study must name a study", name, `There are: ${studies.map((one) => one.name).join(", ") || "none"}.`);
}

/** Carries out one run of a study. */
export function runStudy(run: StudyRun, studies: readonly Study[]): Measured {
  const where = "runStudy";
  if (run.engine !== engineVersion)
    fail(where, `the run must be for engine version ${engineVersion}`, run.engine, "Another version may give other bits: make it anew.");
  const values: unknown = studyNamed(where, run.study, studies).run(run.options, run.seed);
  const said = `${run.study}, seed ${run.seed}`;
  if (!isPlainObject(values) || Object.keys(values).length === 0)
    return fail(where, `${said}: a run must return its values by name`, values, "Return { loss: 0.1 }.");
  for (const [name, value] of Object.entries(values))
    if (!isValue(value))
      fail(where, `${said}: ${name} must be a finite number, a list of them, or null`, value, "What diverged is null, which is a result.");
  return values as Measured; // just looked
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isValue = (value: unknown): boolean => value === null || isNumber(value) || (Array.isArray(value) && value.every(isNumber));

/** Whether a value is the row of a study. */
export function isStudyRow(value: unknown): value is StudyRow {
  if (!isPlainObject(value) || Object.keys(value).length !== 4) return false;
  const { key, case: of, seed, values } = value as Partial<Record<keyof StudyRow, unknown>>;
  return (
    typeof key === "string" &&
    /^[0-9a-f]{16}$/.test(key) &&
    typeof of === "string" &&
    Number.isSafeInteger(seed) &&
    isPlainObject(values) &&
    Object.keys(values).length > 0 &&
    Object.values(values).every(isValue)
  );
}

/** The line of a row, its fields in a fixed order; its values in the order in which the run returned them. */
export const studyLine = ({ key, case: of, seed, values }: StudyRow): string => JSON.stringify({ key, case: of, seed, values });

/** The summary of a study whose rows are all there, in order; `text` is the whole file of the rows. */
export function studySummary({ cases, spec: { seeds } }: StudyPlan, rows: readonly StudyRow[], text: string): string {
  const lists = cases.map((of) => {
    const own = rows.filter((row) => row.case === of);
    const names = namesIn(of, own);
    return [of, Object.fromEntries(names.map((name) => [name, own.map(({ values }) => values[name] ?? null)]))] as const;
  });
  const summary = { ...summaryHead("study", rows.length, text), seeds, cases: Object.fromEntries(lists) };
  return summaryText(summary as StudySummary) as string; // a row's numbers are finite
}

/** The names of the values of a case, the same in each of its runs. */
function namesIn(of: string, rows: readonly StudyRow[]): readonly string[] {
  const [first, ...others] = rows.map(({ values }) => Object.keys(values));
  const other = others.find((names) => names.join() !== first?.join());
  if (other) throw new RangeError(`${of}: every run must return the same values, got ${first?.join(", ")} and ${other.join(", ")}.`);
  return first ?? [];
}

/** The tables of a study as Markdown: for each case the mean of every value over seeds, with its standard error. */
export function studyTable({ cases, spec: { study, seeds } }: StudyPlan, rows: readonly StudyRow[]): string {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const line = (cells: readonly string[]): string => `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  const body = cases.map((of) => {
    const own = rows.filter((row) => row.case === of);
    return line([
      of,
      ...names.map((name) => cellOf(own.flatMap(({ values }) => (Object.hasOwn(values, name) ? [values[name] ?? null] : [])))),
    ]);
  });
  return [
    `${study}: ${seeds === 1 ? "one seed" : `means over ${seeds} seeds ± one standard error`}.`,
    [line(["case", ...names]), line(["---", ...names.map(() => "---:")]), ...body].join("\n"),
  ].join("\n\n");
}

type Value = Measured[string];

/** One value over seeds; a list of numbers is said place by place, a long one by its ends. */
function cellOf(values: readonly Value[]): string {
  const none = values.filter((value) => value === null).length;
  const there = values.filter((value) => value !== null);
  const lost = none > 0 ? [`${none} without`] : [];
  if (there.length === 0) return lost.join();
  const lists = there.map((value) => (typeof value === "number" ? [value] : value));
  const lengths = lists.map((list) => list.length);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  if (least !== most) return [`lists of ${least} to ${most}`, ...lost].join("; ");
  const places = Array.from({ length: most }, (_, i) => meanText(lists.map((list) => list[i] as number))); // all are as long
  const shown = places.length <= longest ? places : [...places.slice(0, 2), "…", ...places.slice(-2)];
  return [shown.join(", "), ...lost].join("; ");
}

/** Lists that are longer are said by their ends. */
const longest = 6;

function meanText(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const digits = (value: number): string => `${Number(value.toPrecision(4))}`.replace("-", "−");
  if (values.length === 1) return digits(mean);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return `${digits(mean)} ± ${Number(Math.sqrt(variance / values.length).toPrecision(2))}`;
}
