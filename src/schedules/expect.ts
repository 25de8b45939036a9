import { fail, shown } from "./fail.js";

/** Whether a value is a plain object, as `{ ... }` makes; a Map or a boxed number would be read as one without keys. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Checks that `options` is one object that has no key but `names`; `hints` answers the names that other libraries use. */
export function expectOptions(
  where: string,
  options: unknown,
  names: readonly string[],
  hints: Readonly<Record<string, string>> = {},
): void {
  if (!isPlainObject(options)) {
    fail(where, "its parameters must be one object", options, `Write ${where}({ ${names.join(", ")} }).`);
  }
  for (const key of Object.keys(options)) {
    if (names.includes(key)) continue;
    const advice = Object.hasOwn(hints, key) ? `Use ${hints[key]}.` : `It takes ${names.join(", ") || "none"}.`;
    throw new RangeError(`${where}: unknown parameter ${key}. ${advice}`);
  }
}

/** Checks that `value`, a part of the options called `name`, is an object that has no key but `names`. */
export function expectFields(where: string, name: string, value: unknown, names: readonly string[]): void {
  if (!isPlainObject(value)) fail(where, `${name} must be an object`, value, `It holds ${names.join(", ")}.`);
  const unknown = Object.keys(value).find((key) => !names.includes(key));
  if (unknown !== undefined) throw new RangeError(`${where}: unknown parameter ${name}.${unknown}. It holds ${names.join(", ")}.`);
}

/** The entries of an object that holds things by name; `accepts` says how many, and `must` says it in words. */
export function expectNamed<T>(
  where: string,
  must: string,
  things: Readonly<Record<string, T>>,
  accepts: (count: number) => boolean,
  advice: string,
): [string, T][] {
  const named = isPlainObject(things) ? Object.entries(things) : null;
  if (named === null || !accepts(named.length)) fail(where, must, named?.length ? Object.keys(things) : things, advice);
  return named;
}

/** Checks that `value` is one of the words and returns it; the first of them is the usual one where `advice` says nothing else. */
export function expectOneOf<T extends string>(where: string, name: string, value: unknown, words: readonly T[], advice?: string): T {
  const found = words.find((word) => word === value);
  const [usual] = words;
  return (
    found ?? fail(where, `${name} must be one of ${words.map(shown).join(", ")}`, value, advice ?? `It is ${shown(usual)} when left out.`)
  );
}

/** Checks that `value` is a text and returns it. */
export function expectText(where: string, name: string, value: unknown, advice: string): string {
  return typeof value === "string" ? value : fail(where, `${name} must be a text`, value, advice);
}

/** Checks that `values` is a list of at least one number and returns it; it may hold infinities, as a run that flew away does. */
export function expectRun(where: string, name: string, values: unknown): readonly number[] {
  const must = `${name} must be a list of at least one number`;
  if (!Array.isArray(values) || values.length === 0) fail(where, must, values, "Write it as [1, 0.5].");
  Array.from(values).forEach((value: unknown, i) => {
    if (typeof value !== "number" || Number.isNaN(value)) fail(where, must, values, `Entry ${i} is ${shown(value)}.`);
  });
  return values;
}

/** Where a number may lie; `above` and `below` leave the bound itself out. */
interface Range {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
  /** What to do about a value outside. */
  readonly advice?: string;
}

/** Checks that `value` is a finite number in the range given and returns it. */
export function expectNumber(
  where: string,
  name: string,
  value: unknown,
  { min, above, max, below, advice = "Give one plain number." }: Range = {},
): number {
  const inside =
    typeof value === "number" &&
    Number.isFinite(value) &&
    !(min !== undefined && value < min) &&
    !(above !== undefined && value <= above) &&
    !(max !== undefined && value > max) &&
    !(below !== undefined && value >= below);
  if (inside) return value;
  const bounds = Object.entries({ ">=": min, ">": above, "<=": max, "<": below }).filter(([, bound]) => bound !== undefined);
  const range = bounds.map(([sign, bound]) => ` ${sign} ${bound}`).join(" and");
  return fail(where, `${name} must be a finite number${range}`, value, advice);
}

/** Checks that `value` is a whole number from `min` to `max` and returns it. */
export function expectWhole(
  where: string,
  name: string,
  value: unknown,
  min: number,
  advice: string,
  max = Number.MAX_SAFE_INTEGER,
): number {
  if (Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  return fail(where, `${name} must be a whole number >= ${min}${max === Number.MAX_SAFE_INTEGER ? "" : ` and <= ${max}`}`, value, advice);
}

/** Checks that `values` is a list of at least one finite number (each at least `min`) and returns it. */
export function expectNumbers(where: string, name: string, values: unknown, min = Number.NEGATIVE_INFINITY): readonly number[] {
  const must = `${name} must be a list of at least one finite number${min === Number.NEGATIVE_INFINITY ? "" : ` >= ${min}`}`;
  if (!Array.isArray(values) || values.length === 0) fail(where, must, values, "Write it as [1, 0.5].");
  Array.from(values).forEach((value: unknown, i) => {
    if (typeof value !== "number" || !Number.isFinite(value) || value < min) fail(where, must, values, `Entry ${i} is ${shown(value)}.`);
  });
  return values;
}
