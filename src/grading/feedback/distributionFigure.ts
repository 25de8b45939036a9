import type { CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";

/** How a class's points are spread. */
export interface Distribution {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  /** Students in each tenth of the points, from `low` to below `high`; the last one holds full points too. */
  readonly bins: readonly { readonly low: number; readonly high: number; readonly count: number }[];
}

const parts = 10;

/**
 * Counts totals in tenths of what can be won; what is outside counts in the first or the last tenth.
 *
 * @param totals at least one.
 * @param max what can be won, above 0.
 */
export function distribution(totals: readonly number[], max: number): Distribution {
  const counts = Array.from({ length: parts }, () => 0);
  for (const total of totals) {
    // A tenth begins at its own edge, also where 0.3 * 10 is not 3.
    const at = Math.floor(Number(((total / max) * parts).toPrecision(12)));
    const bin = Math.max(0, Math.min(parts - 1, at));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const sorted = [...totals].sort((a, b) => a - b);
  const middle = (i: number): number => sorted[i] ?? 0;
  const half = sorted.length / 2;
  return {
    n: totals.length,
    mean: totals.reduce((sum, total) => sum + total, 0) / totals.length,
    median: Number.isInteger(half) ? (middle(half - 1) + middle(half)) / 2 : middle(Math.floor(half)),
    bins: counts.map((count, i) => ({ low: (i / parts) * max, high: ((i + 1) / parts) * max, count })),
  };
}

/** The picture of it: how many students have how many points, the median dashed. */
export function distributionFigure({ n, mean, median, bins }: Distribution): CurvesFigure {
  const most = Math.max(...bins.map(({ count }) => count));
  const { low, high } = bins.find(({ count }) => count === most) ?? { low: 0, high: 0 };
  const max = bins.at(-1)?.high ?? 1;
  const points: Point[] = [...bins.map(({ low, count }): Point => [low, count]), [max, bins.at(-1)?.count ?? 0], [max, 0]];
  const students = (count: number): string => (count === 1 ? "1 student" : `${count} students`);
  return {
    kind: "curves",
    size: { width: 640, height: 240 },
    sentence:
      `Of ${students(n)}, half have ${formatNumber(median)} of ${formatNumber(max)} points or more; the mean is ${formatNumber(mean)}. ` +
      `Most, ${most}, have from ${formatNumber(low)} to ${formatNumber(high)}.`,
    data: {
      x: { label: "points", domain: [0, max] },
      panels: [
        {
          y: { label: "students", domain: [0, Math.max(4, Math.ceil(most * 1.1))] },
          filled: true,
          curves: [{ label: "", role: "a", stairs: true, points: [[0, 0], ...points] }],
          rules: [{ axis: "x", at: median, label: "median" }],
        },
      ],
    },
  };
}
