import { expectFields, expectNumber, expectNumbers, expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Seeds } from "./sweep.js";

/** The rates of a sweep, rising. */
export function readRates(where: string, rates: unknown): readonly number[] {
  const positive = { above: 0, max: 1e6, advice: "A rate multiplies the gradient." };
  if (Array.isArray(rates)) {
    expectNumbers(where, "rates", rates, 0);
    rates.forEach((rate, i) => {
      expectNumber(where, `rates[${i}]`, rate, positive);
    });
    const sorted = [...new Set(rates as number[])].sort((one, other) => one - other);
    return sorted.length === rates.length ? sorted : fail(where, "rates must be different", rates, "Give each once.");
  }
  expectFields(where, "rates", rates, ["from", "to", "count"]);
  const { from, to, count } = rates as { from: unknown; to: unknown; count: unknown };
  const low = expectNumber(where, "rates.from", from, positive);
  const high = expectNumber(where, "rates.to", to, { ...positive, above: low });
  const n = expectWhole(where, "rates.count", count, 2, "It is the number of rates.", 1000);
  const grid = Array.from({ length: n }, (_, i) => threeDigits(low * (high / low) ** (i / (n - 1))));
  return new Set(grid).size === n ? grid : fail(where, "rates must differ in their first three digits", rates, "Lower count.");
}

/** Rates that were computed are rounded: people read them, and the last bits of a power differ between engines. */
export const threeDigits = (rate: number): number => Number(rate.toPrecision(3));

/** How many seeds a sweep has, and may have. */
export function readSeeds(where: string, seeds: unknown): Required<Seeds> {
  const advice = "It is the number of seeds: each is one run at every rate of every shape.";
  if (!isPlainObject(seeds)) {
    const n = expectWhole(where, "seeds", seeds, 1, advice, 10_000);
    return { from: n, to: n, step: 1 };
  }
  expectFields(where, "seeds", seeds, ["from", "to", "step"]);
  const { from, to, step = 8 } = seeds as Seeds;
  expectWhole(where, "seeds.from", from, 1, advice, 10_000);
  expectWhole(where, "seeds.to", to, from, "It is the most seeds to run.", 10_000);
  expectWhole(where, "seeds.step", step, 1, "It is how many seeds are added at a time.", 10_000);
  return { from, to, step };
}
