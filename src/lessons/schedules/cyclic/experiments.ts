import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { cyclic } from "../../../schedules/families/cyclic.js";
import { problem } from "../../noisyQuadratic.js";

const steps = 1000;

/** Every tenth loss: tops and feet are among them. */
const thinned = (losses: readonly number[]): Point[] => losses.flatMap((loss, t): Point[] => (t % 10 === 0 ? [[t, loss]] : []));

/** Up and down between a tenth of the top and the top, beside the constant rate with the same mean. */
const swing = interactive({
  id: "swing",
  title: "Up and down, or the mean of it",
  controls: {
    half: {
      type: "number",
      label: "Updates up, and as many down",
      symbol: "u",
      unit: "updates",
      min: 10,
      max: 250,
      step: 10,
      start: 100,
      tries: [10, 250],
    },
    top: { type: "number", label: "Top rate", symbol: "η_max", min: 0.05, max: 0.5, step: 0.05, start: 0.15 },
  },
  figure: ({ half, top }): CurvesFigure => {
    const maxLr = Number(top.toPrecision(6));
    const lr = cyclic({ minLr: maxLr / 10, maxLr, stepsUp: half, stepsDown: half });
    const mean = 0.55 * maxLr;
    const losses = expectedLoss({ ...problem, lr, steps });
    const still = expectedLoss({ ...problem, lr: mean, steps });
    const foot = 2 * half * Math.floor(steps / (2 * half));
    const around = losses.slice(foot - 2 * half, foot + 1);
    const [low, high] = [Math.min(...around), Math.max(...around)];
    const corners = Array.from({ length: Math.ceil(steps / half) }, (_, i): Point => [i * half, lr(i * half)]);
    return {
      kind: "curves",
      size: { width: 640, height: 420 },
      sentence: `Over the last whole cycle the loss goes from ${formatNumber(low)} to ${formatNumber(high)} and back. The constant with the same mean rate, ${formatNumber(mean)}, ends at ${formatNumber(still[steps] as number)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "rate η (1/curvature)", domain: [0, 0.5] },
            curves: [
              { label: "", role: "rate", points: [...corners, [steps, lr(steps)]] },
              { label: "", role: "theory", dashed: true, points: [[0, mean], [steps, mean]] }, // biome-ignore format: two points
            ],
            share: 0.35,
          },
          {
            y: { label: "expected loss", scale: "log", domain: [0.1, 3] },
            curves: [
              { label: "constant", role: "theory", dashed: true, points: thinned(still) },
              { label: "cycles", role: "a", points: thinned(losses) },
            ],
            share: 0.65,
          },
        ],
      },
    };
  },
});

/** The picture of the page of the cyclic rate. */
export const plots: readonly Interactive[] = [swing];
