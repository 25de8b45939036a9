import { offsetsOf } from "./fit.js";
import type { Run } from "./hypothesis.js";

/** What the logged rates are as a part of the planned ones, in the middle: once for each convention of logging, as those shift the plan. */
export function medianRatios({ rows, plan, planned }: Run): number[] {
  return offsetsOf(plan).map(({ updateOf }) => {
    const ratios = rows
      .map((row) => ({ lr: row.lr, t: updateOf(row) }))
      .map(({ lr, t }) => ({ lr, rate: t < 0 ? 0 : planned.at(t) }))
      .filter(({ rate }) => rate > 0.02 * planned.peak)
      .map(({ lr, rate }) => lr / rate)
      .sort((a, b) => a - b);
    return ratios[ratios.length >> 1] ?? 1;
  });
}
