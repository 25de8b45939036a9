import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { constant } from "../../../schedules/families/constant.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import { stepDecay } from "../../../schedules/families/stepDecay.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { problem, type Tuned, tune } from "../../noisyQuadratic.js";
import { count } from "../../say.js";

const steps = 1000;

const staircase = (drops: number, gamma: number, baseLr: number): Schedule =>
  drops === 0 ? constant({ baseLr }) : stepDecay({ baseLr, gamma, stepSize: Math.ceil(steps / (drops + 1)) });

/** Tuning takes a while; each staircase is tuned once. */
const tuned = new Map<string, Tuned>();

function best(drops: number, gamma: number): Tuned {
  const key = drops === 0 ? "flat" : `${drops} ${gamma}`;
  const found = tuned.get(key) ?? tune((peak) => staircase(drops, gamma, peak), steps);
  tuned.set(key, found);
  return found;
}

/** A point every ten updates: a hundred are enough for a smooth curve. */
const thinned = (losses: readonly number[]): Point[] => losses.flatMap((loss, t): Point[] => (t % 10 === 0 ? [[t, loss]] : []));

/** The corners of a staircase. */
function corners(lr: Schedule): Point[] {
  const points: Point[] = [[0, lr(0)]];
  for (let t = 1; t < steps; t++) if (lr(t) !== lr(t - 1)) points.push([t, lr(t)]);
  return [...points, [steps, lr(steps - 1)]];
}

const named: Readonly<Record<string, string>> = { "0.1": "a tenth", "0.25": "a quarter", "0.5": "a half", "0.8": "four fifths" };

/** Few deep drops or many shallow ones, each staircase at its best first rate. */
const depth = interactive({
  id: "depth",
  title: "How deep, and how often",
  controls: {
    drops: { type: "number", label: "Drops in 1000 updates", min: 0, max: 12, step: 1, start: 3, tries: [0, 5] },
    gamma: {
      type: "choice",
      label: "Each drop leaves",
      options: Object.entries(named).map(([value, label]) => ({ value, label })),
      start: "0.1",
    },
  },
  figure: ({ drops, gamma }): CurvesFigure => {
    const { peak, loss } = best(drops, Number(gamma));
    const flat = best(0, 1);
    const ratio = flat.loss / loss;
    const versus =
      drops === 0
        ? "It is what the others are measured against"
        : ratio < 0.995
          ? `That is ${formatNumber(1 / ratio, 3)} times the best constant's: worse than no drop`
          : `That is ${formatNumber(ratio, 3)} times below the best constant's`;
    const what = drops === 0 ? "No drop" : `${count(drops, "drop")} to ${named[gamma]}`;
    const lr = staircase(drops, Number(gamma), peak);
    const losses = expectedLoss({ ...problem, lr, steps });
    const flatLosses = expectedLoss({ ...problem, lr: flat.peak, steps });
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `${what}, started at ${formatNumber(peak, 2)}: the loss ends at ${formatNumber(loss)}. ${versus}.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", scale: "log", domain: [1e-5, 2] },
            curves: [
              { label: "", role: "rate", stairs: true, points: corners(lr).map(([t, rate]): Point => [t, Math.max(rate ?? 0, 1e-5)]) },
            ],
            share: 0.4,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 5] },
            curves: [
              ...(drops === 0
                ? []
                : [{ label: "best constant", role: "theory", dashed: true, points: thinned(flatLosses) } satisfies Curve]),
              { label: "", role: "a", points: thinned(losses) },
            ],
            share: 0.6,
          },
        ],
      },
    };
  },
});

/** One drop, anywhere: what the loss does, and where it ends. */
const drop = interactive({
  id: "drop",
  title: "Drop it now",
  controls: {
    at: { type: "number", label: "The drop comes at update", min: 50, max: 990, step: 10, start: 500, tries: [100, 980] },
  },
  figure: ({ at }): CurvesFigure => {
    const baseLr = 0.3;
    const lr = multiStep({ baseLr, milestones: [at], gamma: 0.1 });
    const losses = expectedLoss({ ...problem, lr, steps });
    const stayed = expectedLoss({ ...problem, lr: baseLr, steps });
    const after = Math.min(at + 50, steps);
    const [before, soon, end, flat] = [losses[at], losses[after], losses[steps], stayed[steps]] as [number, number, number, number]; // within the run
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `Dropped to a tenth at update ${at}, the loss goes from ${formatNumber(before)} to ${formatNumber(soon)} within ${after - at} updates and ends at ${formatNumber(end)}. Left alone it ends at ${formatNumber(flat)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 5] },
            curves: [
              { label: "no drop", role: "theory", dashed: true, points: thinned(stayed) },
              { label: "", role: "a", points: thinned(losses) },
            ],
            rules: [{ axis: "x", at, label: "drop" }],
          },
        ],
      },
    };
  },
});

/** The pictures of step decay's page. */
export const plots: readonly Interactive[] = [depth, drop];
