import type { Case } from "../../compat/case.js";
import { replay } from "../../compat/replay.js";

/** A library's call, written as one writes it, and the case that replays it. */
interface Call {
  readonly library: string;
  readonly call: string;
  readonly of: Pick<Case, "api" | "params">;
}

const peak = 0.1;
const run = ({ of }: Call): readonly number[] => replay({ ...of, base_lr: peak, steps: 90 }).lr;

/** The number 30, given to a library as the place of a drop. */
export interface Drop {
  readonly library: string;
  readonly call: string;
  /** The first update, counted from 0, with the lower rate. */
  readonly at: number;
  readonly rates: readonly number[];
}

const milestone = 30;

const dropCalls: readonly Call[] = [
  {
    library: "PyTorch",
    call: "MultiStepLR(milestones=[30], gamma=0.1)",
    of: { api: "MultiStepLR", params: { milestones: [milestone], gamma: 0.1 } },
  },
  {
    library: "PyTorch",
    call: "LambdaLR(lambda t: 1 if t < 30 else 0.1)",
    of: { api: "LambdaLR", params: { lr_lambda: (t: number) => (t < milestone ? 1 : 0.1) } },
  },
  {
    library: "timm",
    call: "MultiStepLRScheduler(decay_t=[30], decay_rate=0.1)",
    of: { api: "MultiStepLRScheduler", params: { decay_t: [milestone], decay_rate: 0.1 } },
  },
  {
    library: "timm",
    call: "StepLRScheduler(decay_t=30, decay_rate=0.1)",
    of: { api: "StepLRScheduler", params: { decay_t: milestone, decay_rate: 0.1 } },
  },
  {
    library: "optax",
    call: "piecewise_constant_schedule(0.1, {30: 0.1})",
    of: { api: "piecewise_constant_schedule", params: { init_value: peak, boundaries_and_scales: { [milestone]: 0.1 } } },
  },
  {
    library: "optax",
    call: "join_schedules([constant_schedule(0.1), constant_schedule(0.01)], [30])",
    of: {
      api: "join_schedules",
      params: {
        schedules: [
          { type: "constant_schedule", value: peak },
          { type: "constant_schedule", value: peak / 10 },
        ],
        boundaries: [milestone],
      },
    },
  },
  {
    library: "Keras",
    call: "PiecewiseConstantDecay([30], [0.1, 0.01])",
    of: { api: "PiecewiseConstantDecay", params: { boundaries: [milestone], values: [peak, peak / 10] } },
  },
  {
    library: "Keras",
    call: "ExponentialDecay(0.1, decay_steps=30, decay_rate=0.1, staircase=True)",
    of: { api: "ExponentialDecay", params: { initial_learning_rate: peak, decay_steps: milestone, decay_rate: 0.1, staircase: true } },
  },
];

/** Where each library drops the rate when it is told 30. */
export const drops = (): readonly Drop[] =>
  dropCalls.map((one) => {
    const rates = run(one);
    return { library: one.library, call: one.call, at: rates.findIndex((rate) => rate < peak / 2), rates };
  });

/** The updates at which the warmups are compared. */
export const probes = [0, 4, 5] as const;

/** The number 5, given to a library as the length of a warmup. */
export interface Ramp {
  readonly library: string;
  readonly call: string;
  /** The rates at the probes, as parts of the peak. */
  readonly shares: readonly number[];
  /** The first update, counted from 0, with the full rate. */
  readonly fullAt: number;
  readonly rates: readonly number[];
}

const warmup = 5;
const total = 1000;

const rampCalls: readonly Call[] = [
  {
    library: "PyTorch",
    call: "LinearLR(total_iters=5)",
    of: { api: "LinearLR", params: { total_iters: warmup } },
  },
  {
    library: "PyTorch",
    call: "LinearLR(start_factor=0.2, total_iters=5)",
    of: { api: "LinearLR", params: { start_factor: 0.2, total_iters: warmup } },
  },
  {
    library: "transformers",
    call: "get_constant_schedule_with_warmup(num_warmup_steps=5)",
    of: { api: "constant_with_warmup", params: { num_warmup_steps: warmup } },
  },
  {
    library: "transformers",
    call: 'get_scheduler("cosine_warmup_with_min_lr", num_warmup_steps=5)',
    of: { api: "cosine_warmup_with_min_lr", params: { num_warmup_steps: warmup, num_training_steps: total, min_lr_rate: 0 } },
  },
  {
    library: "timm",
    call: "StepLRScheduler(decay_t=30, warmup_t=5)",
    of: { api: "StepLRScheduler", params: { decay_t: milestone, warmup_t: warmup } },
  },
  {
    library: "optax",
    call: "warmup_constant_schedule(0, 0.1, warmup_steps=5)",
    of: { api: "warmup_constant_schedule", params: { init_value: 0, peak_value: peak, warmup_steps: warmup } },
  },
  {
    library: "Keras",
    call: "CosineDecay(0, decay_steps=1000, warmup_target=0.1, warmup_steps=5)",
    of: { api: "CosineDecay", params: { initial_learning_rate: 0, decay_steps: total, warmup_target: peak, warmup_steps: warmup } },
  },
  {
    library: "Megatron-LM",
    call: "OptimizerParamScheduler(lr_warmup_steps=5)",
    of: {
      api: "OptimizerParamScheduler",
      params: { lr_decay_style: "constant", max_lr: peak, min_lr: 0, lr_warmup_steps: warmup, lr_decay_steps: total },
    },
  },
];

/** How each library warms up when it is told 5. */
export const ramps = (): readonly Ramp[] =>
  rampCalls.map((one) => {
    const rates = run(one);
    const shares = probes.map((t) => (rates[t] ?? 0) / peak);
    // Rounding can leave the full rate a bit short.
    const fullAt = rates.findIndex((rate) => rate > peak * (1 - 1e-9));
    return { library: one.library, call: one.call, shares, fullAt, rates };
  });
