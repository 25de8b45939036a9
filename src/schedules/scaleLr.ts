import { expectNumber, expectOptions, expectWhole } from "./expect.js";
import { fail } from "./fail.js";

/** Options of `scaleLr`. */
export interface ScaleLr {
  /** The rate that is good at the first batch size; 1 gives the factor for `scale(schedule, factor)`. */
  lr: number;
  /** The batch size that the rate was tuned for, in samples (or tokens) behind one update over all workers. */
  from: number;
  /** The batch size to use now, in the same unit. */
  to: number;
  /** How the rate follows the batch size. */
  rule: "linear" | "sqrt" | "saturating";
  /** B_c: the critical batch size, for "saturating" and only there. */
  criticalBatch?: number;
}

/**
 * The rate for another batch size, by one of three rules.
 *
 * With κ = to / from: "linear" η·κ, for SGD while the batch is small (Goyal et al., 2017); "sqrt" η·√κ, which keeps the variance
 * of SGD's updates (Krizhevsky, 2014) and is the rule for Adam and RMSprop (Malladi et al., 2022, who also move the betas: 1 − β → κ(1 − β));
 * "saturating" η·(1 + B_c/from) / (1 + B_c/to), linear far below the critical batch size B_c and flat far above it (McCandlish et al.,
 * 2018, the noise scale). All three are starting points: measure around them.
 *
 * Sources: Goyal et al., Accurate, Large Minibatch SGD, 2017, section 2.1, https://arxiv.org/abs/1706.02677; Krizhevsky, One Weird
 * Trick for Parallelizing Convolutional Neural Networks, 2014, https://arxiv.org/abs/1404.5997; Malladi et al., On the SDEs
 * and Scaling Rules for Adaptive Gradient Algorithms, 2022, https://arxiv.org/abs/2205.10287; McCandlish et al., An Empirical Model of
 * Large-Batch Training, 2018, section 2.2, https://arxiv.org/abs/1812.06162.
 *
 * @param options lr η (rate), from and to (batch sizes, one unit), rule, criticalBatch B_c (a batch size).
 *
 * @example
 * scaleLr({ lr: 0.1, from: 256, to: 8192, rule: "linear" }); // 3.2
 * scaleLr({ lr: 0.001, from: 256, to: 1024, rule: "sqrt" }); // 0.002
 * scaleLr({ lr: 0.1, from: 256, to: 768, rule: "saturating", criticalBatch: 768 }); // 0.2
 */
export function scaleLr(options: ScaleLr): number {
  expectOptions("scaleLr", options, ["lr", "from", "to", "rule", "criticalBatch"]);
  const { lr, from, to, rule, criticalBatch } = options;
  expectNumber("scaleLr", "lr", lr, { min: 0, advice: "It is the rate that is good at batch size from." });
  expectWhole("scaleLr", "from", from, 1, "It counts samples behind one update.");
  expectWhole("scaleLr", "to", to, 1, "It counts samples behind one update.");
  if (!["linear", "sqrt", "saturating"].includes(rule))
    fail("scaleLr", 'rule must be one of "linear", "sqrt", "saturating"', rule, "Begin with linear for SGD, with sqrt for Adam.");
  if (rule !== "saturating" && criticalBatch !== undefined)
    fail("scaleLr", 'criticalBatch must come with rule "saturating"', criticalBatch, "The other rules have no bend; leave it out.");
  const scaled = lr * factor(rule, to / from, { from, to, critical: criticalBatch });
  if (!Number.isFinite(scaled)) fail("scaleLr", "the rate must be finite", scaled, "Check lr, from and to.");
  return scaled;
}

function factor(
  rule: ScaleLr["rule"],
  ratio: number,
  { from, to, critical }: { from: number; to: number; critical: number | undefined },
): number {
  switch (rule) {
    case "linear":
      return ratio;
    case "sqrt":
      return Math.sqrt(ratio);
    case "saturating": {
      const bend = expectNumber("scaleLr", "criticalBatch", critical, { min: 1, advice: "Measure it as the gradient noise scale." });
      return (1 + bend / from) / (1 + bend / to);
    }
  }
}
