import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { lowest, runningMean } from "../finder.js";

/** A loss without noise that falls fastest, over the logarithm of the rate, at 0.01. */
const fall = (rate: number): number => 0.2 + 2.1 / (1 + (rate / 0.01) ** 1.5);

/** By which factor a running mean moves the steepest place of that loss. */
export function lagFactor(updates: number, beta: number): number {
  const rates = Array.from({ length: updates }, (_, t) => 1e-7 * 1e8 ** (t / (updates - 1)));
  const smooth = runningMean(rates.map(fall), beta);
  const falls = smooth.slice(0, -1).map((loss, i) => (smooth[i + 1] as number) - loss);
  return (rates[lowest(falls)] as number) / 0.01;
}

/** A curve without noise, and the same after the usual smoothing. */
export const lag = interactive({
  id: "lag",
  title: "What smoothing alone does to a curve without noise",
  controls: {
    updates: { type: "number", label: "Updates of the test", unit: "updates", min: 50, max: 500, step: 50, start: 100, tries: [300] },
    beta: { type: "number", label: "Part of the past that is kept", symbol: "β", min: 0, max: 0.98, step: 0.01, start: 0.95, tries: [0] },
  },
  figure: ({ updates, beta }): CurvesFigure => {
    const rates = Array.from({ length: updates }, (_, t) => 1e-7 * 1e8 ** (t / (updates - 1)));
    const kept = Number(beta.toPrecision(4));
    const losses = rates.map(fall);
    const smooth = runningMean(losses, kept);
    const factor = lagFactor(updates, kept);
    const line = (values: readonly number[]): Point[] =>
      rates.flatMap((rate, i): Point[] =>
        i % Math.ceil(updates / 110) === 0 ? [[Number(rate.toPrecision(4)), Number((values[i] as number).toPrecision(4))]] : [],
      );
    const at = 0.01 * factor;
    return {
      kind: "curves",
      size: { width: 640, height: 280 },
      sentence: `The loss falls fastest at a rate of 0.01. Smoothed with β = ${formatNumber(kept)} over ${updates} updates it falls fastest at ${formatNumber(at, 2)}: ${formatNumber(factor, 2)} times as high.`,
      data: {
        x: { label: "rate η (log)", scale: "log", domain: [1e-7, 10] },
        panels: [
          {
            y: { label: "loss", domain: [0, 2.5] },
            curves: [
              { label: "the loss", role: "muted", points: line(losses) },
              { label: "smoothed", role: "a", points: line(smooth) },
            ],
            rules: [{ axis: "x", at: 0.01, label: "steepest" }],
            marks: [
              {
                x: Number(at.toPrecision(4)),
                y: Number((smooth[lowest(rates.map((rate) => Math.abs(Math.log(rate / at))))] as number).toPrecision(4)),
                role: "rate",
                label: formatNumber(at, 2),
              },
            ],
          },
        ],
      },
    };
  },
});
