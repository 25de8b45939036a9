import { expectNumber, expectOneOf, expectOptions, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";

/** Checks one parameter and returns it; `value` is undefined where the case leaves it out. */
export type Reader<T> = (where: string, name: string, value: unknown) => T;

/** A reader for each parameter of a class. */
export type Readers<P> = { readonly [Name in keyof P]: Reader<P[Name]> };

/** Reads the parameters of a class by its readers and refuses every other name. */
export function take<P extends object>(where: string, params: object, readers: Readers<P>): P {
  const names = Object.keys(readers) as (keyof P & string)[];
  expectOptions(where, params, names);
  const given = params as Readonly<Record<string, unknown>>;
  return Object.fromEntries(names.map((name) => [name, readers[name](where, name, given[name])])) as P;
}

/** A parameter that may be left out, and is `usual` then. */
export function or<T, U>(read: Reader<T>, usual: U): Reader<T | U> {
  return (where, name, value) => (value === undefined ? usual : read(where, name, value));
}

/** A parameter that may be None. */
export function orNone<T>(read: Reader<T>): Reader<T | null> {
  return (where, name, value) => (value === undefined || value === null ? null : read(where, name, value));
}

/** A finite number. */
export const real: Reader<number> = (where, name, value) => {
  missing(where, name, value);
  return expectNumber(where, name, value);
};

/** A whole number, of updates or epochs. */
export function whole(min: number, max = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (where, name, value) => {
    missing(where, name, value);
    return expectWhole(where, name, value, min, "It counts the scheduler's steps.", max);
  };
}

/** True or false. */
export const flag: Reader<boolean> = (where, name, value) =>
  typeof value === "boolean" ? value : fail(where, `${name} must be true or false`, value, "Python's True is true here.");

/** One of a few words. */
export function word<T extends string>(...words: readonly T[]): Reader<T> {
  return (where, name, value) => expectOneOf(where, name, value, words);
}

/** A list of what `read` takes. */
export function list<T>(read: Reader<T>): Reader<T[]> {
  return (where, name, value) => {
    missing(where, name, value);
    if (!Array.isArray(value)) fail(where, `${name} must be a list`, value, "Write it as [30, 80].");
    return Array.from(value, (entry: unknown, i) => read(where, `${name}[${i}]`, entry));
  };
}

/** One value for all parameter groups, or a list with one for each. */
export function perGroup<T>(read: Reader<T>): Reader<T | T[]> {
  return (where, name, value) => (Array.isArray(value) ? list(read)(where, name, value) : read(where, name, value));
}

/** A function of one number. */
export const ofOneNumber: Reader<(t: number) => number> = (where, name, value) => {
  missing(where, name, value);
  if (typeof value !== "function") fail(where, `${name} must be a function of one number`, value, "Write a lambda as (t) => 0.95 ** t.");
  return value as (t: number) => number;
};

function missing(where: string, name: string, value: unknown): void {
  if (value !== undefined) return;
  if (name.endsWith("]")) fail(where, `${name} must be given`, value, "A list has no holes.");
  throw new RangeError(`${where}: ${name} is missing. It has no default.`);
}

/** The values for all groups: PyTorch repeats one, and wants a list to be as long as there are groups. */
export function forGroups<T>(where: string, name: string, value: T | T[], groups: number): T[] {
  if (!Array.isArray(value)) return new Array<T>(groups).fill(value);
  if (value.length === groups) return value;
  return fail(where, `${name} must hold one value per parameter group (${groups})`, value, "Give one number for all groups.");
}
