import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { pointsText } from "../lessons/exercise.js";
import { fail, shown } from "../schedules/fail.js";
import { type Csv, type CsvRow, printCsv, readCsv, type Separator } from "./csv.js";
import type { ExerciseStanding, Open, Standing } from "./standing.js";
import { writeWhole } from "./writeWhole.js";

/** Something that a person judges in an exercise. Its points are a part of what the exercise is worth; the tests have the rest. */
export interface Criterion {
  readonly exercise: string;
  /** "explanation", say. */
  readonly criterion: string;
  readonly max: number;
}

const anew = "Grade again, which writes the table anew: what is in it is kept.";

/** What a student has by hand for one exercise. */
export interface Manual {
  /** The sum over the exercise's criteria; where a person left the tests' points alone, with those. */
  readonly score: number;
  readonly comment: string;
  /** Criteria without points so far, which count as 0. */
  readonly open: readonly Open[];
  /** What of `score` the tests give, where nobody gave other points for them. */
  readonly automatic: number;
  /** Whether a person gave points or wrote anything; otherwise there are only criteria to judge. */
  readonly byHand: boolean;
}

/** A student with what the tests gave for each exercise: as much of a standing as there is before anybody gave points. */
export interface ByTests extends Pick<Standing, "student"> {
  readonly exercises: readonly (Pick<ExerciseStanding, "exercise" | "max"> & {
    /** What the tests would give if all of `max` were theirs. */
    readonly automatic: number;
    /** Criteria that the table must have. */
    readonly criteria?: readonly Open[];
  })[];
}

/** The criterion that every exercise has: what its tests gave. */
const testsCriterion = "tests";

/**
 * The columns of a table of points by hand. `automatic` is what the tests gave when the table was written; `points` begins as the same, and
 * as long as the two agree nobody gave points: what later tests give counts.
 */
export const rubricColumns = ["student", "exercise", "criterion", "points", "max", "comment", "automatic"] as const;

type Column = (typeof rubricColumns)[number];

/**
 * Reads the points that people gave.
 *
 * @param file the table that `writeRubric` wrote, edited in any program that writes CSV.
 * @param standings every student with every exercise.
 * @returns for each student, for each exercise that a person touched, the points and what was written beside them.
 * @throws a RangeError that names the line of every fault: an unknown student or exercise, no number, points above max, a row twice or
 * missing, criteria that don't add up to what the exercise is worth.
 */
export function readRubric(file: string, standings: readonly ByTests[]): ReadonlyMap<string, ReadonlyMap<string, Manual>> {
  const table = readCsv(file);
  checkColumns(file, table);
  const faults: string[] = [];
  const groups = new Map<string, Entry[]>();
  const lines = new Map<string, number>();
  const known = new Map(standings.map(({ student, exercises }) => [student, new Map(exercises.map((e) => [e.exercise, e]))]));
  for (const row of table.rows) {
    const entry = readEntry(row, table.separator, (what) => faults.push(`${file}, line ${row.line}: ${what}`));
    const { student, exercise, criterion } = entry;
    const exercises = known.get(student);
    const before = lines.get(keyOf(row));
    if (exercises === undefined)
      faults.push(`${file}, line ${row.line}: there is no student ${shown(student)}. Write the id as students.csv has it.`);
    else if (!exercises.has(exercise)) {
      faults.push(`${file}, line ${row.line}: there is no exercise ${shown(exercise)}. There are ${[...exercises.keys()].join(", ")}.`);
    } else if (before !== undefined) {
      faults.push(
        `${file}, line ${row.line}: ${student}, ${exercise}, ${criterion} must be there once, and is in line ${before} too. Take one out.`,
      );
    } else {
      lines.set(keyOf(row), row.line);
      groups.set(groupOf(student, exercise), [...(groups.get(groupOf(student, exercise)) ?? []), entry]);
    }
  }
  const found = new Map<string, Map<string, Manual>>();
  for (const { student, exercises } of standings) {
    const own = new Map<string, Manual>();
    for (const { exercise, max, automatic, criteria = [] } of exercises) {
      const entries = groups.get(groupOf(student, exercise)) ?? [];
      const missing = [testsCriterion, ...criteria.map(({ criterion }) => criterion)].filter(
        (name) => !entries.some(({ criterion }) => criterion === name),
      );
      if (missing.length > 0) {
        faults.push(`${file}: the row of ${student}, ${exercise}, ${missing.join(", ")} is missing. ${anew}`);
        continue;
      }
      const whole = sum(entries.map((entry) => entry.max));
      if (faults.length === 0 && !same(whole, max)) {
        const at = entries.map(({ line }) => line).join(", ");
        faults.push(
          `${file}, line ${at}: max must add up to ${pointsText(max)}, what ${exercise} is worth, got ${pointsText(whole)}. Change one, or grade again.`,
        );
      }
      const manual = manualOf(entries, max > 0 ? automatic / max : 0);
      if (manual) own.set(exercise, manual);
    }
    found.set(student, own);
  }
  if (faults.length > 0) throw new RangeError(listed(faults));
  return found;
}

/** What became of a table that was written. */
export interface RubricWritten {
  /** Rows that hold what a person wrote, kept as they were. */
  readonly kept: number;
  /** Where the table before lies, if something in it has no place any more; else null. */
  readonly backup: string | null;
  /** What has no place, and lies only there. */
  readonly lost: readonly string[];
}

/**
 * Writes the table for points by hand: for each student and exercise what the tests gave, and a row for each criterion. What people wrote into
 * the file before is kept, their own columns too; what has no place any more – of a student or an exercise that is gone – is kept in a backup.
 *
 * @param file the table; a file that isn't one is refused and left alone.
 * @param standings every student with every exercise.
 * @param options `criteria` are judged besides the tests, which then are worth less.
 * @throws a RangeError where the file there is none of ours, or criteria take more points than their exercise has.
 */
export function writeRubric(
  file: string,
  standings: readonly ByTests[],
  { criteria = [] }: { criteria?: readonly Criterion[] } = {},
): RubricWritten {
  for (const { criterion, max } of criteria) {
    if (criterion.trim() === "" || criterion === testsCriterion)
      fail("writeRubric", "a criterion must have a name of its own", criterion, "Name it.");
    if (!(Number.isFinite(max) && max > 0)) fail("writeRubric", `max of ${criterion} must be a number above 0`, max, "It counts points.");
  }
  const before = existsSync(file) ? readCsv(file) : null;
  if (before) checkColumns(file, before);
  const separator = before?.separator ?? ",";
  const extra = before?.header.filter((name) => !(rubricColumns as readonly string[]).includes(name)) ?? [];
  const earlier = new Map<string, CsvRow>();
  const grouped = new Map<string, CsvRow[]>();
  for (const row of before?.rows ?? []) {
    const twin = earlier.get(keyOf(row));
    if (twin) throw new RangeError(`${file}, line ${row.line}: this row is in line ${twin.line} too. Take one out.`);
    earlier.set(keyOf(row), row);
    const group = groupOf(row.cells.get("student") ?? "", row.cells.get("exercise") ?? "");
    grouped.set(group, [...(grouped.get(group) ?? []), row]);
  }
  const wroteInto = (row: CsvRow): boolean =>
    gavePoints(row, separator) || ["comment", ...extra].some((name) => (row.cells.get(name) ?? "").trim() !== "");
  let kept = 0;
  const number = (value: number): string => (separator === ";" ? String(value).replace(".", ",") : String(value));
  const rows = standings.flatMap(({ student, exercises }) =>
    exercises.flatMap(({ exercise, max, automatic }) => {
      // What people added themselves stays, with the max that they gave it.
      const own = criteria.filter((c) => c.exercise === exercise);
      const added = (grouped.get(groupOf(student, exercise)) ?? [])
        .filter(({ cells }) => cells.get("criterion") !== testsCriterion && !own.some((c) => c.criterion === cells.get("criterion")))
        .map(
          ({ cells }): Criterion => ({
            exercise,
            criterion: cells.get("criterion") ?? "",
            max: numberOf(cells.get("max") ?? "", separator),
          }),
        );
      const judged = [...own, ...added];
      const rest = max - sum(judged.map((c) => c.max));
      if (!(rest >= -1e-9)) {
        const must = `the criteria of ${exercise} must take at most the ${pointsText(max)} points that it is worth`;
        fail("writeRubric", must, max - rest, `Change max in ${file}, or what the exercise is worth.`);
      }
      const tests = Math.max(0, Number(rest.toPrecision(12)));
      const byTests = Math.min(tests, Number(pointsText(max > 0 ? (automatic / max) * tests : 0)));
      return [{ exercise, criterion: testsCriterion, max: tests }, ...judged].map((c) => {
        const isTests = c.criterion === testsCriterion;
        const row = earlier.get(keyOfCells(student, exercise, c.criterion));
        earlier.delete(keyOfCells(student, exercise, c.criterion));
        const gave = row !== undefined && gavePoints(row, separator);
        if (row !== undefined && wroteInto(row)) kept += 1;
        const points = gave ? (row.cells.get("points") ?? "") : isTests ? number(byTests) : "";
        const cells: Record<Column, string> = {
          student,
          exercise,
          criterion: c.criterion,
          points,
          max: number(c.max),
          comment: row?.cells.get("comment") ?? "",
          // Where a person gave what the tests give by now, the row stays the person's.
          automatic: isTests && !(gave && numberOf(points, separator) === byTests) ? number(byTests) : "",
        };
        return [...rubricColumns.map((name) => cells[name]), ...extra.map((name) => row?.cells.get(name) ?? "")];
      });
    }),
  );
  // Rows without a place: lost only where somebody wrote in them.
  const lost = [...earlier.values()]
    .filter(wroteInto)
    .map(({ line, cells }) => `line ${line}: ${cells.get("student")}, ${cells.get("exercise")}, ${cells.get("criterion")}`);
  const backup = lost.length > 0 ? freeName(file) : null;
  if (backup !== null) writeWhole(backup, readFileSync(file));
  const text = printCsv([...rubricColumns, ...extra], rows, { separator, mark: true });
  // A table that says the same is left alone: it may be open in a spreadsheet.
  if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(text))) writeWhole(file, text);
  return { kept, backup, lost };
}

interface Entry {
  readonly line: number;
  readonly student: string;
  readonly exercise: string;
  readonly criterion: string;
  /** null where the cell is empty. */
  readonly points: number | null;
  readonly max: number;
  readonly comment: string;
  readonly byHand: boolean;
}

function readEntry(row: CsvRow, separator: Separator, say: (what: string) => void): Entry {
  const cell = (name: Column): string => row.cells.get(name) ?? "";
  const read = (name: Column): number => {
    const value = numberOf(cell(name), separator);
    if (!(value >= 0)) say(`${name} must be a number from 0 up, got ${shown(cell(name))}. Write 7.5, or leave points empty.`);
    return value;
  };
  if (cell("criterion") === "") say(`each row must name a criterion, got none. Write ${testsCriterion}, or what was judged.`);
  const max = read("max");
  const points = cell("points").trim() === "" ? null : read("points");
  if (points !== null && points > max + 1e-9) {
    say(
      `points must be at most ${pointsText(max)}, the row's max, got ${pointsText(points)}. Give fewer, or raise max and lower another's.`,
    );
  }
  const names = { student: cell("student"), exercise: cell("exercise"), criterion: cell("criterion") };
  return { line: row.line, ...names, points, max, comment: cell("comment").trim(), byHand: gavePoints(row, separator) };
}

/** Points and comments of an exercise's rows together; null where nobody wrote any and only the tests judge. `share` is what the tests give. */
function manualOf(entries: readonly Entry[], share: number): Manual | null {
  const judged = entries.filter(({ criterion }) => criterion !== testsCriterion);
  const comments = entries.filter(({ comment }) => comment !== "");
  if (judged.length === 0 && comments.length === 0 && !entries.some(({ byHand }) => byHand)) return null;
  const pointsOf = ({ criterion, points, max, byHand }: Entry): number =>
    criterion === testsCriterion && !byHand ? share * max : (points ?? 0);
  const alone = judged.length === 0;
  const ofTests = sum(entries.filter(({ criterion }) => criterion === testsCriterion).map(({ max }) => max));
  return {
    score: Number(sum(entries.map(pointsOf)).toPrecision(12)),
    automatic: Number((share * ofTests).toPrecision(12)),
    byHand: comments.length > 0 || entries.some(({ byHand }) => byHand),
    comment: comments.map(({ criterion, comment }) => (alone ? comment : `${criterion}: ${comment}`)).join("\n"),
    open: judged.filter(({ points }) => points === null).map(({ criterion, max }) => ({ criterion, max })),
  };
}

/** Whether a person gave points in a row: there are some, and not those that the tests gave. A row without `automatic` is a person's. */
function gavePoints({ cells }: CsvRow, separator: Separator): boolean {
  const [points = "", automatic = ""] = [cells.get("points")?.trim(), cells.get("automatic")?.trim()];
  return points !== "" && (automatic === "" || numberOf(points, separator) !== numberOf(automatic, separator));
}

/** A spreadsheet that separates by semicolons writes a comma in its numbers; NaN where there is none. */
function numberOf(text: string, separator: Separator): number {
  const plain = separator === ";" ? text.trim().replace(",", ".") : text.trim();
  return /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

function checkColumns(file: string, { header }: Csv): void {
  const missing = rubricColumns.filter((name) => name !== "automatic" && !header.includes(name));
  if (missing.length > 0) {
    const columns = rubricColumns.join(", ");
    throw new RangeError(
      `${file}, line 1: a table of points by hand must have the columns ${columns}, and lacks ${missing.join(", ")}. Add them, or move the file away.`,
    );
  }
}

const keyOfCells = (student: string, exercise: string, criterion: string): string => JSON.stringify([student, exercise, criterion]);
const keyOf = ({ cells }: CsvRow): string =>
  keyOfCells(cells.get("student") ?? "", cells.get("exercise") ?? "", cells.get("criterion") ?? "");
const groupOf = (student: string, exercise: string): string => JSON.stringify([student, exercise]);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** Faults one a line, the first twenty of them. */
const listed = (faults: readonly string[]): string =>
  [...faults.slice(0, 20), ...(faults.length > 20 ? [`… and ${faults.length - 20} more.`] : [])].join("\n");

/** A name beside the file that is free: manual.before-1.csv. */
function freeName(file: string): string {
  const ending = extname(file);
  for (let i = 1; ; i++) {
    const name = join(dirname(file), `${basename(file, ending)}.before-${i}${ending}`);
    if (!existsSync(name)) return name;
  }
}
