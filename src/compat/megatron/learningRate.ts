import { formula } from "../formula.js";
import { raises } from "../raises.js";
import { flag, or, orNone, type Readers, real, whole } from "../take.js";
import { assert, text } from "./checks.js";
import { type WeightDecay, weightDecay } from "./weightDecay.js";

interface LearningRate extends WeightDecay {
  readonly init_lr: number;
  readonly max_lr: number;
  readonly min_lr: number;
  readonly lr_warmup_steps: number;
  readonly lr_decay_steps: number;
  readonly lr_decay_style: string;
  readonly wsd_decay_steps: number | null;
  readonly lr_wsd_decay_style: string | null;
}

/** The constructor's arguments. init_lr is 0 where left out, as Megatron's training script has it. */
const learningRate: Readers<LearningRate> = {
  init_lr: or(real, 0),
  max_lr: real,
  min_lr: real,
  lr_warmup_steps: or(whole(0), 0),
  lr_decay_steps: whole(Number.MIN_SAFE_INTEGER),
  lr_decay_style: text,
  wsd_decay_steps: orNone(whole(1)),
  lr_wsd_decay_style: orNone(text),
  ...weightDecay,
};

const checkpoints = { use_checkpoint_opt_param_scheduler: or(flag, true), override_opt_param_scheduler: or(flag, false) };

/**
 * Megatron-LM's OptimizerParamScheduler, asked at each step.
 *
 * Its steps are samples in a real run: training calls `step(increment)` with the global batch size, and lr_warmup_steps and lr_decay_steps are
 * multiplied by it too. Here, as in the golden files, one step is one update. The warmup counts in lr_decay_steps.
 */
export const optimizerParamScheduler = formula({ ...learningRate, ...checkpoints }, (p, { api }) => {
  const { max_lr, min_lr, lr_warmup_steps: w, lr_decay_steps: end } = p;
  assert(min_lr >= 0, api, "min_lr must be >= 0", min_lr, "self.min_lr >= 0.0");
  assert(max_lr >= min_lr, api, `max_lr must be at least min_lr (${min_lr})`, max_lr, "self.max_lr >= self.min_lr");
  assert(p.init_lr <= max_lr, api, `init_lr must be at most max_lr (${max_lr})`, p.init_lr, "self.init_lr <= self.max_lr");
  assert(end > 0, api, "lr_decay_steps must be >= 1", end, "self.lr_decay_steps > 0");
  assert(w < end, api, `lr_warmup_steps must be below lr_decay_steps (${end})`, w, "self.lr_warmup_steps < self.lr_decay_steps");
  const wsd = p.lr_decay_style !== "WSD" || p.wsd_decay_steps !== null;
  assert(wsd, api, "wsd_decay_steps must be given for WSD", p.wsd_decay_steps, "self.wsd_decay_steps is not None");
  if (p.override_opt_param_scheduler && p.use_checkpoint_opt_param_scheduler) {
    raises(api, "one of override and use_checkpoint must be false", true, "both override and use-checkpoint are set.");
  }
  return (t) => rate(api, p, t);
});

function rate(where: string, p: LearningRate, t: number): number {
  const { max_lr, min_lr, lr_warmup_steps: w, lr_decay_style: style } = p;
  if (w > 0 && t <= w) return p.init_lr + ((max_lr - p.init_lr) * t) / w;
  // "constant" never reaches min_lr.
  if (style === "constant") return max_lr;
  if (t > p.lr_decay_steps) return min_lr;
  // Not scaled to the length of the run: √(w/t) from the warmup's end, so that it leaps to min_lr after lr_decay_steps.
  if (style === "inverse-square-root") return Math.max(min_lr, (max_lr * Math.sqrt(Math.max(w, 1))) / Math.sqrt(Math.max(t, 1)));
  return min_lr + left(where, p, t) * (max_lr - min_lr);
}

/** What is left of the way from max_lr to min_lr. */
function left(where: string, p: LearningRate, t: number): number {
  const { lr_warmup_steps: w, lr_decay_steps: end, lr_decay_style: style } = p;
  const q = (t - w) / (end - w);
  if (style === "linear") return 1 - q;
  if (style === "cosine") return 0.5 * (Math.cos(Math.PI * q) + 1);
  if (style === "WSD") return cooldown(where, p.lr_wsd_decay_style, t - end, p.wsd_decay_steps as number);
  return raises(where, "lr_decay_style must be one that Megatron knows", style, `${style} decay style is not supported.`);
}

/** The last wsd_decay_steps of WSD; `t` counts from their end, below zero. */
function cooldown(where: string, style: string | null, t: number, steps: number): number {
  const q = (t + steps) / steps;
  if (q <= 0) return 1;
  if (style === "linear") return 1 - q;
  if (style === "cosine") return 0.5 * (Math.cos(Math.PI * q) + 1);
  if (style === "exponential") return 2 * 0.5 ** q - 1;
  if (style === "minus_sqrt") return 1 - Math.sqrt(q);
  return raises(where, "lr_wsd_decay_style must be linear, cosine, exponential or minus_sqrt", style, "assert coeff is not None");
}
