import { expectedLoss } from "../../../engine/noisyQuadratic.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { equalCycles } from "../../../schedules/families/equalCycles.js";
import { peaks, problem, tune } from "../../noisyQuadratic.js";
import { count, percent } from "../../say.js";
import { snapshotLoss } from "./snapshotLoss.js";

const width = 640;
const fall = (q: number): number => (1 + Math.cos(Math.PI * q)) / 2;

/** The part of the peak at part q of the run, under transformers' two names. */
const kinds: Readonly<Record<string, (cycles: number, q: number) => number>> = {
  cosine: (cycles, q) => fall(2 * cycles * q),
  cosine_with_restarts: (cycles, q) => fall((cycles * q) % 1),
};

/** One word of a configuration changed, and its number left as it was. */
const word = interactive({
  id: "word",
  title: "Change one word of the configuration",
  controls: {
    type: {
      type: "choice",
      label: "lr_scheduler_type",
      options: Object.keys(kinds).map((value) => ({ value, label: value })),
      start: "cosine_with_restarts",
    },
    cycles: {
      type: "choice",
      label: "num_cycles",
      options: ["0.5", "1", "1.5", "2", "3"].map((value) => ({ value, label: value })),
      start: "3",
    },
  },
  figure: ({ type, cycles }): CurvesFigure => {
    const height = kinds[type] as (cycles: number, q: number) => number; // the control offers these
    const points = Array.from({ length: 101 }, (_, t): Point => [t, height(Number(cycles), t / 100)]);
    const last = height(Number(cycles), 0.99);
    return {
      kind: "curves",
      size: { width, height: 300 },
      sentence: `With num_cycles ${cycles}, ${type} makes the last of 100 updates at ${percent(last)} of the peak. ${last < 0.05 ? "The run ends low" : last > 0.95 ? "The run ends at its peak" : "The run ends half-way down"}.`,
      data: {
        x: { label: "updates done, t", domain: [0, 100] },
        panels: [
          {
            y: { label: "part of the peak", domain: [0, 1] },
            curves: [{ label: "", role: "rate", points: points.slice(0, 100) }],
            marks: [{ x: 99, y: last, role: "rate" }],
            filled: true,
          },
        ],
      },
    };
  },
});

const steps = 1000;

/** The best single cosine, tuned once. */
let single: number | undefined;

function singleLoss(): number {
  single ??= tune((peak) => cosineAnnealing({ baseLr: peak, totalSteps: steps }), steps).loss;
  return single;
}

/** Snapshots at the ends of equal cycles, and the mean of them. */
const members = interactive({
  id: "members",
  title: "Poor members, a good mean",
  controls: {
    cycles: { type: "number", label: "Cycles", symbol: "n", min: 1, max: 8, step: 1, start: 5, tries: [1] },
    peak: { type: "number", label: "Peak rate, as a place on a log scale", min: 10, max: 38, step: 1, start: 31, tries: [19] },
  },
  figure: ({ cycles, peak }): CurvesFigure => {
    const baseLr = peaks[peak] as number; // the slider's places are those of the list
    const lr = equalCycles({ baseLr, totalSteps: steps, cycles });
    const losses = expectedLoss({ ...problem, lr, steps });
    const ends = Array.from({ length: cycles }, (_, i) => Math.round(((i + 1) * steps) / cycles));
    const mean = snapshotLoss(lr, ends);
    const last = losses[steps] as number; // a run holds steps + 1 losses
    const ratio = singleLoss() / mean;
    const versus =
      Math.abs(ratio - 1) < 0.005
        ? "the same as the best single cosine"
        : `${formatNumber(ratio > 1 ? ratio : 1 / ratio, 3)} times ${ratio > 1 ? "below" : "above"} the best single cosine`;
    const times = [...new Set([...Array.from({ length: 101 }, (_, i) => 10 * i), ...ends])].sort((a, b) => a - b);
    return {
      kind: "curves",
      size: { width, height: 360 },
      sentence: `With ${count(cycles, "cycle")} from a peak of ${formatNumber(baseLr, 2)} the last snapshot alone has a loss of ${formatNumber(last)}. The mean of ${cycles === 1 ? "one is the same" : `all ${cycles} has ${formatNumber(mean)}`}: ${versus}.`,
      data: {
        x: { label: "updates done, t", domain: [0, steps] },
        panels: [
          {
            y: { label: "expected loss", scale: "log", domain: [0.05, 5] },
            curves: [
              { label: "", role: "a", points: times.filter((t) => t > 0).map((t): Point => [t, losses[t] as number]) },
              { label: "mean of snapshots", role: "b", points: [[0, mean], [steps, mean]] }, // biome-ignore format: two points
            ],
            marks: ends.map((t) => ({ x: t, y: losses[t] as number, role: "a" as const })),
            rules: [{ axis: "y", at: singleLoss(), label: "best single cosine" }],
          },
        ],
      },
    };
  },
});

/** The pictures of the page of equal cycles. */
export const plots: readonly Interactive[] = [word, members];
