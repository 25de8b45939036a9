import type { Row, Status, TestRow } from "../row.js";

/** What a class's answers say about one test. */
export interface ItemStatistics {
  readonly exercise: string;
  /** Its place among the exercise's tests, from 0; a variant may name it otherwise. */
  readonly index: number;
  /** The name it has most often. */
  readonly name: string;
  readonly visibility: TestRow["visibility"];
  /** Answers that could be graded. */
  readonly n: number;
  /** The mean share of its points that was won, from 0 to 1: the larger, the easier. null where n is 0. */
  readonly difficulty: number | null;
  /** The correlation with the points won in all other tests, from −1 to 1; null where it is undefined. */
  readonly discrimination: number | null;
  /** How often it ended in each way, among the answers that could be graded; a broken test is counted too. */
  readonly statuses: Readonly<Partial<Record<Status, number>>>;
}

/**
 * Item analysis of a class's rows, in classical test theory.
 *
 * Difficulty is the mean of x, the share of the test's points that a student won. Discrimination is the correlation of x with the rest score
 * X = (points in all tests of all rows) − (points in this one),
 *
 *   r = Σ (x − x̄)(X − X̄) / √(Σ (x − x̄)² · Σ (X − X̄)²),
 *
 * which for a test that is passed or not is the point-biserial correlation (M₁ − M₀) √(pq) / s. The test itself is left out of X, with which it
 * would correlate even if it measured nothing (Henrysson, "Correction of item-total correlations in item analysis", Psychometrika 28, 1963);
 * Moodle's quiz report computes the same ("Quiz statistics calculations", docs.moodle.org). Undefined, and null, where x or X is the same for
 * everybody, and for fewer than three students, of whom two always correlate by ±1.
 *
 * A row that could not be graded says nothing about a test and is left out of x; in X it counts what it won, which is 0. So does a broken test.
 *
 * @param rows of one or several exercises; a student is the same in all by the submission's id.
 * @returns one item for each test, exercises in the order of their first rows.
 */
export function itemStatistics(rows: readonly Row[]): readonly ItemStatistics[] {
  const totals = new Map<string, number>();
  for (const { submission, tests } of rows) {
    totals.set(submission, (totals.get(submission) ?? 0) + tests.reduce((sum, { score }) => sum + score, 0));
  }
  const exercises = [...new Set(rows.map(({ exercise }) => exercise))];
  return exercises.flatMap((exercise) => {
    const own = rows.filter((row) => row.exercise === exercise);
    const count = own.reduce((most, { tests }) => Math.max(most, tests.length), 0);
    return Array.from({ length: count }, (_, index): ItemStatistics => {
      const all = own.flatMap(({ submission, gradable, tests }) => (tests[index] ? [{ submission, gradable, test: tests[index] }] : []));
      const graded = all.filter(({ gradable, test }) => gradable && test.status !== "fault" && test.status !== "not-run" && test.max > 0);
      const shares = graded.map(({ test }) => test.score / test.max);
      const rests = graded.map(({ submission, test }) => (totals.get(submission) ?? 0) - test.score);
      const statuses: Partial<Record<Status, number>> = {};
      for (const { gradable, test } of all) if (gradable) statuses[test.status] = (statuses[test.status] ?? 0) + 1;
      return {
        exercise,
        index,
        name: mostOften(all.map(({ test }) => test.name)),
        visibility: all.some(({ test }) => test.visibility === "hidden") ? "hidden" : "visible",
        n: graded.length,
        difficulty: graded.length === 0 ? null : mean(shares),
        discrimination: graded.length < 3 ? null : correlation(shares, rests),
        statuses,
      };
    });
  });
}

/** Pearson's correlation; null where either is the same throughout, up to rounding. */
function correlation(x: readonly number[], y: readonly number[]): number | null {
  const [dx, dy] = [deviations(x), deviations(y)];
  if (dx === null || dy === null) return null;
  const r = dot(dx, dy) / Math.sqrt(dot(dx, dx) * dot(dy, dy));
  return Math.max(-1, Math.min(1, r));
}

/** What each value is off the mean; null where they differ by rounding alone. */
function deviations(values: readonly number[]): readonly number[] | null {
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const centre = mean(values);
  const off = values.map((value) => value - centre);
  return off.every((d) => Math.abs(d) <= 1e-9 * scale) ? null : off;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0); // as long as each other

/** The text that is there most often, the first in order where several are. */
function mostOften(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? "";
}
