import { isPlainObject } from "../../schedules/expect.js";
import type { Score } from "../problems/problem.js";
import type { Outcome } from "./runSpec.js";

/** The result of one run: one line of a results file. */
export interface Row extends Outcome {
  /** The hash of the run's description. */
  readonly key: string;
  readonly shape: string;
  readonly rate: number;
  /** Null where the result is exact. */
  readonly seed: number | null;
}

/** The line of a row, its fields in a fixed order. */
export function lineOf({ key, shape, rate, seed, validation, test, trainLoss, diverged }: Row): string {
  const score = (value: Score | null) => value && { loss: value.loss, accuracy: value.accuracy };
  return JSON.stringify({ key, shape, rate, seed, validation: score(validation), test: score(test), trainLoss, diverged });
}

const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value);
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const hasFields = (value: unknown, count: number): value is Readonly<Record<string, unknown>> =>
  isPlainObject(value) && Object.keys(value).length === count;
const isScore = (value: unknown): boolean => hasFields(value, 2) && isNumber(value.loss) && orNull(isNumber)(value.accuracy);

const fields: Readonly<Record<keyof Row, (value: unknown) => boolean>> = {
  key: (value) => typeof value === "string" && /^[0-9a-f]{16}$/.test(value),
  shape: (value) => typeof value === "string",
  rate: isNumber,
  seed: orNull(isWhole),
  validation: orNull(isScore),
  test: orNull(isScore),
  trainLoss: orNull(isNumber),
  diverged: orNull(isWhole),
};

/** Whether a value is a row: a run that diverged has no scores, any other has all. */
export function isRow(value: unknown): value is Row {
  const names = Object.keys(fields) as (keyof Row)[]; // the keys of a record are its names
  if (!hasFields(value, names.length) || !names.every((name) => fields[name](value[name]))) return false;
  return ["validation", "test", "trainLoss"].every((name) => (value[name] === null) === (value.diverged !== null));
}
