import { between } from "../between.js";
import { type Ending, family } from "../family.js";
import { mustRise, progress, progressPython, rampLatex, rampParameters } from "../ramp.js";
import { along, alongPython } from "../shape.js";

/** Parameters of `linearWarmup`. */
export interface LinearWarmup extends Ending {
  /** η_w: the rate it arrives at. */
  baseLr: number;
  /** w: length in updates. */
  warmupSteps: number;
  /** η_s: the rate it starts from, 0 when left out. */
  startLr?: number;
  /** o: 0 (when left out) counts t/w and starts at startLr; 1 counts (t + 1)/w and reaches baseLr one update earlier. */
  offset?: 0 | 1;
}

/**
 * Rises from startLr to baseLr along a straight line.
 *
 * η(t) = η_s + (η_w − η_s) · q with q = min(1, (t + o)/w). After w it holds η_w. With o = 0 and η_s = 0 the first update has rate 0 and moves
 * nothing, as in transformers; with o = 1 no update is lost.
 *
 * @param parameters baseLr η_w (rate), warmupSteps w (updates), startLr η_s (rate), offset o (0 or 1).
 *
 * @example
 * linearWarmup({ baseLr: 0.1, warmupSteps: 10 })(0); // 0
 * linearWarmup({ baseLr: 0.1, warmupSteps: 10, offset: 1 })(0); // 0.01
 */
export const linearWarmup = family<LinearWarmup>({
  name: "linearWarmup",
  slug: "linear-warmup",
  title: "Linear warmup",
  group: "warmup",
  summary: "Rises from its starting rate to its full rate along a straight line.",
  parameters: { ...rampParameters, startLr: { ...rampParameters.startLr, default: 0 } },
  latex: rampLatex("linear"),
  check: mustRise("linearWarmup"),
  steps: ({ warmupSteps }) => warmupSteps,
  lr: (p, t) => along("linear", p.startLr, p.baseLr, progress(p, t)),
  pros: ["allows a larger full rate than a cold start does", "one number to choose"],
  cons: ["counted from 0 it gives the first update a rate of 0", "its length is usually copied, not measured"],
  bestFor: "The first updates before any other schedule: warmup(schedule, { steps }).",
  python: (p) => alongPython("linear", p.startLr, p.baseLr, progressPython(p)),
  pytorch: ({ baseLr, warmupSteps, startLr, offset }) => {
    // With the offset it starts one part above startLr and arrives one update earlier.
    const first = offset === 0 ? startLr : between(startLr, baseLr, 1 / warmupSteps);
    const steps = warmupSteps - offset;
    return first > 0 && steps > 0
      ? { lr: baseLr, scheduler: `LinearLR(optimizer, start_factor=${first / baseLr}, end_factor=1.0, total_iters=${steps})` }
      : null;
  },
  transformers: ({ baseLr, warmupSteps, startLr, offset }) =>
    startLr > 0 || offset > 0
      ? null
      : { lr: baseLr, scheduler: `get_constant_schedule_with_warmup(optimizer, num_warmup_steps=${warmupSteps})` },
  optax: ({ baseLr, warmupSteps, startLr, offset }) =>
    offset > 0 ? null : `optax.linear_schedule(init_value=${startLr}, end_value=${baseLr}, transition_steps=${warmupSteps})`,
  named: { fastai: "sched_lin" },
  example: { baseLr: 0.1, warmupSteps: 10 },
  source: {
    authors: "Goyal et al.",
    year: 2017,
    title: "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour",
    where: "section 2.2, gradual warmup",
    url: "https://arxiv.org/abs/1706.02677",
  },
});
