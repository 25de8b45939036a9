import { fail } from "./fail.js";
import type { Parameter } from "./parameters.js";
import { alongLatex, type Shape } from "./shape.js";

/** What every warmup takes. */
export const rampParameters = {
  baseLr: {
    type: "rate",
    symbol: String.raw`\eta_w`,
    doc: "The rate it arrives at.",
    pytorch: "lr",
    optax: "end_value",
    slider: { min: 0.05, max: 0.2, step: 0.01, start: 0.1 },
  },
  warmupSteps: {
    type: "steps",
    symbol: "w",
    doc: "Length in updates.",
    pytorch: "total_iters",
    optax: "transition_steps",
    slider: { min: 1, max: 50, step: 1, start: 10 },
  },
  startLr: {
    type: "rate",
    symbol: String.raw`\eta_s`,
    doc: "The rate it starts from.",
    optax: "init_value",
    slider: { min: 0, max: 0.05, step: 0.005, start: 0 },
  },
  offset: {
    type: "count",
    symbol: "o",
    doc: "0 counts t/w, so the first update has the starting rate; 1 counts (t + 1)/w, so the last warmup update has the full one.",
    default: 0,
    min: 0,
    max: 1,
    slider: { min: 0, max: 1, step: 1, start: 0 },
  },
} as const satisfies Record<string, Parameter>;

/** How far a warmup has come at local time `t`, from 0 to 1. */
export const progress = ({ warmupSteps, offset }: { warmupSteps: number; offset: number }, t: number): number =>
  Math.min(1, (t + offset) / warmupSteps);

/** The same in Python. */
export const progressPython = ({ warmupSteps, offset }: { warmupSteps: number; offset: number }): string =>
  `min(1, ${offset === 0 ? "t" : `(t + ${offset})`} / ${warmupSteps})`;

/** The formula of a warmup in LaTeX. */
export const rampLatex = (shape: Shape): string =>
  String.raw`\begin{aligned} \eta(t) &= ${alongLatex(shape, String.raw`\eta_s`, String.raw`\eta_w`, "q")} \\ q &= \min\left(1, \frac{t + o}{w}\right) \end{aligned}`;

/** The check that all warmups share: they rise. */
export const mustRise =
  (name: string) =>
  ({ baseLr, startLr }: { baseLr: number; startLr: number }): void => {
    if (startLr > baseLr) fail(name, `startLr must be at most baseLr (${baseLr})`, startLr, "To fall, use linear or cosineAnnealing.");
  };
