import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { linear } from "../../../schedules/families/linear.js";
import { peaks } from "../../noisyQuadratic.js";
import { count, percent } from "../../say.js";
import { endLoss } from "../endLoss.js";

/** The lowest part of the first rate that the ruler shows. */
const lowest = 1e-6;

/** The rate on a log axis, with a dot at every halving. */
const ruler = interactive({
  id: "ruler",
  title: "A ruler of half-lives",
  controls: {
    gamma: {
      type: "number",
      label: "Left after an epoch",
      symbol: "γ",
      min: 0.8,
      max: 0.995,
      step: 0.005,
      start: 0.95,
      tries: [0.98, 0.9],
    },
    epochs: { type: "number", label: "Epochs in the run", symbol: "T", min: 10, max: 400, step: 10, start: 200, tries: [90] },
  },
  figure: ({ gamma: set, epochs }): CurvesFigure => {
    const gamma = Number(set.toPrecision(6)); // the slider's own rounding
    const halfLife = Math.log(2) / -Math.log(gamma);
    const left = gamma ** epochs;
    const hundredth = Math.ceil(Math.log(0.01) / Math.log(gamma));
    const shown = Math.min(400, Math.log(lowest) / Math.log(gamma));
    const halvings = Array.from({ length: Math.floor(Math.min(shown, epochs) / halfLife) + 1 }, (_, n): Point => [n * halfLife, 0.5 ** n]);
    const wasted =
      hundredth < epochs
        ? `From epoch ${hundredth} on, less than a hundredth was left to train with: for ${percent(1 - hundredth / epochs)} of the run.`
        : "All of the run had more than a hundredth to train with.";
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `At γ = ${formatNumber(gamma)} per epoch the rate halves every ${formatNumber(halfLife)} epochs. ${epochs} epochs are ${formatNumber(epochs / halfLife)} halvings and leave ${formatNumber(left)} of it. ${wasted}`,
      data: {
        x: { label: "epochs", domain: [0, 400] },
        panels: [
          {
            y: { label: "part of the first rate", scale: "log", domain: [lowest, 1] },
            curves: [
              { label: "", role: "rate", points: [[0, 1], [shown, gamma ** shown]] }, // biome-ignore format: two points
              { label: "", role: "rate", points: halvings, dots: true },
            ],
            rules: [
              { axis: "x", at: epochs, label: "end of the run" },
              { axis: "y", at: 0.01, label: "a hundredth" },
            ],
          },
        ],
      },
    };
  },
});

/** Most halvings that a run is tried with. */
const most = 16;

interface Tried {
  readonly line: number;
  /** By the number of halvings, from 0 on. */
  readonly losses: readonly number[];
}

/**
 * Where each number of halvings ends, at its best first rate. The best rate rises with the number of halvings, so the search goes on
 * where the last one stopped.
 */
export function tryAll(steps: number): Tried {
  let place = 0;
  const lossAt = (make: (peak: number) => (t: number) => number, i: number): number => endLoss(make(peaks[i] as number), steps);
  const climb = (make: (peak: number) => (t: number) => number): number => {
    let loss = lossAt(make, place);
    for (; place + 2 < peaks.length; place++) {
      const next = lossAt(make, place + 1);
      if (next >= loss) break;
      loss = next;
    }
    return loss;
  };
  const line = climb((baseLr) => linear({ baseLr, totalSteps: steps }));
  place = 0;
  const losses = Array.from({ length: most + 1 }, (_, n) => climb((baseLr) => exponential({ baseLr, gamma: 0.5 ** (n / steps) })));
  return { line, losses };
}

const tried = new Map<number, Tried>();

/** Where runs end that halve their rate 0, 1, 2, … times. */
const halvings = interactive({
  id: "halvings",
  title: "How many halvings?",
  controls: {
    n: { type: "number", label: "Halvings in the run", min: 0, max: most, step: 1, start: 15, tries: [0, 5] },
    updates: {
      type: "choice",
      label: "Updates",
      options: [100, 300, 1000].map((steps) => ({ value: String(steps), label: String(steps) })),
      start: "1000",
    },
  },
  figure: ({ n, updates }): CurvesFigure => {
    const steps = Number(updates);
    const { line, losses } = tried.get(steps) ?? tryAll(steps);
    tried.set(steps, { line, losses });
    const loss = losses[n] as number; // the slider's places are those of the list
    const best = losses.indexOf(Math.min(...losses));
    const ratio = line / loss;
    const times = formatNumber(ratio < 1 ? 1 / ratio : ratio);
    const versus = times === "1" ? "level with" : `${times} times ${ratio < 1 ? "above" : "below"}`;
    const what =
      n === 0 ? "No halving is a constant rate" : `${count(n, "halving")} in ${steps} updates leave ${percent(0.5 ** n)} of the rate`;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `${what}: the loss ends at ${formatNumber(loss)}, ${versus} a straight line to zero. ${n === best ? "No other whole number of halvings does better" : `The best number is ${best}`}.`,
      data: {
        x: { label: `halvings in ${steps} updates`, domain: [0, most] },
        panels: [
          {
            y: { label: "loss at the end", scale: "log" },
            curves: [{ label: "", role: "a", dots: true, points: losses.map((end, i): Point => [i, end]) }],
            marks: [{ x: n, y: loss, role: "a", label: formatNumber(loss) }],
            rules: [{ axis: "y", at: line, label: "straight line" }],
          },
        ],
      },
    };
  },
});

/** The pictures of exponential decay's page. */
export const plots: readonly Interactive[] = [ruler, halvings];
