import { finalLoss } from "../../../../engine/finalLoss.js";
import { expectedLoss } from "../../../../engine/noisyQuadratic.js";
import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { cosineAnnealing } from "../../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../../schedules/families/linear.js";
import { along, type Shape } from "../../../../schedules/shape.js";
import { curvatures, peaks, problem } from "../../../noisyQuadratic.js";
import { percent } from "../../../say.js";

/** The run that was planned. */
export const planned = 1000;

type Cooldown = "linear" | "1-sqrt";

/** What a picture of a stop is of. */
export interface Stop {
  /** The updates after which somebody wants the model. */
  readonly stop: number;
  /** How the branch cools down, over which part of its updates, and to which part of the trunk's rate. */
  readonly shape: Cooldown;
  readonly part: number;
  readonly end: number;
}

/** The rate of a branch that leaves the trunk so as to be cold at the stop. */
export function branchRate(rate: number, { stop, shape, part, end }: Stop): (t: number) => number {
  const fork = forkOf({ stop, part });
  return (t) => along(shape as Shape, rate, end * rate, Math.max(0, t - fork) / (stop - fork));
}

export const forkOf = ({ stop, part }: Pick<Stop, "stop" | "part">): number => Math.round((1 - part) * stop);

const lossesOf = (lr: (t: number) => number, steps: number): readonly number[] => expectedLoss({ ...problem, lr, steps });

const directions = { curvatures, noise: curvatures, start: curvatures.map(() => 1) };

/** The best of the course's peaks for a shape of peak 1, and the loss that it ends at. */
export function tuned(shape: (t: number) => number, steps: number): { readonly peak: number; readonly loss: number } {
  const factors = Array.from({ length: steps }, (_, t) => shape(t));
  const all = peaks.map((peak) => ({
    peak,
    loss: finalLoss(
      directions,
      factors.map((factor) => peak * factor),
    ),
  }));
  return all.reduce((best, one) => (one.loss < best.loss ? one : best));
}

/** The peak at which a cosine planned for the whole run ends lowest, and the trunk's rate: that of the best fifth-long cooldown at the same end. */
export const chosen = remembered(() => {
  const usual = { stop: planned, shape: "linear", part: 0.2, end: 0 } as const;
  return {
    cosine: tuned(cosineAnnealing({ baseLr: 1, totalSteps: planned }), planned).peak,
    trunk: tuned(branchRate(1, usual), planned).peak,
  };
});

/** The best straight line to zero of a run that was told when it would end. */
export const told = remembered((stop: number) => tuned(linear({ baseLr: 1, totalSteps: stop }), stop).loss, 64);

const cosineLosses = remembered(() => lossesOf(cosineAnnealing({ baseLr: chosen().cosine, totalSteps: planned }), planned));
const trunkLosses = remembered(() => lossesOf(() => chosen().trunk, planned));
const branchLosses = remembered((stop: Stop) => lossesOf(branchRate(chosen().trunk, stop), stop.stop), 32);

/** The losses at a stop, by the three ways of getting there, and that of the trunk itself. */
export function atStop(stop: Stop): { readonly cosine: number; readonly branch: number; readonly trunk: number } {
  const at = (losses: readonly number[]): number => losses[stop.stop] as number; // they are as long as the plan at least
  return { cosine: at(cosineLosses()), branch: at(branchLosses(stop)), trunk: at(trunkLosses()) };
}

/** The part of its peak that the cosine still has at a stop. */
export const left = (stop: number): number => cosineAnnealing({ baseLr: 1, totalSteps: planned })(stop);

const thin = (values: readonly number[], from = 0): Point[] =>
  values
    .map((y, x): Point => [x, stored(y)])
    .filter(([x]) => x >= from && (x % 10 === 0 || x === values.length - 1))
    .slice(from === 0 ? 1 : 0);

/** The picture of a stop: three rates above, the losses that follow below; `earlier` stops keep their branches. `asTold` costs a search. */
export function stopFigure(
  stop: Stop,
  { earlier = [], asTold = true }: { readonly earlier?: readonly number[]; readonly asTold?: boolean } = {},
): CurvesFigure {
  const { trunk, cosine } = chosen();
  const at = atStop(stop);
  const fork = forkOf(stop);
  const lr = branchRate(trunk, stop);
  const falling = cosineAnnealing({ baseLr: cosine, totalSteps: planned });
  const rates = (of: (t: number) => number, from: number, to: number): Point[] => {
    const spots = [...new Set([...Array.from({ length: 51 }, (_, i) => Math.round(from + (i / 50) * (to - from))), to])];
    return spots.map((t): Point => [t, stored(of(t))]);
  };
  const better = at.branch < at.cosine;
  const gap = better ? at.cosine / at.branch : at.branch / at.cosine;
  return {
    kind: "curves",
    size: { width: 640, height: 460 },
    sentence: `Stopped after ${stop.stop} updates, the branch ends at a loss of ${formatNumber(at.branch)} and the trunk stands at ${formatNumber(at.trunk)}. The cosine planned for ${planned} still has ${percent(left(stop.stop))} of its peak and stands at ${formatNumber(at.cosine)}: ${stop.stop === planned ? "it was planned for this" : `${formatNumber(gap, 2)} times as ${better ? "high as" : "low as"} the branch`}.${asTold ? ` A straight line that had been told this stop ends at ${formatNumber(told(stop.stop))}.` : ""}`,
    data: {
      x: { label: "updates done, t", domain: [0, planned] },
      panels: [
        {
          y: { label: "rate η", domain: [0, 0.3] },
          share: 1 / 3,
          curves: [
            { label: "cosine", role: "theory", points: rates(falling, 0, planned) },
            {
              label: "trunk",
              role: "rate",
              points: [
                [0, trunk],
                [planned, trunk],
              ],
              faint: true,
            },
            ...earlier.map((before) => ({
              label: "",
              role: "rate" as const,
              faint: true,
              points: rates(branchRate(trunk, { ...stop, stop: before }), forkOf({ ...stop, stop: before }), before),
            })),
            { label: "", role: "rate", points: rates(lr, 0, stop.stop) },
          ],
          rules: [{ axis: "x", at: stop.stop, label: "stop" }],
        },
        {
          y: { label: "expected loss", scale: "log", domain: [0.05, 3] },
          curves: [
            { label: "trunk", role: "muted", points: thin(trunkLosses()) },
            { label: "cosine", role: "b", points: thin(cosineLosses()) },
            ...earlier.map((before) => ({
              label: "",
              role: "a" as const,
              faint: true,
              points: thin(branchLosses({ ...stop, stop: before }), forkOf({ ...stop, stop: before })),
            })),
            { label: "branch", role: "a", points: thin(branchLosses(stop), fork) },
          ],
          marks: [
            { x: stop.stop, y: stored(at.branch), role: "a" },
            { x: stop.stop, y: stored(at.cosine), role: "b" },
          ],
          rules: [{ axis: "x", at: stop.stop, label: "" }],
        },
      ],
    },
  };
}

/** Stop anywhere: a trunk with branches against a cosine that was planned for the whole run. */
export const stopping = interactive({
  id: "stop-anywhere",
  title: "One trunk, a branch wherever you stop",
  controls: {
    stop: {
      type: "number",
      label: "Stop after",
      symbol: "t",
      unit: "updates",
      min: 100,
      max: planned,
      step: 50,
      start: 600,
      tries: [300, 900],
    },
    part: { type: "number", label: "Cooldown", unit: "% of the updates", min: 5, max: 60, step: 5, start: 20 },
    shape: {
      type: "choice",
      label: "Shape",
      options: [
        { value: "linear", label: "straight line" },
        { value: "1-sqrt", label: "1 − square root" },
      ],
      start: "linear",
    },
    end: {
      type: "choice",
      label: "Down to",
      options: [
        { value: "zero", label: "zero" },
        { value: "tenth", label: "10 %" },
      ],
      start: "zero",
    },
  },
  figure: ({ stop, part, shape, end }): CurvesFigure =>
    stopFigure({ stop, part: part / 100, shape: shape as Cooldown, end: end === "zero" ? 0 : 0.1 }),
});
