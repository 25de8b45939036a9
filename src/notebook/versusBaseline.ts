import { apart } from "../plots/describe.js";
import type { IntervalsFigure } from "../plots/figure.js";
import { formatNumber } from "../plots/format.js";
import type { Interval } from "../stats/pairedInterval.js";
import type { Comparison } from "../stats/verdict.js";
import { numberText, type Row } from "./tableOf.js";

/** One thing against the baseline, as `compare` of lrlab and an experiment's table have it; p is null where results are exact. */
export interface Versus {
  readonly difference: Interval;
  readonly p: number | null;
  readonly verdict: Comparison;
}

/**
 * A picture of differences from a baseline, each with the verdict that was reached over all of them together.
 *
 * `intervalsFigure` would judge each interval alone, and of several some may then look surer than they are.
 */
export function versusFigure({
  label,
  versus,
  smallest,
}: {
  label: string;
  versus: readonly (readonly [name: string, versus: Versus])[];
  smallest: number;
}): IntervalsFigure {
  const end = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const rows = versus.map(([name, { difference, verdict }]) => {
    const { low, high } = difference;
    return { label: name, mean: meanOf(difference), low: end(low), high: end(high), verdict };
  });
  const told = versus.map(
    ([name, { difference, verdict }]) => `${name}: ${verdict}, ${formatNumber(meanOf(difference))}${ends(difference)}`,
  );
  return {
    kind: "intervals",
    size: { width: 640, height: 46 + 40 * versus.length },
    data: { x: { label }, rows, ...(smallest > 0 ? { smallest } : {}) },
    sentence: `${told.join("; ")}.`,
  };
}

/** The columns of a table that say how something stands to the baseline; empty for the baseline itself. Exact results have no p. */
export const versusColumns = (baseline: string, versus: Versus | null, isExact = false): Row => ({
  [`minus ${baseline}`]: versus ? `${numberText(meanOf(versus.difference))}${ends(versus.difference)}` : "",
  ...(isExact ? {} : { "p (Holm)": versus === null || versus.p === null ? "" : pText(versus.p) }),
  verdict: versus?.verdict ?? "",
});

/** The mean, without what rounding leaves of differences that cancel. */
const meanOf = ({ mean, low, high }: Interval): number => (Number.isFinite(high - low) && Math.abs(mean) < 1e-12 * (high - low) ? 0 : mean);

/** An interval's ends; nothing where the difference is exact. */
function ends({ low, high }: Interval): string {
  if (low === high) return "";
  const [from, to] = apart(low, high);
  return ` [${from}, ${to}]`;
}

const pText = (p: number): string => (p < 0.001 ? "< 0.001" : p.toFixed(3));
