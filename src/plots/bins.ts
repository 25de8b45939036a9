import { extent } from "./extent.js";

/** A stretch of updates: where it lies, and the mean, the least and the greatest value in it. */
export interface Bin {
  readonly at: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Stretches of `width` values, as a picture tells them apart; `at(i)` is the update of value i. */
export function binsOf(values: readonly number[], width: number, at: (i: number) => number): readonly Bin[] {
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
  return Array.from({ length: Math.ceil(values.length / width) }, (_, bin): Bin => {
    const part = values.slice(bin * width, (bin + 1) * width);
    const [low, high] = extent(part);
    return { at: mean(part.map((_, i) => at(bin * width + i))), mean: mean(part), low, high };
  });
}
