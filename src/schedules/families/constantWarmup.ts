import { type Ending, family } from "../family.js";
import { mustRise, rampParameters } from "../ramp.js";

const { baseLr, warmupSteps, startLr } = rampParameters;

/** Parameters of `constantWarmup`. */
export interface ConstantWarmup extends Ending {
  /** η_w: the rate from update w on. */
  baseLr: number;
  /** w: length in updates. */
  warmupSteps: number;
  /** η_s: the rate of the first w updates. */
  startLr: number;
}

/**
 * Keeps a low rate for a while, then jumps to the full one.
 *
 * η(t) = η_s for t < w, η_w from update w on.
 *
 * @param parameters baseLr η_w (rate), warmupSteps w (updates), startLr η_s (rate).
 *
 * @example
 * const lr = constantWarmup({ baseLr: 0.1, warmupSteps: 10, startLr: 0.01 });
 * lr(9); // 0.01
 * lr(10); // 0.1
 */
export const constantWarmup = family<ConstantWarmup>({
  name: "constantWarmup",
  slug: "constant-warmup",
  title: "Constant warmup",
  group: "warmup",
  summary: "Keeps a low rate for a while, then jumps to the full one.",
  parameters: {
    baseLr,
    warmupSteps,
    startLr: {
      ...startLr,
      doc: "The rate of the first w updates.",
      pytorch: "factor, as a part of lr",
      slider: { ...startLr.slider, start: 0.01 },
    },
  },
  latex: String.raw`\eta(t) = \begin{cases} \eta_s & t < w \\ \eta_w & t \ge w \end{cases}`,
  check: mustRise("constantWarmup"),
  steps: ({ warmupSteps }) => warmupSteps,
  lr: ({ baseLr, warmupSteps, startLr }, t) => (t < warmupSteps ? startLr : baseLr),
  pros: ["the simplest warmup: one low rate"],
  cons: ["the jump to the full rate can undo what it was for", "two numbers to choose"],
  bestFor: "Reproducing early results, ResNet-110 on CIFAR-10 among them.",
  python: ({ baseLr, warmupSteps, startLr }) => `where(t < ${warmupSteps}, ${startLr}, ${baseLr})`,
  // ConstantLR divides by its factor to leave the low rate.
  pytorch: ({ baseLr, warmupSteps, startLr }) =>
    startLr === 0 ? null : { lr: baseLr, scheduler: `ConstantLR(optimizer, factor=${startLr / baseLr}, total_iters=${warmupSteps})` },
  optax: ({ baseLr, warmupSteps, startLr }) =>
    `optax.join_schedules([optax.constant_schedule(${startLr}), optax.constant_schedule(${baseLr})], boundaries=[${warmupSteps}])`,
  example: { baseLr: 0.1, warmupSteps: 10, startLr: 0.01 },
  source: {
    authors: "He et al.",
    year: 2015,
    title: "Deep Residual Learning for Image Recognition",
    where: "section 4.2, the 110-layer network",
    url: "https://arxiv.org/abs/1512.03385",
  },
});
