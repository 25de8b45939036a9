import type { Summary, SweepSummary } from "../engine/experiment/summary.js";
import type { ExperimentTable } from "../engine/experiment/table.js";
import { engineVersion } from "../engine/version.js";
import { isPlainObject } from "../schedules/expect.js";
import type { StudySummary } from "./studyRows.js";

/** What a study measured: for each case and value the list over seeds. */
export interface StoredStudy {
  readonly engine: number;
  readonly seeds: number;
  readonly cases: StudySummary["cases"];
}

/** The command that makes a stored result anew, in the place of what stands there. */
export const makes = (name: string): string => `npx lrlab reproduce ${name} --write`;

/** Checks what every summary has; `why` is told what is wrong. */
function readSummary(name: string, summary: unknown, kind: Summary["kind"]): Summary {
  const refuse = (what: string): never => {
    throw new RangeError(`${name}: its stored summary ${what} Make it anew: ${makes(name)}`);
  };
  if (!isFields(summary) || summary.kind !== kind || summary.version !== 1 || !isFields(summary.rows))
    return refuse(`must be that of a ${kind}, got something else, or a part of one.`);
  if (summary.engine !== engineVersion)
    return refuse(`must be of engine version ${engineVersion}, got version ${summary.engine}: its bits differ.`);
  const { count } = summary.rows;
  const there = rowsIn(summary);
  if (there !== count) return refuse(`must tell of ${count} runs, got ${there ?? "none"} of them: it was cut.`);
  return summary as unknown as Summary; // its parts were made with it
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => isPlainObject(value);

/** How many runs a summary tells of; null where it has lost its parts. */
function rowsIn(summary: Readonly<Record<string, unknown>>): number | null {
  if (summary.kind === "sweep") {
    const { table } = summary as unknown as Partial<SweepSummary>;
    if (!isPlainObject(table) || !Array.isArray(table.shapes)) return null;
    const { shapes, seeds } = table as ExperimentTable;
    return shapes.reduce((sum, { rates }) => sum + (Array.isArray(rates) ? rates.length : 0), 0) * (seeds ?? 1);
  }
  const { cases, seeds } = summary as unknown as Partial<StudySummary>;
  if (!isPlainObject(cases) || typeof seeds !== "number") return null;
  const lists = Object.values(cases).map((values) => (isPlainObject(values) ? Object.values(values) : []));
  return lists.every((all) => all.length > 0 && all.every((list) => Array.isArray(list) && list.length === seeds))
    ? lists.length * seeds
    : null;
}

/**
 * What a stored sweep came to.
 *
 * @param name the lesson and the result: "05-dropping/finite".
 * @param summary what stands in results/NAME.summary.json.
 * @throws a RangeError where it is of another engine or was cut, with the command that makes it anew.
 */
export const storedSweep = (name: string, summary: unknown): ExperimentTable => (readSummary(name, summary, "sweep") as SweepSummary).table;

/**
 * What a stored study measured.
 *
 * @param name the lesson and the result: "08-cycles/snapshots".
 * @param summary what stands in results/NAME.summary.json.
 * @throws a RangeError where it is of another engine or was cut, with the command that makes it anew.
 */
export function storedStudy(name: string, summary: unknown): StoredStudy {
  const { engine, seeds, cases } = readSummary(name, summary, "study") as StudySummary;
  return { engine, seeds, cases };
}

/** The list over seeds of a value that every run has and that is one number. */
export function numbersOf({ cases }: StoredStudy, of: string, value: string): readonly number[] {
  const list = listOf(cases, of, value);
  if (list.every((one) => typeof one === "number")) return list;
  throw new RangeError(`numbersOf: ${value} of ${of} must be one number in every run, got nothing or a list in some. Use its cases.`);
}

/** The list over seeds of a value that is a list of numbers. */
export function listsOf({ cases }: StoredStudy, of: string, value: string): readonly (readonly number[])[] {
  const list = listOf(cases, of, value);
  if (list.every((one) => Array.isArray(one))) return list as readonly (readonly number[])[]; // just looked
  throw new RangeError(`listsOf: ${value} of ${of} must be a list in every run, got a number or nothing in some. Use numbersOf.`);
}

function listOf(cases: StudySummary["cases"], of: string, value: string): StudySummary["cases"][string][string] {
  const values = Object.hasOwn(cases, of) ? cases[of] : undefined;
  if (values === undefined) throw new RangeError(`stored study: there must be a case ${of}, got ${Object.keys(cases).join(", ")}.`);
  const list = Object.hasOwn(values, value) ? values[value] : undefined;
  if (list === undefined) throw new RangeError(`stored study: ${of} must have a value ${value}, got ${Object.keys(values).join(", ")}.`);
  return list;
}
