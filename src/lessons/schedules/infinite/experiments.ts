import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { cooldown } from "../../../schedules/combinators/cooldown.js";
import { sequence } from "../../../schedules/combinators/sequence.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { infinite } from "../../../schedules/families/infinite.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { curvatures } from "../../noisyQuadratic.js";
import { percent } from "../../say.js";

/** The data changes at this update, and the run goes on for as long again. */
const change = 1000;
const end = 2 * change;
const cool = 200;

/** What a run's expected loss is on the data of the moment; `old` is the one at the change, before the optimum moves. */
interface Followed {
  readonly losses: readonly number[];
  readonly old: number;
}

/** The noisy quadratic of the course, whose optimum moves by `shift` at `change`. */
function follow(lr: (t: number) => number, steps: number, shift: number): Followed {
  const size = curvatures.length;
  // Distance of the average run from the present optimum, and the spread around it.
  const bias = new Float64Array(size).fill(1);
  const variance = new Float64Array(size);
  const lossNow = (): number => {
    let loss = 0;
    for (let i = 0; i < size; i++) loss += ((curvatures[i] as number) * ((bias[i] as number) ** 2 + (variance[i] as number))) / 2;
    return loss;
  };
  const losses: number[] = [];
  let old = Number.NaN;
  for (let t = 0; t < steps; t++) {
    if (t === change) {
      old = lossNow();
      for (let i = 0; i < size; i++) bias[i] = (bias[i] as number) + shift; // one for each curvature, here and below
    }
    losses.push(lossNow());
    const rate = lr(t);
    for (let i = 0; i < size; i++) {
      const h = curvatures[i] as number;
      const left = 1 - rate * h;
      bias[i] = left * (bias[i] as number);
      variance[i] = left * left * (variance[i] as number) + rate * rate * h;
    }
  }
  losses.push(lossNow());
  return { losses, old };
}

const first = (peak: number): Schedule =>
  warmup(cosineAnnealing({ baseLr: peak, totalSteps: change - 50, minLr: peak / 10 }), { steps: 50 });

/** Each at the peak that is best for its two models when the data moves half-way. */
const cosinePeak = 0.215;
const again = sequence(
  first(cosinePeak),
  warmup(cosineAnnealing({ baseLr: cosinePeak, totalSteps: change - 50, minLr: cosinePeak / 10 }), { steps: 50, startLr: cosinePeak / 10 }),
);
const endless = infinite({ baseLr: 0.224, constantLr: 0.112, warmupSteps: 50, decaySteps: 300 });

/** What trains: one run, or a trunk with a branch for each model. */
interface Policy {
  readonly label: string;
  readonly trunk: Schedule;
  readonly branches: readonly Schedule[];
}

const branchTo = (at: number): Schedule => cooldown(endless, { at: at - cool, steps: cool, shape: "1-sqrt" });
const policies: Readonly<Record<string, Policy>> = {
  again: { label: "a second cosine, warmed up again", trunk: again, branches: [] },
  floor: { label: "stay at the cosine's floor", trunk: first(cosinePeak), branches: [] },
  infinite: { label: "infinite, cooled down for each model", trunk: endless, branches: [branchTo(change), branchTo(end)] },
};

/** New data half-way: three ways to go on. */
const newData = interactive({
  id: "new-data",
  title: "New data at update 1000",
  controls: {
    policy: {
      type: "choice",
      label: "The rate",
      options: Object.entries(policies).map(([value, { label }]) => ({ value, label })),
      start: "floor",
    },
    shift: { type: "number", label: "How new the data is", min: 0, max: 1, step: 0.1, start: 0.5, tries: [0, 1] },
  },
  figure: ({ policy, shift }): CurvesFigure => {
    const { trunk, branches } = policies[policy] as Policy; // the control offers these only
    const far = Number(shift.toPrecision(6));
    const { losses, old } = follow(trunk, end, far);
    const cooled = branches.map((lr) => {
      const stop = lr.steps as number; // a cooldown ends
      return { lr, stop, losses: follow(lr, stop, far).losses };
    });
    const delivered = [cooled[0]?.losses[change] ?? old, cooled[1]?.losses[end] ?? (losses[end] as number)] as const;
    const thin = (from: number, to: number, of: (t: number) => number, parts: number): Point[] =>
      Array.from({ length: parts + 1 }, (_, i): Point => {
        const t = Math.round(from + ((to - from) * i) / parts);
        return [t, of(t)];
      });
    const at = (of: readonly number[]) => (t: number) => of[t] as number;
    const gap = (t: number): Point => [t, null];
    const branch = (of: (one: (typeof cooled)[number]) => (t: number) => number): Point[] =>
      cooled.flatMap((one) => [...thin(one.stop - cool, one.stop, of(one), 12), gap(one.stop)]);
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `${far === 0 ? "The data stays as it is" : `The optimum moves by ${percent(far)} of the way it was from the start`}. The models of update 1000 and 2000 have losses of ${formatNumber(delivered[0])} and ${formatNumber(delivered[1])}; 100 updates after the change the run is at ${formatNumber(losses[change + 100] as number)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, end] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, 0.23] },
            curves: [{ label: "", role: "rate", points: [...thin(0, end, trunk, 80), gap(end), ...branch(({ lr }) => lr)] }],
            rules: [{ axis: "x", at: change, label: "new data" }],
            share: 0.4,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.04, 5] },
            curves: [
              {
                label: "",
                role: "a",
                points: [
                  ...thin(0, change, (t) => (t === change ? old : (losses[t] as number)), 40),
                  gap(change),
                  ...thin(change, end, at(losses), 50),
                  gap(end),
                  ...branch((one) => at(one.losses)),
                ],
              },
            ],
            marks: [change, end].map((t, i) => ({
              x: t,
              y: delivered[i] as number,
              role: "a" as const,
              label: formatNumber(delivered[i] as number),
            })),
            share: 0.6,
          },
        ],
      },
    };
  },
});

/** The picture of the page without an end. */
export const plots: readonly Interactive[] = [newData];
