import { wells } from "../../../../engine/problems/wells.js";
import { rng } from "../../../../engine/rng.js";
import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { percent } from "../../../say.js";

const depths = [0.8, 0] as const;
const landscape = wells({ minima: [-1, 1], depths, curvatures: [4, 4] });
if (landscape === null) throw new RangeError("the wells must be possible.");
const { lossAt, slopeAt } = landscape;
const deviation = 3;
/** How many points there are in the picture. */
export const particles = 300;

/** Ways to go from hot to cold; each is a part of the hot rate at a part of the run. */
export const coolings = {
  quench: { name: "quench", shape: (u: number) => (u < 0.5 ? 1 : 0.1) },
  anneal: { name: "anneal", shape: (u: number) => 1 - u },
  hot: { name: "stay hot", shape: () => 1 },
  cold: { name: "stay cold", shape: () => 0.1 },
} as const;

export type Cooling = keyof typeof coolings;

/** Share of the points in the deeper well, at 41 moments, and their mean loss at the end. All start in the other well. */
export const crowd = remembered((cooling: Cooling, hot: number, steps: number): { shares: number[]; loss: number } => {
  const { shape } = coolings[cooling];
  const random = rng(7);
  let at = Array.from({ length: particles }, () => -1);
  const shares = [0];
  for (let t = 0; t < steps; t++) {
    const rate = hot * shape(t / steps);
    at = at.map((x) => {
      const next = x - rate * (slopeAt(x) + deviation * random.normal());
      return Math.abs(next) > 3 ? 3 * Math.sign(next) : next; // a wall: hot points stay in the picture
    });
    if ((t + 1) % (steps / 40) === 0) shares.push(at.filter((x) => x > 0).length / particles);
  }
  return { shares, loss: at.reduce((sum, x) => sum + lossAt(x), 0) / particles };
}, 64);

/** The part in the deeper well at the end. */
export const endShare = (cooling: Cooling, hot: number, steps: number): number => crowd(cooling, hot, steps).shares[40] as number;

export function wellsFigure(hot: number, steps: number, part = 1): CurvesFigure {
  const until = Math.max(1, Math.round(40 * part));
  const line = (cooling: Cooling): Point[] =>
    crowd(cooling, hot, steps)
      .shares.slice(0, until + 1)
      .map((share, i): Point => [i / 40, 100 * share]);
  const rateOf = (cooling: Cooling): Point[] =>
    Array.from({ length: until + 1 }, (_, i): Point => [i / 40, hot * coolings[cooling].shape(Math.min(i / 40, 0.9999))]);
  const share = (cooling: Cooling): string => percent(endShare(cooling, hot, steps));
  return {
    kind: "curves",
    size: { width: 640, height: 420 },
    sentence: `${particles} points start in the shallow well; after ${steps} updates from a hot rate of ${hot} the deep one holds ${share("quench")} of the quenched points, ${share("anneal")} of the annealed, ${share("hot")} of those kept hot and ${share("cold")} of those that were never hot.`,
    data: {
      x: { label: "part of the run done, u", domain: [0, 1] },
      panels: [
        {
          y: { label: "rate η", domain: [0, 0.25] },
          curves: [
            { label: "quench", role: "rate", stairs: true, points: rateOf("quench") },
            { label: "anneal", role: "rate", dashed: true, points: rateOf("anneal") },
          ],
          share: 0.5,
        },
        {
          y: { label: "in the deep well, %", domain: [0, 100] },
          curves: [
            { label: "quench", role: "a", points: line("quench") },
            { label: "anneal", role: "b", dashed: true, points: line("anneal") },
            { label: "never hot", role: "muted", points: line("cold") },
          ],
        },
      ],
    },
  };
}

/** Quench and anneal on a line with two wells. */
export const twoWells = interactive({
  id: "two-wells",
  title: "Quench or anneal",
  controls: {
    hot: { type: "number", label: "Hot rate", symbol: "η", min: 0.05, max: 0.25, step: 0.05, start: 0.2, tries: [0.05] },
    steps: {
      type: "choice",
      label: "Updates",
      options: [40, 400, 2000].map((n) => ({ value: String(n), label: String(n) })),
      start: "400",
    },
  },
  figure: ({ hot, steps }): CurvesFigure => wellsFigure(Number(hot.toFixed(2)), Number(steps)),
});
