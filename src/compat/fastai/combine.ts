import { raises } from "../raises.js";

/** The value at a position in the run, from 0 to 1. */
export type OfPosition = (pos: number) => number;
/** How a number is kept. */
export type Round = (x: number) => number;

/**
 * fastai's combine_scheds: schedule i takes the part pcts[i] of the run, and goes from 0 to 1 over it.
 *
 * fastai keeps the boundaries in a float32 tensor, so positions between them are off by 1e-7: `round` is Math.fround for that, and the
 * identity for exact ones.
 */
export function combine(where: string, pcts: readonly number[], schedules: readonly OfPosition[], round: Round): OfPosition {
  const total = pcts.reduce((sum, pct) => sum + pct, 0);
  // fastai compares exactly: parts that add up to 1 on paper can miss it.
  if (total !== 1) raises(where, "the parts of the run must add up to exactly 1", total, "assert sum(pcts) == 1.");
  if (pcts.some((pct) => pct < 0)) raises(where, "the parts of the run must be >= 0", pcts, "assert torch.all(pcts >= 0)");
  const bounds = [0, ...pcts].map((_, i) => round(pcts.slice(0, i).reduce((sum, pct) => sum + round(pct), 0)));
  return (given) => {
    const pos = round(given);
    const part = Math.min(
      bounds.reduce((last, bound, i) => (pos >= bound ? i : last), 0),
      schedules.length - 1,
    );
    const [start, end] = [bounds[part] as number, bounds[part + 1] as number];
    return (schedules[part] as OfPosition)(round(round(pos - start) / round(end - start)));
  };
}
