import { expectNumbers } from "../schedules/expect.js";

/** What pairs of results say about their mean difference. */
export interface Paired {
  /** Number of pairs. */
  readonly n: number;
  readonly mean: number;
  /** sd/√n, the standard error of the mean; Infinity for one pair, which says nothing about the spread. */
  readonly error: number;
}

/** The mean of a − b over pairs and its standard error. */
export function paired(where: string, a: readonly number[], b: readonly number[]): Paired {
  expectNumbers(where, "a", a);
  expectNumbers(where, "b", b);
  if (a.length !== b.length) {
    throw new RangeError(`${where}: a and b must have one result per seed each, got ${a.length} and ${b.length}. Run the missing seeds.`);
  }
  const n = a.length;
  const differences = a.map((value, i) => value - (b[i] as number)); // both have n entries
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  const squares = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0);
  return { n, mean, error: n === 1 ? Number.POSITIVE_INFINITY : Math.sqrt(squares / (n - 1) / n) };
}
