import { pointsText } from "../lessons/exercise.js";
import { shown } from "../schedules/fail.js";
import { type Row, statuses, type TestRow } from "./row.js";
import { engineNames } from "./task.js";

/**
 * Reads a line of a results file.
 *
 * @param line its JSON.
 * @param where file and line, for messages.
 * @throws a RangeError where it is no row of this version: a key too many or missing, a number that is none, points that don't add up.
 */
export function readRow(line: string, where: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse(where, "a line must be JSON, and this is not");
  }
  const row = objectOf(value, rowKeys, where);
  if (!Array.isArray(row.tests) || row.tests.length === 0) refuse(where, "tests must be a list of at least one");
  const tests = (row.tests as unknown[]).map((test, i) => readTest(test, `${where}, test ${i + 1}`));
  for (const key of ["submission", "exercise", "spec"] as const) {
    if (typeof row[key] !== "string" || row[key] === "") refuse(where, `${key} must be a text, got ${shown(row[key])}`);
  }
  if (typeof row.gradable !== "boolean") refuse(where, `gradable must be true or false, got ${shown(row.gradable)}`);
  if (!(engineNames as readonly unknown[]).includes(row.engine))
    refuse(where, `engine must be one of ${engineNames.join(", ")}, got ${shown(row.engine)}`);
  checkScore(row, where);
  for (const key of ["score", "max"] as const) {
    const sum = tests.reduce((total, test) => total + test[key], 0);
    if (Math.abs(sum - (row[key] as number)) > 1e-9 * Math.max(1, sum)) {
      refuse(where, `${key} must be the sum of the tests', ${pointsText(sum)}, got ${shown(row[key])}`);
    }
  }
  return row as unknown as Row; // each key has been checked
}

/**
 * Reads a results file.
 *
 * @param text one row a line.
 * @param file its name, for messages.
 * @throws a RangeError that names the line.
 */
export const readRows = (text: string, file: string): readonly Row[] =>
  text.split("\n").flatMap((line, i) => (line.trim() === "" ? [] : [readRow(line, `${file}, line ${i + 1}`)]));

const rowKeys = ["submission", "exercise", "score", "max", "tests", "gradable", "engine", "spec"];
const testKeys = ["name", "score", "max", "status", "message", "visibility"];

function readTest(value: unknown, where: string): TestRow {
  const test = objectOf(value, testKeys, where);
  for (const key of ["name", "message"] as const) {
    if (typeof test[key] !== "string") refuse(where, `${key} must be a text, got ${shown(test[key])}`);
  }
  if (!(statuses as readonly unknown[]).includes(test.status))
    refuse(where, `status must be one of ${statuses.join(", ")}, got ${shown(test.status)}`);
  if (test.visibility !== "visible" && test.visibility !== "hidden")
    refuse(where, `visibility must be visible or hidden, got ${shown(test.visibility)}`);
  checkScore(test, where);
  return test as unknown as TestRow;
}

function checkScore({ score, max }: Record<string, unknown>, where: string): void {
  if (typeof max !== "number" || !(max >= 0)) refuse(where, `max must be a number from 0 up, got ${shown(max)}`);
  if (typeof score !== "number" || !(score >= 0 && score <= (max as number) + 1e-9)) {
    refuse(where, `score must be a number from 0 to ${shown(max)}, got ${shown(score)}`);
  }
}

function objectOf(value: unknown, keys: readonly string[], where: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(where, `it must be an object, got ${shown(value)}`);
  const missing = keys.filter((key) => !Object.hasOwn(value as object, key));
  const unknown = Object.keys(value as object).filter((key) => !keys.includes(key));
  if (missing.length > 0) refuse(where, `it lacks ${missing.join(", ")}`);
  if (unknown.length > 0) refuse(where, `it has ${unknown.join(", ")}, which no row of this version has`);
  return value as Record<string, unknown>;
}

function refuse(where: string, what: string): never {
  throw new RangeError(`${where}: ${what}. Grade again with this version of the course, or merge with the version that graded.`);
}
