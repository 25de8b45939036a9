import type { ExperimentTable } from "../../../engine/experiment/table.js";
import hundredSummary from "../../course/11-beyond-fixed-horizons/results/100-updates.summary.json" with { type: "json" };
import thousandSummary from "../../course/11-beyond-fixed-horizons/results/1000-updates.summary.json" with { type: "json" };
import tenThousandSummary from "../../course/11-beyond-fixed-horizons/results/10000-updates.summary.json" with { type: "json" };
import { storedSweep } from "../../stored.js";
import { shapeOf } from "./measured.js";

/** The same quadratic at three lengths, exactly: no seeds. */
export const exact: Readonly<Record<100 | 1000 | 10_000, ExperimentTable>> = {
  100: storedSweep("11-beyond-fixed-horizons/100-updates", hundredSummary),
  1000: storedSweep("11-beyond-fixed-horizons/1000-updates", thousandSummary),
  10000: storedSweep("11-beyond-fixed-horizons/10000-updates", tenThousandSummary),
};

/** How many times the loss of the best shape a shape ends at, both at their own best peak, on the exact quadratic. */
export function exactRatio(steps: keyof typeof exact, name: string): number {
  const table = exact[steps];
  const losses = table.shapes.map(({ test }) => test ?? Number.POSITIVE_INFINITY);
  return (shapeOf(table, name).test ?? Number.NaN) / Math.min(...losses);
}
