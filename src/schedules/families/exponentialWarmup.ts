import { type Ending, family } from "../family.js";
import { mustRise, progress, progressPython, rampLatex, rampParameters } from "../ramp.js";
import { along, alongPython } from "../shape.js";

/** Parameters of `exponentialWarmup`. */
export interface ExponentialWarmup extends Ending {
  /** η_w: the rate it arrives at. */
  baseLr: number;
  /** w: length in updates. */
  warmupSteps: number;
  /** η_s: the rate it starts from, above 0. */
  startLr: number;
  /** o: 0 (when left out) counts t/w and starts at startLr; 1 counts (t + 1)/w and reaches baseLr one update earlier. */
  offset?: 0 | 1;
}

/**
 * Rises from startLr to baseLr by the same factor at every update, a straight line on a log axis.
 *
 * η(t) = η_s · (η_w/η_s)^q with q = min(1, (t + o)/w). After w it holds η_w.
 *
 * @param parameters baseLr η_w (rate), warmupSteps w (updates), startLr η_s (rate > 0), offset o (0 or 1).
 *
 * @example
 * const lr = exponentialWarmup({ baseLr: 0.1, warmupSteps: 10, startLr: 0.001 });
 * lr(5); // 0.01
 */
export const exponentialWarmup = family<ExponentialWarmup>({
  name: "exponentialWarmup",
  slug: "exponential-warmup",
  title: "Exponential warmup",
  group: "warmup",
  summary: "Rises by the same factor at every update, a straight line on a log axis.",
  parameters: {
    ...rampParameters,
    baseLr: { ...rampParameters.baseLr, above: true },
    startLr: {
      ...rampParameters.startLr,
      doc: "The rate it starts from, above 0 because a factor can't lift 0.",
      above: true,
      slider: { min: 0.0001, max: 0.01, step: 0.0001, start: 0.0001 },
    },
  },
  latex: rampLatex("exponential"),
  check: mustRise("exponentialWarmup"),
  steps: ({ warmupSteps }) => warmupSteps,
  lr: (p, t) => along("exponential", p.startLr, p.baseLr, progress(p, t)),
  pros: ["passes through every order of magnitude at the same pace"],
  cons: ["most of the rise happens in the last few updates", "the starting rate must be chosen too"],
  bestFor: "A range test: one short run that sweeps the rate from far too small to far too large.",
  python: (p) => alongPython("exponential", p.startLr, p.baseLr, progressPython(p)),
  optax: ({ baseLr, warmupSteps, startLr, offset }) =>
    offset > 0 || startLr === baseLr
      ? null
      : `optax.exponential_decay(init_value=${startLr}, transition_steps=${warmupSteps}, decay_rate=${baseLr / startLr}, end_value=${baseLr})`,
  named: { fastai: "sched_exp" },
  example: { baseLr: 0.1, warmupSteps: 10, startLr: 0.0001 },
  source: {
    authors: "Gugger",
    year: 2018,
    title: "How Do You Find A Good Learning Rate",
    where: "the rate is multiplied by the same factor at every mini-batch",
    url: "https://sgugger.github.io/how-do-you-find-a-good-learning-rate.html",
  },
});
