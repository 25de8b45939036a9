import { compact } from "../compact.js";
import type { BugModel, Hypothesis, Run } from "../hypothesis.js";

/** The top of a triangle or one-cycle falls between two updates: the rate shoots over it, or never gets there. */
export const peakOvershoot: BugModel = {
  bug: "peak-overshoot",
  title: "peak between two updates",
  advice:
    "Make both sides whole numbers of updates that add up to the run: up = ⌊T/2⌋ and down = T − up, each with its own formula, and the peak at update up.",
  fix: {
    before: ["half = (steps - 1) / 2", "up = down = half"].join("\n"),
    after: ["up = (steps - 1) // 2", "down = steps - 1 - up"].join("\n"),
  },
  hypotheses: (run) => {
    const { peakAt: p, at, end, steps } = run.planned;
    const isTop = p > 1 && p < Math.min(end, steps) - 2 && at(p - 1) < at(p) && at(p + 1) < at(p);
    return isTop ? tops(p).flatMap((top) => misplaced(run, top)) : [];
  },
};

/** A misplaced top: the rise aims at `rise`, the fall comes from `fall`, and the rise is followed through update `until`. */
interface Top {
  readonly rise: number;
  readonly fall: number;
  readonly until: number;
  readonly cost: number;
}

/** Tops up to one update away from p. */
function tops(p: number): Top[] {
  const halves = [-1, -0.5, 0, 0.5, 1];
  const sharp = Array.from({ length: 19 }, (_, i) => p - 0.95 + 0.1 * i).map((x) => ({ rise: x, fall: x, until: Math.floor(x), cost: 3 }));
  const crossed = halves.flatMap((rise) =>
    halves.flatMap((fall) =>
      [-1, 0, 1].map((until) => ({ rise: p + rise, fall: p + fall, until: p + until, cost: rise === fall ? 2 : 3 })),
    ),
  );
  return [...sharp, ...crossed];
}

function misplaced({ planned }: Run, { rise, fall, until, cost }: Top): Hypothesis[] {
  const { at, between, peakAt: p, peak, end } = planned;
  const beyond = (x: number, slope: number): number => peak + Math.abs(x - p) * slope;
  const up = (t: number): number => {
    const x = (t * p) / rise;
    return x <= p ? between(x) : beyond(x, at(p) - at(p - 1));
  };
  const down = (t: number): number => {
    const x = p + ((t - fall) * (end - p)) / (end - fall);
    return x >= p ? between(x) : beyond(x, at(p) - at(p + 1));
  };
  const top = Math.max(up(until), down(until + 1));
  if (Math.abs(top / peak - 1) < 1e-6) return [];
  const over = top > peak;
  return [
    {
      rate: (t) => (t <= until ? up(t) : down(t)),
      cost,
      sentence: over
        ? `The rate shoots over its peak: ${compact(top)} where ${compact(peak)} was planned, because the two sides do not meet at a whole update.`
        : `The rate never reaches its peak: the highest is ${compact(top)} where ${compact(peak)} was planned, because the top falls between two updates.`,
      values: { highest: top },
    },
  ];
}
