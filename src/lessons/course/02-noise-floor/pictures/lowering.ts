import { expectedLoss } from "../../../../engine/noisyQuadratic.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { problem } from "../../../noisyQuadratic.js";
import { count } from "../../../say.js";
import { curve, type Spot } from "./curve.js";
import { clean } from "./numbers.js";
import { type Shape, schedule, tuned } from "./tuned.js";

const runSteps = 1000;

const runLoss = [0.05, 10] as const;

/** A schedule above, the exact expected loss that follows it below, and a point that walks along both. */
export const lowering = interactive({
  id: "lowering",
  title: "The rate, and the loss that follows it",
  controls: {
    shape: {
      type: "choice",
      label: "Schedule",
      options: [
        { value: "constant", label: "constant" },
        { value: "step", label: "step decay" },
        { value: "inverse", label: "1/t" },
      ],
      start: "step",
    },
    eta0: { type: "number", label: "Base rate", symbol: "η₀", unit: "1/curvature", min: 0.01, max: 0.6, step: 0.01, start: 0.2 },
    t: {
      type: "number",
      label: "Updates done",
      symbol: "t",
      unit: "updates",
      min: 0,
      max: runSteps,
      step: 10,
      start: runSteps,
      time: true,
    },
  },
  figure: ({ shape, eta0, t }): CurvesFigure => {
    const lr = schedule(shape as Shape, clean(eta0), runSteps, 0.3);
    const rates = Array.from({ length: runSteps }, (_, step) => lr(step));
    const losses = expectedLoss({ ...problem, lr, steps: runSteps });
    const constant = tuned("constant", runSteps);
    const [now, rate] = [losses[t] ?? 0, rates[Math.min(t, runSteps - 1)] ?? 0];
    const end = losses[runSteps] ?? 0;
    const against = end < constant.loss ? `${formatNumber(constant.loss / end, 2)} times lower than` : "no lower than";
    return {
      kind: "curves",
      size: { width: 640, height: 440 },
      sentence: `The run ends at an expected loss of ${formatNumber(end)}, ${against} the best constant rate reaches (${formatNumber(constant.loss)} at η = ${formatNumber(constant.peak, 2)}). After ${count(t, "update")} the rate is ${formatNumber(rate)} and the loss ${formatNumber(now)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, runSteps] },
        panels: [
          {
            y: { label: "rate η", domain: [0, 0.6] },
            curves: [
              {
                label: "η(t)",
                role: "rate",
                points: rates.map((y, x): Spot => [x, y]).filter(([x]) => x % 10 === 0 || x === runSteps - 1),
                stairs: shape === "step",
              },
            ],
            marks: [{ x: t, y: rate, role: "rate" }],
            share: 1 / 3,
            filled: true,
          },
          {
            y: { label: "expected loss", scale: "log", domain: runLoss },
            curves: [
              {
                label: "best constant",
                role: "theory",
                points: curve(expectedLoss({ ...problem, lr: constant.peak, steps: runSteps }), runLoss, 10),
              },
              { label: "this run", role: "a", points: curve(losses, runLoss, 10) },
            ],
            marks: now >= runLoss[0] && now <= runLoss[1] ? [{ x: t, y: now, role: "a" }] : [],
          },
        ],
      },
    };
  },
});
