/** What options with a value may say, read the same way by every command. */
import { UsageError } from "./command.js";

export type Values = ReadonlyMap<string, string>;

/** The value of an option that must be given; `what` says for what. */
export function needed(name: string, values: Values, what: string): string {
  const value = values.get(name);
  if (value === undefined) throw new UsageError(`it needs ${what}: ${name}.`);
  return value;
}

/** One of some words; null where nothing is said. */
export function word<T extends string>(name: string, values: Values, known: readonly T[]): T | null {
  const value = values.get(name);
  return value === undefined ? null : wordOf(name, value, known);
}

/** `value` as one of some words. */
export function wordOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${name} must be ${known.join(" or ")}, got ${value}.`);
  return found;
}

/** A whole number from `least` to `most`; null where nothing is said. */
export function wholeNumber(name: string, values: Values, least: number, most: number): number | null {
  const text = values.get(name);
  if (text === undefined) return null;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new UsageError(`${name} must be a whole number from ${least} to ${most}, got ${text}.`);
  return value;
}
