import { replay } from "lrlab/compat";
import { expect, test } from "vitest";
import { refusal } from "../refusal.js";

type Params = Readonly<Record<string, unknown>>;

const hf = { num_warmup_steps: 2, num_training_steps: 8 };
const wsd = { num_warmup_steps: 2, num_decay_steps: 2 };
const metrics = new Array<number>(10).fill(1);
const cosine = { init_value: 0, peak_value: 0.1, warmup_steps: 10, decay_steps: 10 };
const linear = { lr_decay_style: "linear", max_lr: 0.1, min_lr: 0, lr_decay_steps: 8 };
const growing = { start_wd: 0.1, end_wd: 0.2 };
const batches = { n_epoch: 1, n_iter: 3 };

const raised: readonly (readonly [api: string, params: Params, message: string])[] = [
  [
    "polynomial",
    { ...hf, lr_end: 0.1 },
    "lr_end must be below base_lr (0.1), got 0.1. The library says: lr_end (0.1) must be smaller than initial lr (0.1).",
  ],
  [
    "polynomial",
    { num_warmup_steps: 8, num_training_steps: 8 },
    "num_training_steps must not be num_warmup_steps (8), got 8. The library says: float division by zero.",
  ],
  [
    "cosine_with_min_lr",
    hf,
    "exactly one of min_lr and min_lr_rate must be given, got null. The library says: One of min_lr or min_lr_rate should be set through the `lr_scheduler_kwargs`.",
  ],
  [
    "cosine_warmup_with_min_lr",
    { ...hf, min_lr: 0.01, min_lr_rate: 0.1 },
    'exactly one of min_lr and min_lr_rate must be given, got {"min_lr":0.01,"min_lr_rate":0.1}. The library says: Only one of min_lr or min_lr_rate should be set.',
  ],
  [
    "warmup_stable_decay",
    wsd,
    "num_training_steps or num_stable_steps must be given, got null. The library says: Either num_training_steps or num_stable_steps must be specified.",
  ],
  [
    "warmup_stable_decay",
    { ...wsd, num_stable_steps: 2, decay_type: "exp" },
    "decay_type must be one of linear, cosine, 1-sqrt, got \"exp\". The library says: Unknown decay type: exp, expected 'linear', 'cosine' or '1-sqrt'.",
  ],
  [
    "constant",
    { last_epoch: 3 },
    "last_epoch must be -1 over a new optimizer, got 3. The library says: param 'initial_lr' is not specified in param_groups[0] when resuming an optimizer.",
  ],
  ["CosineLRScheduler", { t_initial: 5, lr_min: -1 }, "lr_min must be >= 0, got -1. The library says: assert lr_min >= 0."],
  [
    "CosineLRScheduler",
    { t_initial: 4, cycle_mul: 0.5 },
    "cycle_mul must be such that a cycle holds t = 8, got 0.5. The library says: math domain error.",
  ],
  [
    "CosineLRScheduler",
    { t_initial: 5, initialize: false },
    "initialize must be true over a new optimizer, got false. The library says: initial_lr missing from param_groups[0].",
  ],
  ["TanhLRScheduler", { t_initial: 5, lb: 3 }, "lb must be below ub (3), got 3. The library says: assert lb < ub."],
  ["PlateauLRScheduler", { decay_rate: 1 }, "decay_rate must be below 1, got 1. The library says: Factor should be < 1.0."],
  [
    "cosine_decay_schedule",
    { init_value: 0.1, decay_steps: 0 },
    "decay_steps, less the warmup, must be >= 1, got 0. The library says: The cosine_decay_schedule requires positive decay_steps, got decay_steps=0.",
  ],
  [
    "warmup_cosine_decay_schedule",
    cosine,
    "decay_steps, less the warmup, must be >= 1, got 0. The library says: The cosine_decay_schedule requires positive decay_steps, got decay_steps=0.",
  ],
  [
    "piecewise_constant_schedule",
    { init_value: 1, boundaries_and_scales: { 3: -1 } },
    "boundaries_and_scales must hold factors >= 0, got -1. The library says: `piecewise_constant_schedule` expects non-negative scale factors.",
  ],
  [
    "piecewise_interpolate_schedule",
    { interpolate_type: "cubic", init_value: 1 },
    'interpolate_type must be "linear" or "cosine", got "cubic". The library says: `interpolate_type` must be either \'cosine\' or \'linear\'.',
  ],
  [
    "linear_onecycle_schedule",
    { transition_steps: 0, peak_value: 1 },
    "transition_steps must be >= 1, got 0. The library says: A linear onecycle schedule was set with a non-positive `transition_steps`.",
  ],
  [
    "reduce_on_plateau",
    { factor: 1 },
    "factor must be above 0 and below 1, got 1. The library says: Factor must be in the range (0, 1), got factor = 1.0.",
  ],
  [
    "reduce_on_plateau",
    { rtol: 0 },
    "rtol or atol must be above 0, got 0. The library says: At least one of rtol or atol must be positive, got rtol = 0.0 and atol = 0.0.",
  ],
  [
    "reduce_on_plateau",
    { rtol: -1e-7 },
    'rtol and atol must be >= 0, got {"rtol":-1e-7,"atol":0}. The library says: Both rtol and atol must be non-negative, got rtol = -1e-07 and atol = 0.0.',
  ],
  [
    "PiecewiseConstantDecay",
    { boundaries: [3], values: [1] },
    "values must hold one more than boundaries, got [1]. The library says: The length of boundaries should be 1 less than the length of values. Received: boundaries=[3] of length 1, and values=[1.0] of length 1.",
  ],
  [
    "PiecewiseConstantDecay",
    { boundaries: [], values: [1] },
    "boundaries must hold at least one, got []. The library says: list index out of range.",
  ],
  [
    "keras.ReduceLROnPlateau",
    { factor: 1 },
    "factor must be below 1, got 1. The library says: ReduceLROnPlateau does not support a factor >= 1.0. Received factor=1.",
  ],
  [
    "keras.ReduceLROnPlateau",
    { monitor: "accuracy" },
    'mode must be "min" or "max" for a metric that is not the loss, got "auto". The library says: ReduceLROnPlateau callback received monitor=accuracy, but Keras isn\'t able to automatically determine whether that metric should be maximized or minimized.',
  ],
  [
    "fit_sgdr",
    { n_cycles: 2, cycle_len: 1, cycle_mult: 1, n_iter: 3 },
    "cycle_mult must be more than 1, got 1. The library says: integer division or modulo by zero.",
  ],
  [
    "fit_one_cycle",
    { ...batches, pct_start: 1.5 },
    "the parts of the run must be >= 0, got [1.5, -0.5]. The library says: assert torch.all(pcts >= 0).",
  ],
  [
    "OptimizerParamScheduler",
    { ...linear, min_lr: 1 },
    "max_lr must be at least min_lr (1), got 0.1. The library says: assert self.max_lr >= self.min_lr.",
  ],
  [
    "OptimizerParamScheduler",
    { ...linear, lr_warmup_steps: 8 },
    "lr_warmup_steps must be below lr_decay_steps (8), got 8. The library says: assert self.lr_warmup_steps < self.lr_decay_steps.",
  ],
  [
    "OptimizerParamScheduler",
    { ...linear, lr_decay_style: "WSD" },
    "wsd_decay_steps must be given for WSD, got null. The library says: assert self.wsd_decay_steps is not None.",
  ],
  [
    "OptimizerParamScheduler",
    { ...linear, lr_decay_style: "WSD", wsd_decay_steps: 3 },
    "lr_wsd_decay_style must be linear, cosine, exponential or minus_sqrt, got null. The library says: assert coeff is not None.",
  ],
  [
    "OptimizerParamScheduler",
    { ...linear, lr_decay_style: "sqrt" },
    'lr_decay_style must be one that Megatron knows, got "sqrt". The library says: sqrt decay style is not supported.',
  ],
  [
    "OptimizerParamScheduler.get_wd",
    growing,
    'end_wd must be start_wd (0.1) for "constant", got 0.2. The library says: assert start_wd == end_wd.',
  ],
  [
    "OptimizerParamScheduler.get_wd",
    { ...growing, wd_incr_style: "square", wd_incr_steps: 5 },
    'wd_incr_style must be constant, linear or cosine, got "square". The library says: square weight decay increment style is not supported.',
  ],
  [
    "wsd_schedule",
    { n_iterations: 10, decay_type: "1-sqrt" },
    "decay_type must be one of exp, linear, cosine, miror_cosine, square, sqrt, got \"1-sqrt\". The library says: decay type 1-sqrt is not in ['cosine','miror_cosine','linear','exp'].",
  ],
  [
    "CosineAnnealingWarmupRestarts",
    { first_cycle_steps: 5, warmup_steps: 5 },
    "warmup_steps must be below first_cycle_steps (5), got 5. The library says: warmup_steps must be smaller than first_cycle_steps. 5 < 5.",
  ],
  [
    "CosineAnnealingWarmupRestarts",
    { first_cycle_steps: 2, cycle_mult: 0.25 },
    "cycle_mult must leave a cycle at least one update, got 0.25. The library says: float division by zero.",
  ],
];

const refused: readonly (readonly [api: string, params: Params, message: string])[] = [
  ["linear", { num_warmup_steps: 2 }, "num_training_steps is missing. It has no default."],
  ["linear", { ...hf, warmup: 2 }, "unknown parameter warmup. It takes num_warmup_steps, num_training_steps, last_epoch."],
  ["cosine", { ...hf, num_warmup_steps: 2.5 }, "num_warmup_steps must be a whole number >= 0, got 2.5. It counts the scheduler's steps."],
  [
    "CosineLRScheduler",
    { t_initial: 5, noise_range_t: 2, noise_pct: 0 },
    "noise_pct must be above 0, got 0. No normal number would be small enough.",
  ],
  ["StepLRScheduler", { decay_t: 0 }, "decay_t must be above 0, got 0. It is how long a rate stays."],
  ["MultiStepLRScheduler", { decay_t: [6, 3] }, "decay_t must be sorted, got [6, 3]. Entry 1 is smaller than the one before it."],
  ["join_schedules", { schedules: [], boundaries: [] }, "schedules must hold at least one, got []. optax fails on the first update."],
  ["sgdr_schedule", { cosine_kwargs: [] }, "cosine_kwargs must hold at least one, got []. optax fails on the first update."],
  [
    "CosineDecayRestarts",
    { initial_learning_rate: 0.1, first_decay_steps: 2, t_mul: 0.5 },
    "t_mul must be such that a period holds every update, got 0.5. Keras gives nan from here on.",
  ],
  ["fit_sgdr", { n_cycles: 2, cycle_len: 1, n_epoch: 4, n_iter: 3 }, "n_epoch must be 3, got 4. Leave it out: it follows from the cycles."],
  ["fit_one_cycle", { ...batches, moms: [0.9, 0.8] }, "moms must hold three momentums, got [0.9, 0.8]. Write it as [0.95, 0.85, 0.95]."],
  ["noam", { d_model: 0, warmup: 4 }, "d_model must be above 0, got 0. The formula divides by it."],
];

const says = (api: string, params: Params): string => refusal(() => replay({ api, params, base_lr: 0.1, steps: 10, metrics }));

test.each(raised)("%s raises with %o, and replay throws with its words", (api, params, message) => {
  expect(says(api, params)).toBe(`${api}: ${message}`);
});

test.each(refused)("%s would take or never answer %o, and replay refuses", (api, params, message) => {
  expect(says(api, params)).toBe(`${api}: ${message}`);
});

test("a part of a list is named", () => {
  expect(says("sgdr_schedule", { cosine_kwargs: [{ init_value: 0 }] })).toBe(
    "sgdr_schedule.cosine_kwargs[0]: peak_value is missing. It has no default.",
  );
  expect(says("join_schedules", { schedules: [{ type: "StepLR" }], boundaries: [] })).toMatch(
    /^join_schedules: schedules\[0\] must have a type, got \{"type":"StepLR"\}\. There are constant_schedule, /,
  );
  expect(says("join_schedules", { schedules: [{ type: "constant_schedule" }], boundaries: [] })).toBe(
    "constant_schedule: value is missing. It has no default.",
  );
});

test("a plateau rule without metrics", () => {
  for (const api of ["reduce_on_plateau", "keras.ReduceLROnPlateau", "PlateauLRScheduler"]) {
    expect(refusal(() => replay({ api, params: {}, base_lr: 0.1, steps: 2, metrics: [1] }))).toBe(
      `${api}: metrics must be a list of one number per step (2), got [1]. Give the validation loss after each epoch.`,
    );
  }
});
