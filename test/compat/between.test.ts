import fc from "fast-check";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";

/** The rates of an api, with base_lr 0.3 unless the library holds its rates itself. */
const rates = (api: string, params: object, steps: number, also: object = {}): readonly number[] =>
  replay({ api, params: params as Record<string, unknown>, base_lr: 0.3, steps, ...also }).lr;

/** Equal up to the rounding of different orders of operations. */
function same(a: readonly number[], b: readonly number[], what = ""): void {
  expect(b.length).toBe(a.length);
  for (const [t, rate] of a.entries())
    expect(Math.abs(rate - (b[t] ?? Number.NaN)), `${what} t = ${t}: ${rate}, ${b[t]}`).toBeLessThan(1e-13);
}

const length = fc.integer({ min: 1, max: 60 });
const warmup = fc.integer({ min: 1, max: 20 });
const past = 10;

describe("the same schedule in several libraries", () => {
  test("linear to zero, past its end too", () => {
    fc.assert(
      fc.property(length, (T) => {
        const lr = rates("linear", { num_warmup_steps: 0, num_training_steps: T }, T + past);
        same(lr, rates("linear_schedule", { init_value: 0.3, end_value: 0, transition_steps: T }, T + past), "optax");
        same(lr, rates("PolynomialDecay", { initial_learning_rate: 0.3, decay_steps: T, end_learning_rate: 0 }, T + past), "Keras");
        same(lr, rates("PolyLRScheduler", { t_initial: T, power: 1 }, T + past), "timm");
        same(lr, rates("LinearLR", { start_factor: 1, end_factor: 0, total_iters: T }, T + past), "torch");
        same(lr, rates("linear_to_zero", { warmup: 0, total: T }, T + past), "paper");
        same(
          lr,
          rates("OptimizerParamScheduler", { lr_decay_style: "linear", max_lr: 0.3, min_lr: 0, lr_decay_steps: T }, T + past),
          "Megatron",
        );
      }),
    );
  });

  test("warmup and cosine: before the end everywhere, after it only where it holds", () => {
    fc.assert(
      fc.property(warmup, length, (w, d) => {
        const T = w + d;
        const optax = rates("warmup_cosine_decay_schedule", { init_value: 0, peak_value: 0.3, warmup_steps: w, decay_steps: T }, T + past);
        const keras = { initial_learning_rate: 0, decay_steps: d, warmup_target: 0.3, warmup_steps: w };
        same(optax, rates("CosineDecay", keras, T + past), "Keras");
        same(
          optax,
          rates(
            "OptimizerParamScheduler",
            { lr_decay_style: "cosine", max_lr: 0.3, min_lr: 0, lr_warmup_steps: w, lr_decay_steps: T },
            T + past,
          ),
          "Megatron",
        );
        const hf = rates("cosine", { num_warmup_steps: w, num_training_steps: T }, T + 2);
        same(optax.slice(0, T + 1), hf.slice(0, T + 1), "transformers");
        expect(hf[T + 1]).toBeGreaterThan(optax[T + 1] as number);
      }),
    );
  });

  test("one cosine without warmup", () => {
    fc.assert(
      fc.property(length, (T) => {
        const lr = rates("cosine", { num_warmup_steps: 0, num_training_steps: T }, T + 1);
        same(lr, rates("CosineAnnealingLR", { T_max: T }, T + 1), "torch");
        same(lr, rates("CosineLRScheduler", { t_initial: T }, T + 1), "timm");
        same(lr, rates("cosine_decay_schedule", { init_value: 0.3, decay_steps: T }, T + 1), "optax");
        same(
          lr,
          rates("cosine_with_min_lr", { num_warmup_steps: 0, num_training_steps: T, min_lr: 0 }, T + 1),
          "transformers with a floor",
        );
        same(
          lr.slice(1),
          rates("cosine_warmup_with_min_lr", { num_warmup_steps: 0, num_training_steps: T, min_lr_rate: 0 }, T),
          "one update early",
        );
      }),
    );
  });

  test("restarts of equal cycles", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 5 }), (T, n) => {
        const torch = rates("CosineAnnealingWarmRestarts", { T_0: T }, T * n);
        same(torch, rates("CosineLRScheduler", { t_initial: T, cycle_limit: n }, T * n), "timm");
        same(torch, rates("CosineDecayRestarts", { initial_learning_rate: 0.3, first_decay_steps: T, t_mul: 1 }, T * n), "Keras");
        const kwargs = { init_value: 0, peak_value: 0.3, warmup_steps: 0, decay_steps: T };
        same(torch, rates("sgdr_schedule", { cosine_kwargs: new Array(n).fill(kwargs) }, T * n), "optax");
        const hf = { num_warmup_steps: 0, num_training_steps: T * n, num_cycles: n };
        // A position that is a whole number of cycles can round to a hair less: then transformers restarts an update late.
        const restarts = rates("cosine_with_restarts", hf, T * n);
        const onTime = restarts.every((lr, t) => t % T !== 0 || lr > 0.29);
        if (onTime) same(torch, restarts, "transformers");
      }),
    );
  });

  test("up to the peak, and flat", () => {
    fc.assert(
      fc.property(warmup, (w) => {
        const lr = rates("constant_with_warmup", { num_warmup_steps: w }, w + past);
        same(lr, rates("warmup_constant_schedule", { init_value: 0, peak_value: 0.3, warmup_steps: w }, w + past), "optax");
        const megatron = { lr_decay_style: "constant", max_lr: 0.3, min_lr: 0, lr_warmup_steps: w, lr_decay_steps: w + 1 };
        same(lr, rates("OptimizerParamScheduler", megatron, w + past), "Megatron");
        same(lr, rates("StepLRScheduler", { decay_t: 1, warmup_t: w }, w + past), "timm");
      }),
    );
  });

  test("the inverse square root of transformers, one update on, is Noam's", () => {
    fc.assert(
      fc.property(warmup, (w) => {
        const noam = rates("noam", { d_model: 1 / (0.3 ** 2 * w), warmup: w }, 50);
        const hf = rates("inverse_sqrt", { num_warmup_steps: w }, 51);
        same(hf.slice(1), noam, "Noam");
        const megatron = { lr_decay_style: "inverse-square-root", max_lr: 0.3, min_lr: 0, lr_warmup_steps: w, lr_decay_steps: 60 };
        same(hf, rates("OptimizerParamScheduler", megatron, 51), "Megatron");
      }),
    );
  });

  test("warmup, plateau and each cooldown", () => {
    fc.assert(
      fc.property(warmup, length, length, (w, stable, d) => {
        const T = w + stable + d;
        for (const [decay_type, style, epfml] of [
          ["linear", "linear", "linear"],
          ["cosine", "cosine", "cosine"],
          ["1-sqrt", "minus_sqrt", "sqrt"],
        ]) {
          const hf = { num_warmup_steps: w, num_stable_steps: stable, num_decay_steps: d, decay_type };
          const lr = rates("warmup_stable_decay", hf, T + past);
          const total = { num_warmup_steps: w, num_training_steps: T, num_decay_steps: d, decay_type };
          same(lr, rates("warmup_stable_decay", total, T + past), "transformers, by the total");
          const megatron = { lr_decay_style: "WSD", wsd_decay_steps: d, lr_wsd_decay_style: style, max_lr: 0.3, min_lr: 0 };
          same(lr, rates("OptimizerParamScheduler", { ...megatron, lr_warmup_steps: w, lr_decay_steps: T }, T + past), "Megatron");
          // The part d/T of T updates can round down to d - 1.
          const wsd = { n_iterations: T, n_warmup: w, fract_decay: (d + 0.5) / T, decay_type: epfml };
          same(lr.slice(w), rates("wsd_schedule", wsd, T + past).slice(w), "epfml");
        }
      }),
    );
  });

  test("exponential decay, smooth and in stairs", () => {
    fc.assert(
      fc.property(length, fc.double({ min: 0.1, max: 1, noNaN: true }), fc.boolean(), (n, decay_rate, staircase) => {
        const keras = rates("ExponentialDecay", { initial_learning_rate: 0.3, decay_steps: n, decay_rate, staircase }, 50);
        same(keras, rates("exponential_decay", { init_value: 0.3, transition_steps: n, decay_rate, staircase }, 50), "optax");
        if (staircase) same(keras, rates("StepLR", { step_size: n, gamma: decay_rate }, 50), "torch");
        if (staircase) same(keras, rates("StepLRScheduler", { decay_t: n, decay_rate }, 50), "timm");
      }),
    );
  });

  test("milestones: timm drops one update before PyTorch and optax, Keras one after", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }), (drawn) => {
        const milestones = drawn.sort((a, b) => a - b);
        const torch = rates("MultiStepLR", { milestones, gamma: 0.5 }, 50);
        const boundaries_and_scales = Object.fromEntries(milestones.map((at) => [at, 0.5]));
        same(torch, rates("piecewise_constant_schedule", { init_value: 0.3, boundaries_and_scales }, 50), "optax");
        same(torch, rates("MultiStepLRScheduler", { decay_t: milestones.map((at) => at + 1), decay_rate: 0.5 }, 50), "timm");
        if (milestones.length === 0) return;
        const values = [0.3, ...milestones.map((_, i) => 0.3 * 0.5 ** (i + 1))];
        same(torch, rates("PiecewiseConstantDecay", { boundaries: milestones.map((at) => at - 1), values }, 50), "Keras");
      }),
    );
  });

  test("one cycle in fastai without its rounding, and in optax", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 10 }), (tenths, n) => {
        const N = 10 * n;
        const fit = { lr_max: 0.3, pct_start: tenths / 10, div: 20, div_final: 2000, n_epoch: 1, n_iter: N };
        const fastai = replay({ api: "fit_one_cycle", params: fit, base_lr: 1, steps: N });
        const optax = { transition_steps: N, peak_value: 0.3, pct_start: (tenths * n + 0.5) / N, div_factor: 20, final_div_factor: 100 };
        const exact = fastai.lr_float64 as number[];
        same(exact, rates("cosine_onecycle_schedule", optax, N), "optax");
        // Where the rate is near zero the rounding of the position is a larger part of it.
        expect(Math.max(...fastai.lr.map((lr, t) => Math.abs(lr - (exact[t] as number))))).toBeLessThan(1e-6);
      }),
    );
  });

  test("a plateau: Keras and optax with one more of patience reduce where PyTorch does; timm is PyTorch's", () => {
    const metric = fc.constantFrom(1, 0.9, 0.8, 0.7, 0.6);
    fc.assert(
      fc.property(fc.array(metric, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 4 }), (metrics, patience) => {
        const steps = metrics.length;
        const torch = rates("ReduceLROnPlateau", { factor: 0.5, patience, eps: 0 }, steps, { metrics });
        const keras = { factor: 0.5, patience: patience + 1 };
        same(torch, rates("keras.ReduceLROnPlateau", keras, steps, { metrics }), "Keras");
        same(torch, rates("ReduceLROnPlateau", keras, steps, { metrics, source: "keras 3.16.0" }), "Keras by source");
        same(torch.slice(1), rates("reduce_on_plateau", { factor: 0.5, patience: patience + 1 }, steps, { metrics }), "optax");
        const timm = rates("PlateauLRScheduler", { decay_rate: 0.5, patience_t: patience, mode: "min" }, steps, { metrics });
        same(rates("reduce_lr_on_plateau", { factor: 0.5, patience }, steps, { metrics }), timm, "timm");
      }),
    );
  });

  test("parts of one schedule joined are the whole", () => {
    fc.assert(
      fc.property(warmup, length, (w, d) => {
        const parts = [
          { type: "linear_schedule", init_value: 0, end_value: 0.3, transition_steps: w },
          { type: "exponential_decay", init_value: 0.3, transition_steps: d, decay_rate: 0.5 },
        ];
        const joined = rates("join_schedules", { schedules: parts, boundaries: [w] }, w + d + past);
        const whole = { init_value: 0, peak_value: 0.3, warmup_steps: w, transition_steps: d, decay_rate: 0.5 };
        same(joined, rates("warmup_exponential_decay_schedule", whole, w + d + past));
        const nested = [{ type: "join_schedules", schedules: parts, boundaries: [w] }];
        same(joined, rates("join_schedules", { schedules: nested, boundaries: [] }, w + d + past), "nested");
      }),
    );
  });
});
