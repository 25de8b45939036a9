import { expect } from "vitest";

/** JSON has no word for these numbers. */
const number = (value: unknown): unknown => (value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : value);

/** Compares all that is wanted with what came, part by part; `tolerance` says how far a number may be from the one expected. */
export function compare(came: unknown, wanted: unknown, where: string, tolerance: (expected: number) => number): void {
  const [got, expected] = [number(came), number(wanted)];
  if (typeof expected === "number" && Number.isFinite(expected)) {
    if (typeof got === "number" && Math.abs(got - expected) <= tolerance(expected)) return;
    expect.fail(`${where}: ${String(got)} for ${expected}`);
  }
  if (typeof expected !== "object" || expected === null) {
    expect(got, where).toEqual(expected);
    return;
  }
  expect(typeof got, where).toBe("object");
  expect(Object.keys(got as object).sort(), where).toEqual(Object.keys(expected).sort());
  for (const [key, part] of Object.entries(expected)) compare((got as Record<string, unknown>)[key], part, `${where}.${key}`, tolerance);
}
