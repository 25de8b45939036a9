import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { constantWarmup } from "../../../schedules/families/constantWarmup.js";
import { count } from "../../say.js";

const steps = 60;
const first = 3;
/** Beyond this a run has flown away, and is drawn no further. */
const lost = 30;

/** The highest rate that is stable at a place on θ⁴/4: the step is −ηθ³, so θ is multiplied by 1 − ηθ². */
const limitAt = (theta: number): number => 2 / theta ** 2;

/** The distances before each update, up to the one that is lost. */
function follow(lr: (t: number) => number): number[] {
  const thetas = [first];
  for (let t = 0; t < steps; t++) {
    const theta = thetas[t] as number; // one was added for each update
    const next = theta - lr(t) * theta ** 3;
    if (Math.abs(next) > lost) break;
    thetas.push(next);
  }
  return thetas;
}

/** A jump on a loss whose limit rises on the way down. */
const jump = interactive({
  id: "jump",
  title: "Where does the jump land?",
  controls: {
    low: { type: "number", label: "Low rate", symbol: "η_s", min: 0.01, max: 0.3, step: 0.01, start: 0.05, tries: [0.2, 0.25] },
    warmupSteps: {
      type: "number",
      label: "Updates at the low rate",
      symbol: "w",
      unit: "updates",
      min: 1,
      max: 40,
      step: 1,
      start: 5,
      tries: [20],
    },
    full: { type: "number", label: "Full rate", symbol: "η_w", min: 0.5, max: 5, step: 0.5, start: 2, tries: [5] },
  },
  figure: ({ low, warmupSteps, full }): CurvesFigure => {
    const [startLr, baseLr] = [Number(low.toPrecision(6)), Number(full.toPrecision(6))];
    const lr = constantWarmup({ baseLr, warmupSteps, startLr });
    const thetas = follow(lr);
    const limits = thetas.map((theta): number => limitAt(theta));
    const there = limits[warmupSteps];
    const sentence =
      startLr > limitAt(first)
        ? `The low rate of ${formatNumber(startLr)} is above the limit of ${formatNumber(limitAt(first))} at the start: the run flies away before the jump.`
        : there === undefined || baseLr > there
          ? `After ${count(warmupSteps, "update")} at ${formatNumber(startLr)} the limit is ${formatNumber(there ?? limitAt(first))}. The jump to ${formatNumber(baseLr)} lands above it, and the run flies away.`
          : `After ${count(warmupSteps, "update")} at ${formatNumber(startLr)} the limit is ${formatNumber(there)}. The jump to ${formatNumber(baseLr)} lands below it, and after ${steps} updates θ is ${formatNumber(thetas[steps] ?? 0)}.`;
    return {
      kind: "curves",
      size: { width: 640, height: 400 },
      sentence,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", scale: "log", domain: [0.005, 1000] },
            curves: [
              {
                label: "limit",
                role: "theory",
                dashed: true,
                points: limits.map((limit, t): Point => [t, limit > 1000 ? null : Math.max(limit, 0.005)]),
              },
              { label: "", role: "rate", stairs: true, points: [[0, startLr], [warmupSteps, baseLr], [steps, baseLr]] }, // biome-ignore format: three points
            ],
            share: 0.55,
          },
          {
            y: { label: "distance |θ|", scale: "log", domain: [0.01, lost] },
            curves: [{ label: "", role: "a", points: thetas.map((theta, t): Point => [t, Math.max(Math.abs(theta), 0.01)]) }],
            share: 0.45,
          },
        ],
      },
    };
  },
});

/** The picture of the constant warmup's page. */
export const plots: readonly Interactive[] = [jump];
