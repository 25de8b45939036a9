import { expectedLoss } from "../../../../engine/noisyQuadratic.js";
import { remembered } from "../../../../labs/exact/remembered.js";
import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { stored } from "../../../../plots/stored.js";
import { problem } from "../../../noisyQuadratic.js";
import { branchRate, planned } from "./stopping.js";

type Cooldown = "linear" | "1-sqrt";

/** The lengths tried, as parts of the run. */
const parts = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** The loss at the end of the planned run after a cooldown. */
export const cooledLoss = remembered(
  (rate: number, shape: Cooldown, part: number, end: number): number =>
    expectedLoss({ ...problem, lr: branchRate(rate, { stop: planned, shape, part, end }), steps: planned })[planned] as number, // the last
  200,
);

/** How long a cooldown should be, and how low it should go. */
export const cooldowns = interactive({
  id: "cooldowns",
  title: "How long to cool, and how far",
  controls: {
    rate: {
      type: "number",
      label: "Trunk's rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.04,
      max: 0.4,
      step: 0.02,
      start: 0.12,
      tries: [0.06, 0.3],
    },
    end: { type: "number", label: "Down to", unit: "% of it", min: 0, max: 50, step: 5, start: 0, tries: [10] },
  },
  figure: ({ rate: given, end: percentLeft }): CurvesFigure => {
    const rate = Number(given.toPrecision(6));
    const end = percentLeft / 100;
    const of = (shape: Cooldown) => parts.map((part) => ({ part, loss: cooledLoss(rate, shape, part, end) }));
    const lowest = (shape: Cooldown) => of(shape).reduce((best, one) => (one.loss < best.loss ? one : best));
    const points = (shape: Cooldown): Point[] => of(shape).map(({ part, loss }) => [100 * part, stored(loss)]);
    const [line, root] = [lowest("linear"), lowest("1-sqrt")];
    const none = expectedLoss({ ...problem, lr: rate, steps: planned })[planned] as number; // the last
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `From a trunk at η = ${formatNumber(rate)} a straight line down to ${formatNumber(percentLeft)} % ends lowest over ${formatNumber(100 * line.part)} % of the run, at ${formatNumber(line.loss)}; along 1 − √ it is ${formatNumber(100 * root.part)} %, at ${formatNumber(root.loss)}. Without a cooldown the loss is ${formatNumber(none)}.`,
      data: {
        x: { label: "length of the cooldown, % of the run", domain: [0, 100] },
        panels: [
          {
            y: { label: "expected loss at the end", scale: "log", domain: [0.05, 1] },
            curves: [
              { label: "straight line", role: "a", points: points("linear"), dots: true },
              { label: "1 − √", role: "b", points: points("1-sqrt"), dots: true },
            ],
            marks: [
              { x: 100 * line.part, y: stored(line.loss), role: "a" },
              { x: 100 * root.part, y: stored(root.loss), role: "b" },
            ],
            rules: [{ axis: "y", at: stored(none), label: "no cooldown" }],
          },
        ],
      },
    };
  },
});
