import { fail, shown } from "./fail.js";

/** Checks that `options` is one object that has no key but `names`; `hints` answers the names that other libraries use. */
export function expectOptions(
  where: string,
  options: unknown,
  names: readonly string[],
  hints: Readonly<Record<string, string>> = {},
): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    fail(where, "its parameters must be one object", options, `Write ${where}({ ${names.join(", ")} }).`);
  }
  for (const key of Object.keys(options)) {
    if (names.includes(key)) continue;
    const advice = Object.hasOwn(hints, key) ? `Use ${hints[key]}.` : `It takes ${names.join(", ")}.`;
    throw new RangeError(`${where}: unknown parameter ${key}. ${advice}`);
  }
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

/** Checks that `value` is a whole number from `min` on and returns it. */
export function expectWhole(where: string, name: string, value: unknown, min: number, advice: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= min) return value as number;
  return fail(where, `${name} must be a whole number >= ${min}`, value, advice);
}

/** Checks that `values` is a list of at least one finite number (each at least `min`) and returns it. */
export function expectNumbers(where: string, name: string, values: unknown, min = Number.NEGATIVE_INFINITY): readonly number[] {
  const must = `${name} must be a list of at least one finite number${min === Number.NEGATIVE_INFINITY ? "" : ` >= ${min}`}`;
  if (!Array.isArray(values) || values.length === 0) fail(where, must, values, "Write it as [1, 0.5].");
  values.forEach((value: unknown, i) => {
    if (typeof value !== "number" || !Number.isFinite(value) || value < min) fail(where, must, values, `Entry ${i} is ${shown(value)}.`);
  });
  return values;
}
