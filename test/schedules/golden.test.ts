import { readdirSync, readFileSync } from "node:fs";
import {
  clamp,
  constant,
  constantWarmup,
  cooldown,
  cosineAnnealing,
  cosineWarmup,
  custom,
  cyclic,
  equalCycles,
  exponential,
  exponentialWarmup,
  flatCosine,
  infinite,
  interpolate,
  inverseSqrt,
  inverseTime,
  kDecay,
  linear,
  linearToZero,
  linearWarmup,
  multiStep,
  noam,
  oneCycle,
  oneCycleMomentum,
  polynomial,
  power,
  rex,
  type Schedule,
  schedule,
  sequence,
  skip,
  stepDecay,
  swaAnneal,
  take,
  tanh,
  warmRestarts,
  warmup,
  warmupStableDecay,
} from "lrlab";
import { describe, expect, test } from "vitest";

/** What a case of test/golden/*.json gives as input; see its README. */
// biome-ignore lint/suspicious/noExplicitAny: the parameters of 30 interfaces of five libraries, read from JSON
type Params = any;
interface Case {
  readonly id: string;
  readonly source: string;
  readonly api: string;
  readonly params: Params;
  readonly base_lr: number;
  readonly steps: number;
  readonly lr: readonly number[];
  readonly lr_closed_form?: readonly number[];
  readonly momentum?: readonly number[];
  readonly momentum_float64?: readonly number[];
  /** fastai's rates without the rounding of its boundaries to 32 bits. */
  readonly lr_float64?: readonly number[];
  readonly error?: unknown;
}

const folder = new URL("../golden/", import.meta.url);
const ours =
  /^(torch_(?!param|plateau|chained|multiplicative)|hf_|optax_(?!reduce)|timm_(cosine|multi|poly|step|tanh)|keras_(Cosine|Exp|Inverse|Poly|Piece)|paper_|rex|fastai_(annealers|fit)|koz_|epfml_|megatron_lr)/;
const cases = readdirSync(folder)
  .filter((file) => ours.test(file) && file.endsWith(".json"))
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Case[])
  .filter(({ error }) => error === undefined);

/** The same rates from our families and combinators, by the foreign interface's name. */
const translations: Record<string, (params: Params, baseLr: number) => Schedule> = {
  // PyTorch
  ConstantLR: ({ factor, total_iters }, baseLr) => constantWarmup({ baseLr, warmupSteps: total_iters, startLr: baseLr * factor }),
  StepLR: ({ step_size, gamma }, baseLr) => stepDecay({ baseLr, stepSize: step_size, gamma }),
  MultiStepLR: ({ milestones, gamma }, baseLr) => multiStep({ baseLr, milestones, gamma }),
  ExponentialLR: ({ gamma }, baseLr) => exponential({ baseLr, gamma }),
  LinearLR: ({ start_factor, end_factor = 1, total_iters }, baseLr) =>
    start_factor < end_factor
      ? linearWarmup({ baseLr: baseLr * end_factor, startLr: baseLr * start_factor, warmupSteps: total_iters })
      : linear({ baseLr: baseLr * start_factor, endLr: baseLr * end_factor, totalSteps: total_iters }),
  PolynomialLR: ({ total_iters, power }, baseLr) => polynomial({ baseLr, totalSteps: total_iters, power }),
  CosineAnnealingLR: ({ T_max, eta_min = 0 }, baseLr) =>
    eta_min <= baseLr
      ? cosineAnnealing({ baseLr, totalSteps: T_max, minLr: eta_min, pastEnd: "mirror" })
      : cosineWarmup({ baseLr: eta_min, startLr: baseLr, warmupSteps: T_max, pastEnd: "mirror" }),
  CosineAnnealingWarmRestarts: ({ T_0, T_mult = 1, eta_min = 0 }, baseLr) =>
    warmRestarts({ baseLr, cycleSteps: T_0, growth: T_mult, minLr: eta_min }),
  CyclicLR: (params) => cyclicOf(params, params.base_lr, params.max_lr),
  OneCycleLR: ({ max_lr, div_factor = 25, final_div_factor = 1e4, ...cycle }) =>
    oneCycle({ maxLr: max_lr, startRatio: 1 / div_factor, endRatio: 1 / (div_factor * final_div_factor), ...torchCycle(cycle) }),
  SequentialLR: ({ schedulers, milestones }, baseLr) =>
    sequence(
      ...schedulers.map(({ type, ...params }: Params, i: number) => {
        const part = translations[type]?.(params, baseLr) as Schedule;
        return i < milestones.length ? take(part, milestones[i] - (milestones[i - 1] ?? 0)) : part;
      }),
    ),
  LambdaLR: ({ lambda }, baseLr) =>
    ({
      "0.95**t": exponential({ baseLr, gamma: 0.95 }),
      "1/(1+0.1*t)": inverseTime({ baseLr, gamma: 0.1 }),
      "t//3+1": custom((t) => baseLr * (Math.floor(t / 3) + 1)),
      "min(1,(t+1)/5)": linearWarmup({ baseLr, warmupSteps: 5, offset: 1 }),
    })[lambda as string] as Schedule,
  SWALR: ({ swa_lr, anneal_epochs, anneal_strategy = "cos", base, swa_start }, baseLr) => {
    const shape = anneal_strategy === "cos" ? "cosine" : "linear";
    const anneal = (from: number) => swaAnneal({ baseLr: from, swaLr: swa_lr, annealSteps: anneal_epochs, shape });
    if (base === undefined) return anneal(baseLr);
    const before = cosineAnnealing({ baseLr, totalSteps: base.T_max });
    return sequence(take(before, swa_start + 1), anneal(before(swa_start + 1)));
  },
  REXScheduler: ({ total_steps, max_lr, min_lr }) => {
    const lr = rex({ baseLr: max_lr, totalSteps: total_steps, minLr: min_lr });
    const low = take(constant({ baseLr: min_lr }), 1); // it leaves the optimizer at min_lr until its first step
    return total_steps === 1 ? low : sequence(low, skip(lr, 1));
  },

  // transformers
  constant_with_warmup: ({ num_warmup_steps }, baseLr) => warmup(constant({ baseLr }), { steps: num_warmup_steps }),
  linear: ({ num_warmup_steps: w, num_training_steps: T }, baseLr) => warmup(linear({ baseLr, totalSteps: T - w }), { steps: w }),
  cosine: ({ num_warmup_steps: w, num_training_steps: T }, baseLr) =>
    warmup(cosineAnnealing({ baseLr, totalSteps: T - w, pastEnd: "mirror" }), { steps: w }),
  cosine_with_min_lr: ({ num_warmup_steps: w, num_training_steps: T, min_lr_rate }, baseLr) =>
    warmup(cosineAnnealing({ baseLr, totalSteps: T - w, minRatio: min_lr_rate, pastEnd: "mirror" }), { steps: w }),
  cosine_with_restarts: ({ num_warmup_steps: w, num_training_steps: T, num_cycles }, baseLr) =>
    warmup(equalCycles({ baseLr, totalSteps: T - w, cycles: num_cycles }), { steps: w }),
  cosine_warmup_with_min_lr: ({ num_warmup_steps: w, num_training_steps: T, min_lr_rate, warmup_lr_rate }, baseLr) => {
    const early = skip(cosineAnnealing({ baseLr, totalSteps: T - w, minLr: baseLr * min_lr_rate, pastEnd: "mirror" }), 1);
    if (w === 0) return early;
    if (warmup_lr_rate === undefined) return sequence(linearWarmup({ baseLr, warmupSteps: w, offset: 1 }), early);
    return sequence(take(linearWarmup({ baseLr, startLr: baseLr * warmup_lr_rate, warmupSteps: w - 1 }), w), early);
  },
  inverse_sqrt: ({ num_warmup_steps: w, timescale = w }, baseLr) =>
    warmup(skip(inverseSqrt({ baseLr, timescale }), timescale), { steps: w }),
  polynomial: ({ num_warmup_steps: w, num_training_steps: T, lr_end = 1e-7, power = 1 }, baseLr) =>
    warmup(polynomial({ baseLr, totalSteps: T - w, power, endLr: lr_end }), { steps: w }),
  warmup_stable_decay: (
    { num_warmup_steps: w, num_stable_steps, num_decay_steps: d, warmup_type = "linear", decay_type, min_lr_ratio = 0 },
    baseLr,
  ) => {
    const floor = baseLr * min_lr_ratio;
    if (warmup_type !== "linear")
      return warmup(cooldown(constant({ baseLr }), { at: num_stable_steps, steps: d, shape: decay_type, endLr: floor }), {
        steps: w,
        shape: warmup_type,
        startLr: floor,
      });
    return warmupStableDecay({
      baseLr,
      totalSteps: w + num_stable_steps + d,
      warmupSteps: w,
      cooldownSteps: d,
      shape: decay_type,
      endLr: floor,
      startLr: floor,
    });
  },

  // optax
  constant_schedule: ({ value }) => constant({ baseLr: value }),
  polynomial_schedule: ({ init_value, end_value, power, transition_steps, transition_begin = 0 }) =>
    delayed(transition_begin, polynomialTo(init_value, end_value, transition_steps, power)),
  linear_schedule: ({ init_value, end_value, transition_steps, transition_begin = 0 }) =>
    delayed(
      transition_begin,
      end_value > init_value
        ? linearWarmup({ baseLr: end_value, startLr: init_value, warmupSteps: transition_steps })
        : linearTo(init_value, end_value, transition_steps),
    ),
  exponential_decay: ({ init_value: baseLr, transition_steps, decay_rate, staircase, transition_begin = 0, end_value }) => {
    const decay = staircase
      ? stepDecay({ baseLr, stepSize: transition_steps, gamma: decay_rate })
      : exponential({ baseLr, gamma: decay_rate ** (1 / transition_steps) });
    const floored = end_value === undefined ? decay : clamp(decay, { min: end_value });
    return delayed(transition_begin, floored);
  },
  cosine_decay_schedule: ({ init_value, decay_steps, alpha = 0, exponent = 1 }) =>
    cosineAnnealing({ baseLr: init_value, totalSteps: decay_steps, minRatio: alpha, exponent }),
  join_schedules: ({ schedules, boundaries }) =>
    sequence(
      ...schedules.map(({ type, ...params }: Params, i: number) => {
        const part = translations[type]?.(params, 0) as Schedule;
        return i < boundaries.length ? take(part, boundaries[i] - (boundaries[i - 1] ?? 0)) : part;
      }),
    ),
  piecewise_constant_schedule: ({ init_value, boundaries_and_scales = {} }) => {
    const steps = Object.entries(boundaries_and_scales as Record<string, number>);
    let [from, rate] = [0, init_value];
    const parts = steps.map(([boundary, factor]) => {
      const part = take(constant({ baseLr: rate }), Number(boundary) - from);
      [from, rate] = [Number(boundary), rate * factor];
      return part;
    });
    return sequence(...parts, constant({ baseLr: rate }));
  },
  piecewise_interpolate_schedule: ({ interpolate_type, init_value, boundaries_and_scales }) => {
    const [falls, rises] = interpolate_type === "cosine" ? [cosineTo, cosineWarmup] : [linearTo, linearWarmup];
    let [from, rate] = [0, init_value];
    const parts = Object.entries(boundaries_and_scales as Record<string, number>).map(([boundary, factor]) => {
      const steps = Number(boundary) - from;
      const part = factor < 1 ? falls(rate, rate * factor, steps) : rises({ baseLr: rate * factor, startLr: rate, warmupSteps: steps });
      [from, rate] = [Number(boundary), rate * factor];
      return part;
    });
    return sequence(...parts);
  },
  warmup_constant_schedule: ({ init_value, peak_value, warmup_steps }) =>
    warmup(constant({ baseLr: peak_value }), { steps: warmup_steps, startLr: init_value }),
  warmup_cosine_decay_schedule: ({ init_value, peak_value, warmup_steps, decay_steps, end_value = 0, exponent = 1 }) =>
    warmup(cosineAnnealing({ baseLr: peak_value, totalSteps: decay_steps - warmup_steps, minLr: end_value, exponent }), {
      steps: warmup_steps,
      startLr: init_value,
    }),
  warmup_exponential_decay_schedule: ({ init_value, peak_value, warmup_steps, ...decay }) =>
    warmup(translations.exponential_decay?.({ ...decay, init_value: peak_value }, 0) as Schedule, {
      steps: warmup_steps,
      startLr: init_value,
    }),
  // optax's peak is an update, ⌊share · T⌋, and its end is update T: one later than PyTorch's
  cosine_onecycle_schedule: ({ transition_steps: T, peak_value, pct_start = 0.3, div_factor = 25, final_div_factor = 1e4 }) =>
    oneCycle({
      maxLr: peak_value,
      totalSteps: T + 1,
      warmupShare: (Math.trunc(pct_start * T) + 1) / (T + 1),
      startRatio: 1 / div_factor,
      endRatio: 1 / (div_factor * final_div_factor),
    }),
  // three phases, of which the second may have another length than the first
  linear_onecycle_schedule: ({ transition_steps: T, peak_value: baseLr, pct_start = 0.3, pct_final = 0.85, ...ratios }) => {
    const { div_factor = 25, final_div_factor = 1e4 } = ratios;
    const [up, down, start] = [Math.trunc(pct_start * T), Math.trunc(pct_final * T), baseLr / div_factor];
    return sequence(
      linearWarmup({ baseLr, startLr: start, warmupSteps: up }),
      linearTo(baseLr, start, down - up),
      linearTo(start, start / final_div_factor, T - down),
    );
  },
  sgdr_schedule: ({ cosine_kwargs }) =>
    sequence(...cosine_kwargs.map((cycle: Params) => translations.warmup_cosine_decay_schedule?.(cycle, 0))),

  // timm
  StepLRScheduler: ({ decay_t, decay_rate, warmup_t = 0, warmup_lr_init = 0 }, baseLr) =>
    warmup(stepDecay({ baseLr, stepSize: decay_t, gamma: decay_rate }), { steps: warmup_t, startLr: warmup_lr_init }),
  MultiStepLRScheduler: ({ decay_t, decay_rate, warmup_t = 0, warmup_lr_init }, baseLr) => {
    const decay = multiStep({ baseLr, milestones: decay_t, gamma: decay_rate });
    const early = skip(decay, 1); // timm drops one step before the milestone
    return warmup_t === 0 ? early : sequence(linearWarmup({ baseLr, startLr: warmup_lr_init, warmupSteps: warmup_t }), early);
  },
  PolyLRScheduler: ({ t_initial, power = 0.5, lr_min = 0, warmup_t = 0, warmup_lr_init = 0 }, baseLr) => {
    const decay = polynomialTo(baseLr, lr_min, t_initial, power);
    return warmup_t === 0 ? decay : sequence(linearWarmup({ baseLr, startLr: warmup_lr_init, warmupSteps: warmup_t }), decay);
  },
  CosineLRScheduler: ({ t_initial, lr_min = 0, warmup_t = 0, warmup_lr_init, warmup_prefix, ...cycles }, baseLr) => {
    const { cycle_mul = 1, cycle_decay = 1, cycle_limit = 1, k_decay: k = 1 } = cycles;
    const growing = { cycleSteps: t_initial, growth: cycle_mul, peakDecay: cycle_decay, cycles: cycle_limit };
    const decay =
      k === 1 ? warmRestarts({ baseLr, minLr: lr_min, ...growing }) : kDecay({ baseLr, minLr: lr_min, totalSteps: t_initial, k });
    const ramp = warmup_t > 0 && linearWarmup({ baseLr, startLr: warmup_lr_init, warmupSteps: warmup_t });
    return ramp ? sequence(ramp, warmup_prefix ? decay : skip(decay, warmup_t)) : decay;
  },

  TanhLRScheduler: ({ t_initial, lb = -7, ub = 3, lr_min = 0, warmup_t = 0, warmup_lr_init = 0, ...cycles }, baseLr) => {
    const { cycle_decay = 1, cycle_limit = 1 } = cycles;
    const cycle = (i: number) => tanh({ baseLr: baseLr * cycle_decay ** i, totalSteps: t_initial, minLr: lr_min, lower: lb, upper: ub });
    // timm drops to the floor at the end of its last cycle, and gives the first update the optimizer's own rate.
    const decay = sequence(...Array.from({ length: cycle_limit }, (_, i) => cycle(i)), constant({ baseLr: lr_min }));
    if (warmup_t === 0) return sequence(take(constant({ baseLr }), 1), skip(decay, 1));
    return sequence(linearWarmup({ baseLr: decay(warmup_t), startLr: warmup_lr_init, warmupSteps: warmup_t }), skip(decay, warmup_t));
  },

  // Keras
  CosineDecay: ({ initial_learning_rate, decay_steps, alpha = 0, warmup_target, warmup_steps = 0 }) => {
    const peak = warmup_target ?? initial_learning_rate;
    return warmup(cosineTo(peak, alpha * peak, decay_steps), { steps: warmup_steps, startLr: initial_learning_rate });
  },
  CosineDecayRestarts: ({ initial_learning_rate: baseLr, first_decay_steps, t_mul = 2, m_mul = 1, alpha = 0 }) =>
    warmRestarts({ baseLr, cycleSteps: first_decay_steps, growth: t_mul, peakDecay: m_mul, minLr: alpha * baseLr }),
  ExponentialDecay: ({ initial_learning_rate, decay_steps, ...rest }) =>
    translations.exponential_decay?.({ init_value: initial_learning_rate, transition_steps: decay_steps, ...rest }, 0) as Schedule,
  PolynomialDecay: ({ initial_learning_rate, decay_steps, end_learning_rate = 1e-4, power = 1 }) =>
    polynomialTo(initial_learning_rate, end_learning_rate, decay_steps, power),
  InverseTimeDecay: ({ initial_learning_rate, decay_steps, decay_rate, staircase }) =>
    inverseTime({
      baseLr: initial_learning_rate,
      gamma: decay_rate,
      timescale: decay_steps,
      form: staircase ? "staircase" : "smooth",
    }),
  PiecewiseConstantDecay: ({ boundaries, values }) =>
    sequence(
      ...values.map((value: number, i: number) => {
        const part = constant({ baseLr: value });
        if (i === boundaries.length) return part;
        return take(part, boundaries[i] - (boundaries[i - 1] ?? -1)); // Keras keeps the old value at the boundary itself
      }),
    ),

  // fastai
  fit_flat_cos: ({ lr, div_final, pct_start, n_epoch, n_iter }) =>
    flatCosine({ baseLr: lr, totalSteps: n_epoch * n_iter, flatSteps: pct_start * n_epoch * n_iter, minLr: lr / div_final }),
  sched_lin: ({ start, end }) => linearWarmup({ baseLr: end, startLr: start, warmupSteps: 20 }),
  sched_cos: ({ start, end }) => cosineWarmup({ baseLr: end, startLr: start, warmupSteps: 20 }),
  sched_exp: ({ start, end }) => exponentialWarmup({ baseLr: end, startLr: start, warmupSteps: 20 }),
  sched_no: ({ start }) => constant({ baseLr: start }),
  SchedPoly: ({ start, end, power: k }) => kDecay({ baseLr: start, minLr: end, totalSteps: 20, k, shape: "linear" }),

  fit_one_cycle: ({ lr_max, div, div_final, ...cycle }) =>
    oneCycle({ maxLr: lr_max, startRatio: 1 / div, endRatio: 1 / div_final, ...fastaiCycle(cycle) }),
  fit_sgdr: ({ lr_max, n_cycles, cycle_len, cycle_mult, n_iter }) =>
    warmRestarts({ baseLr: lr_max, cycleSteps: cycle_len * n_iter, growth: cycle_mult, cycles: n_cycles }),

  // papers
  linear_to_zero: ({ warmup: warmupSteps, total }, baseLr) => linearToZero({ baseLr, totalSteps: total, warmupSteps }),
  power_law: ({ alpha, offset }, baseLr) => power({ baseLr: baseLr * offset ** -alpha, exponent: alpha, timescale: offset }),
  rex: ({ total }, baseLr) => rex({ baseLr, totalSteps: total }),
  noam: ({ d_model, warmup: warmupSteps, factor }) => noam({ modelSize: d_model, warmupSteps, factor }),
  wsd_schedule: ({ n_iterations, n_warmup, fract_decay, decay_type, final_lr_factor, init_div_factor = 100 }, baseLr) =>
    warmupStableDecay({
      baseLr,
      totalSteps: n_iterations,
      warmupSteps: n_warmup,
      cooldownSteps: fract_decay * n_iterations,
      shape: decay_type === "sqrt" ? "1-sqrt" : decay_type,
      endLr: baseLr * final_lr_factor,
      startLr: baseLr / init_div_factor,
    }),
  cos_inf_schedule: ({ n_iterations, n_warmup, n_inf, div_factor, final_div_factor }, baseLr) =>
    infinite({
      baseLr,
      constantLr: baseLr * final_div_factor,
      warmupSteps: n_warmup,
      decaySteps: n_iterations - n_inf - n_warmup,
      startLr: baseLr / div_factor,
    }),

  // Megatron-LM: all but the constant rate drop to the floor after lr_decay_steps
  OptimizerParamScheduler: ({ lr_decay_style, max_lr: baseLr, min_lr, lr_warmup_steps: w, lr_decay_steps: T, ...wsd }) => {
    const { wsd_decay_steps: cooldownSteps, lr_wsd_decay_style } = wsd;
    const timescale = Math.max(w, 1);
    const falling = clamp(skip(inverseSqrt({ baseLr, timescale }), w), { min: min_lr });
    const byStyle: Record<string, () => Schedule> = {
      constant: () => warmup(constant({ baseLr }), { steps: w }),
      linear: () => warmup(linearTo(baseLr, min_lr, T - w), { steps: w }),
      cosine: () => warmup(cosineTo(baseLr, min_lr, T - w), { steps: w }),
      "inverse-square-root": () => sequence(take(warmup(falling, { steps: w }), T + 1), constant({ baseLr: min_lr })),
      WSD: () =>
        warmupStableDecay({
          baseLr,
          totalSteps: T,
          warmupSteps: w,
          cooldownSteps,
          shape: lr_wsd_decay_style === "minus_sqrt" ? "1-sqrt" : lr_wsd_decay_style,
          endLr: min_lr,
        }),
    };
    return byStyle[lr_decay_style]?.() as Schedule;
  },

  // pytorch_optimizer: each cycle has a warmup of its own
  CosineAnnealingWarmupRestarts: ({ first_cycle_steps, max_lr, min_lr, warmup_steps, gamma }) =>
    sequence(
      ...[0, 1, 2, 3].map((i) =>
        warmup(cosineTo(max_lr * gamma ** i, min_lr, first_cycle_steps - warmup_steps), { steps: warmup_steps, startLr: min_lr }),
      ),
    ),
};

/** PyTorch's cyclic rate, or its momentum, between two values. */
const cyclicOf = ({ step_size_up, step_size_down = step_size_up, mode, gamma = 1, scale_fn }: Params, minLr: number, maxLr: number) =>
  cyclic({
    minLr,
    maxLr,
    stepsUp: step_size_up,
    stepsDown: step_size_down,
    cycleDecay: mode === "triangular2" ? 0.5 : 1,
    gamma,
    ...(scale_fn === "half_sine" ? { factors: [1, 2, 3, 4].map((cycle) => (1 + Math.sin((cycle * Math.PI) / 2)) / 2) } : {}),
  });

/** The cycle of PyTorch's OneCycleLR, for its rate and its momentum. */
const torchCycle = ({ epochs, steps_per_epoch, total_steps = epochs * steps_per_epoch, pct_start = 0.3, ...rest }: Params) => ({
  totalSteps: total_steps as number,
  warmupShare: pct_start as number,
  shape: rest.anneal_strategy === "linear" ? ("linear" as const) : ("cosine" as const),
  phases: rest.three_phase ? (3 as const) : (2 as const),
});

/** The cycle of fastai's fit_one_cycle: its corners lie at whole or broken updates up to N, and update N is never run. */
const fastaiCycle = ({ pct_start, n_epoch, n_iter }: Params) => {
  const steps = n_epoch * n_iter;
  return { totalSteps: steps + 1, warmupShare: (pct_start * steps + 1) / (steps + 1) };
};

const cosineTo = (baseLr: number, minLr: number, totalSteps: number) => cosineAnnealing({ baseLr, minLr, totalSteps });
const linearTo = (baseLr: number, endLr: number, totalSteps: number) => linear({ baseLr, endLr, totalSteps });
const polynomialTo = (baseLr: number, endLr: number, totalSteps: number, power: number) => polynomial({ baseLr, endLr, totalSteps, power });
const delayed = (steps: number, lr: Schedule) => (steps === 0 ? lr : sequence(take(constant({ baseLr: lr(0) }), steps), lr));

/** Cases that these schedules refuse on purpose, each for its reason. */
const refused: Record<string, string> = {
  "torch_multistep/2": "a milestone given twice: give each once",
  "torch_multistep/7": "no milestone at all: that is constant",
  "hf_linear/3": "a warmup as long as the run leaves a decay without length",
  "hf_cosine/4": "a warmup as long as the run leaves a decay without length",
  "hf_cosine_with_restarts/5": "a warmup as long as the run leaves a decay without length",
  "optax_polynomial_schedule/3": "a decay that rises: that is a warmup",
  "optax_polynomial_schedule/6": "power 0: that is constant",
  "optax_warmup_cosine_decay_schedule/6": "a warmup that falls",
  "timm_step/3": "a drop every 2.4 updates: lengths are whole",
};

/** Cases that no family here is for. */
const elsewhere: Record<string, string> = {
  "torch_warm_restarts/11": "fractional steps",
  "hf_cosine/3": "one and a half cosines",
  "optax_exponential_decay/5": "a decay rate of 0 that means no decay",
  "keras_PolynomialDecay/2": "cycles that grow with the step",
};

const build = ({ api, params, base_lr }: Case): Schedule =>
  (translations[api] as (params: Params, baseLr: number) => Schedule)(params, base_lr);
const matched = cases.filter(({ id }) => !refused[id] && !elsewhere[id]);
const rates = (lr: Schedule, steps: number): number[] => Array.from({ length: steps }, (_, t) => lr(t));

describe("the rates of real libraries", () => {
  test("the vectors are there, and every exception names one of them", () => {
    expect(matched.length).toBeGreaterThan(170);
    expect(Object.keys({ ...refused, ...elsewhere }).filter((id) => !cases.some((golden) => golden.id === id))).toEqual([]);
    expect(cases.filter(({ api }) => !translations[api]).map(({ id }) => id)).toEqual([]);
  });

  test.each(matched.map((golden) => [golden.id, golden.source, golden] as const))("%s: %s", (_id, _source, golden) => {
    const lr = build(golden);
    const peak = Math.max(...golden.lr);
    // PyTorch multiplies the rate before, update after update, so its rounding adds up; the others evaluate a formula.
    const rounding = 1e-15 * peak * (golden.api.endsWith("LR") ? golden.steps : 1);
    (golden.lr_float64 ?? golden.lr).forEach((expected, t) => {
      expect(Math.abs(lr(t) - expected), `step ${t}: ${lr(t)} for ${expected}`).toBeLessThanOrEqual(1e-12 * expected + rounding);
    });
  });

  test.each(matched.filter(({ lr_closed_form }) => lr_closed_form).map((golden) => [golden.id, golden] as const))(
    "%s: the closed form",
    (_id, golden) => {
      const { total_steps: totalSteps, max_lr: baseLr, min_lr: minLr } = golden.params;
      const lr = golden.api === "REXScheduler" ? rex({ baseLr, totalSteps, minLr }) : build(golden);
      golden.lr_closed_form?.forEach((expected, t) => {
        expect(Math.abs(lr(t) - expected), `step ${t}`).toBeLessThanOrEqual(1e-12 * expected + 1e-16 * golden.base_lr);
      });
    },
  );

  const momenta: Record<string, (params: Params) => Schedule> = {
    OneCycleLR: ({ base_momentum: minMomentum, max_momentum: maxMomentum, ...cycle }) =>
      oneCycleMomentum({ ...torchCycle(cycle), minMomentum, maxMomentum }),
    CyclicLR: (params) => interpolate(cyclicOf(params, 0, 1), { from: params.max_momentum, to: params.base_momentum }),
    fit_one_cycle: ({ moms: [maxMomentum, minMomentum], ...cycle }) =>
      oneCycleMomentum({ ...fastaiCycle(cycle), minMomentum, maxMomentum }),
  };
  const withMomentum = matched.filter(({ momentum, momentum_float64 }) => momentum ?? momentum_float64);

  test.each(withMomentum.map((golden) => [golden.id, golden] as const))("%s: momentum", (_id, golden) => {
    const momentum = momenta[golden.api]?.(golden.params) as Schedule;
    (golden.momentum_float64 ?? golden.momentum)?.forEach((expected, t) => {
      expect(Math.abs(momentum(t) - expected), `step ${t}`).toBeLessThanOrEqual(1e-15);
    });
  });

  test.each(Object.entries(refused))("%s is refused: %s", (id) => {
    const golden = cases.find((each) => each.id === id) as Case;
    expect(() => build(golden)).toThrow(RangeError);
  });

  test("each of them that serialises gives the same rates again", () => {
    let compared = 0;
    for (const golden of matched.filter(({ api }) => api !== "LambdaLR")) {
      const lr = build(golden);
      expect(rates(schedule(JSON.parse(JSON.stringify(lr))), golden.steps), golden.id).toEqual(rates(lr, golden.steps));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
