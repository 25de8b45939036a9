import { expectFields, expectNamed, expectNumber, expectOptions, expectText, expectWhole } from "../schedules/expect.js";
import type { Interval } from "../stats/pairedInterval.js";
import { verdict } from "../stats/verdict.js";
import { apart } from "./describe.js";
import type { IntervalsFigure } from "./figure.js";
import { formatNumber } from "./format.js";

/** Options of `intervalsFigure`. */
export interface IntervalsFigureOptions {
  /** The axis: what was subtracted from what, and its unit. */
  label: string;
  /** Intervals by name, from `pairedInterval`. */
  rows: Readonly<Record<string, Interval>>;
  /** True for a loss, false for an accuracy. */
  lowerIsBetter: boolean;
  /** The smallest difference worth having, 0 when left out. */
  smallest?: number;
}

/**
 * A picture of differences with their intervals, each with its verdict: better, worse, equal or cannot tell.
 *
 * @example
 * const rows = { cosine: pairedInterval([1, 2, 3], [2, 3, 4]) };
 * intervalsFigure({ label: "loss minus the constant's", rows, lowerIsBetter: true }).sentence; // "cosine: better, −1 [−1, −1]; n = 3."
 */
export function intervalsFigure(options: IntervalsFigureOptions): IntervalsFigure {
  const where = "intervalsFigure";
  expectOptions(where, options, ["label", "rows", "lowerIsBetter", "smallest"]);
  const { label, rows, lowerIsBetter, smallest = 0 } = options;
  expectNumber(where, "smallest", smallest, { min: 0, advice: "It is a size, without a sign." });
  expectText(where, "label", label, "Say what was subtracted from what.");
  const named = expectNamed(
    where,
    "rows must hold at least one interval by name",
    rows,
    (count) => count > 0,
    "Write { cosine: pairedInterval(a, b) }.",
  );
  for (const [name, interval] of named) {
    expectFields(where, `rows.${name}`, interval, ["mean", "low", "high", "n", "level"]);
    expectNumber(where, `rows.${name}.mean`, interval.mean);
    expectWhole(where, `rows.${name}.n`, interval.n, 1, "It counts pairs.");
    expectNumber(where, `rows.${name}.level`, interval.level, { above: 0, below: 1, advice: "Write 0.95 for 95 %." });
  }
  const judged = named.map(([name, interval]) => ({
    label: name,
    mean: interval.mean,
    low: Number.isFinite(interval.low) ? interval.low : null,
    high: Number.isFinite(interval.high) ? interval.high : null,
    verdict: verdict(interval, { lowerIsBetter, smallest }),
  }));
  const told = judged.map((row) => {
    const { low, high } = rows[row.label] as Interval; // the row was made from it
    const [from, to] = apart(low, high);
    return `${row.label}: ${row.verdict}, ${formatNumber(row.mean)} [${from}, ${to}]`;
  });
  const pairs = [...new Set(named.map(([, { n }]) => n))];
  return {
    kind: "intervals",
    size: { width: 640, height: 46 + 40 * named.length },
    data: { x: { label }, rows: judged, ...(smallest > 0 ? { smallest } : {}) },
    sentence: `${told.join("; ")}${pairs.length === 1 ? `; n = ${pairs[0]}` : ""}.`,
  };
}
