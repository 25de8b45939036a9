import type { Case } from "../../compat/case.js";
import { replay } from "../../compat/replay.js";

/** What a library makes of "5 updates of warmup, a cosine of 20". */
export interface Convention {
  readonly library: string;
  /** The call that was replayed, as one writes it. */
  readonly call: string;
  /** The rate of the first update, as a part of the peak. */
  readonly first: number;
  /** The highest rate, as a part of the peak that was asked for, and the first update that has it. */
  readonly top: number;
  readonly topAt: number;
  /** The first update without any rate. */
  readonly zeroAt: number;
  /** Whether the rate stays there. */
  readonly after: "stays" | "rises again";
  readonly rates: readonly number[];
}

const peak = 0.1;
const [warmup, length] = [5, 20];

const cases: readonly { readonly library: string; readonly call: string; readonly of: Omit<Case, "steps" | "base_lr"> }[] = [
  {
    library: "PyTorch",
    call: "SequentialLR([LinearLR(start_factor=0.2, total_iters=5), CosineAnnealingLR(T_max=20)], milestones=[5])",
    of: {
      api: "SequentialLR",
      source: "torch",
      params: {
        type: "SequentialLR",
        schedulers: [
          { type: "LinearLR", start_factor: 1 / warmup, total_iters: warmup },
          { type: "CosineAnnealingLR", T_max: length },
        ],
        milestones: [warmup],
      },
    },
  },
  {
    library: "transformers",
    call: "get_cosine_schedule_with_warmup(num_warmup_steps=5, num_training_steps=20)",
    of: { api: "cosine", params: { num_warmup_steps: warmup, num_training_steps: length } },
  },
  {
    library: "timm",
    call: "CosineLRScheduler(t_initial=20, warmup_t=5)",
    of: { api: "CosineLRScheduler", params: { t_initial: length, warmup_t: warmup, warmup_lr_init: 0 } },
  },
  {
    library: "timm",
    call: "CosineLRScheduler(t_initial=20, warmup_t=5, warmup_prefix=True)",
    of: { api: "CosineLRScheduler", params: { t_initial: length, warmup_t: warmup, warmup_lr_init: 0, warmup_prefix: true } },
  },
  {
    library: "optax",
    call: "warmup_cosine_decay_schedule(init_value=0, peak_value=0.1, warmup_steps=5, decay_steps=20)",
    of: {
      api: "warmup_cosine_decay_schedule",
      params: { init_value: 0, peak_value: peak, warmup_steps: warmup, decay_steps: length, end_value: 0 },
    },
  },
  {
    library: "Keras",
    call: "CosineDecay(initial_learning_rate=0, warmup_target=0.1, warmup_steps=5, decay_steps=20)",
    of: { api: "CosineDecay", params: { initial_learning_rate: 0, warmup_target: peak, warmup_steps: warmup, decay_steps: length } },
  },
  {
    library: "Megatron-LM",
    call: "OptimizerParamScheduler(lr_warmup_steps=5, lr_decay_steps=20, lr_decay_style='cosine')",
    of: {
      api: "OptimizerParamScheduler",
      params: { lr_decay_style: "cosine", max_lr: peak, min_lr: 0, lr_warmup_steps: warmup, lr_decay_steps: length },
    },
  },
];

/** The same two numbers, 5 updates of warmup and a length of 20, in the libraries that have a warmup and a cosine: replayed for 40 updates. */
export const conventions = (): readonly Convention[] =>
  cases.map(({ library, call, of }) => {
    const rates = replay({ ...of, base_lr: peak, steps: 40 }).lr;
    const top = Math.max(...rates);
    const zeroAt = rates.findIndex((rate, t) => t >= warmup && rate < 1e-12);
    return {
      library,
      call,
      first: (rates[0] ?? 0) / peak,
      top: top / peak,
      topAt: rates.indexOf(top),
      zeroAt,
      after: rates.slice(zeroAt).every((rate) => rate < 1e-12) ? "stays" : "rises again",
      rates,
    };
  });
