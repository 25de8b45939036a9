import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { exponentialWarmup } from "../../../schedules/families/exponentialWarmup.js";
import { problem } from "../../noisyQuadratic.js";
import { count, percent } from "../../say.js";

/** A rise through some powers of ten, on an axis that shows it or hides it. */
const dark = interactive({
  id: "dark",
  title: "Where does the rise happen?",
  controls: {
    decades: { type: "number", label: "Powers of ten", min: 1, max: 8, step: 1, start: 4, tries: [1, 8] },
    scale: {
      type: "choice",
      label: "Axis of the rate",
      options: [
        { value: "linear", label: "linear" },
        { value: "log", label: "log" },
      ],
      start: "linear",
    },
  },
  figure: ({ decades, scale }): CurvesFigure => {
    const lr = exponentialWarmup({ baseLr: 1, warmupSteps: 100, startLr: 10 ** -decades });
    const rates = Array.from({ length: 101 }, (_, t) => lr(t));
    const low = rates.slice(0, 100).filter((rate) => rate < 0.1 * (1 - 1e-9)).length;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `Through ${count(decades, "power")} of ten, ${low} of 100 updates have less than a tenth of the full rate. Each is ${percent((rates[1] as number) / (rates[0] as number) - 1)} above the one before.`,
      data: {
        x: { label: "update t", domain: [0, 100] },
        panels: [
          {
            y: { label: "rate η", scale: scale === "log" ? "log" : "linear", domain: scale === "log" ? [10 ** -decades, 1] : [0, 1] },
            curves: [{ label: "", role: "rate", points: rates.map((rate, t): Point => [t, rate]) }],
            rules: [{ axis: "x", at: low, label: "a tenth" }],
            filled: scale === "linear",
          },
        ],
      },
    };
  },
});

/** A range test on the noisy quadratic: the loss over the rate that has just been tried. */
const rangeTest = interactive({
  id: "range-test",
  title: "One run through five powers of ten",
  controls: {
    updates: {
      type: "choice",
      label: "Updates",
      options: [30, 100, 300, 1000].map((n) => ({ value: String(n), label: String(n) })),
      start: "100",
    },
  },
  figure: ({ updates }): CurvesFigure => {
    const n = Number(updates);
    const lr = exponentialWarmup({ baseLr: 10, warmupSteps: n - 1, startLr: 1e-4 });
    const losses = expectedLoss({ ...problem, lr, steps: n }).slice(1);
    const falls = losses.map((loss, t) => (losses[t - 1] ?? loss) - loss);
    const steepest = lr(falls.indexOf(Math.max(...falls)));
    const lowest = losses.indexOf(Math.min(...losses));
    const every = Math.ceil(n / 120);
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `In a test of ${n} updates the loss falls fastest at a rate of ${formatNumber(steepest, 2)} and is lowest at ${formatNumber(lr(lowest), 2)}. Beyond the limit of 2 it explodes.`,
      data: {
        x: { label: "rate of the update (1/curvature)", scale: "log", domain: [1e-4, 10] },
        panels: [
          {
            y: { label: "expected loss after it", scale: "log", domain: [0.5, 50] },
            curves: [
              {
                label: "",
                role: "a",
                points: losses.flatMap((loss, t): Point[] => (t % every === 0 && loss <= 50 ? [[lr(t), loss]] : [])),
              },
            ],
            marks: [{ x: lr(lowest), y: losses[lowest] as number, role: "a", label: "lowest" }],
            rules: [
              { axis: "x", at: steepest, label: "steepest" },
              { axis: "x", at: 2, label: "limit" },
            ],
          },
        ],
      },
    };
  },
});

/** The pictures of the exponential warmup's page. */
export const plots: readonly Interactive[] = [dark, rangeTest];
