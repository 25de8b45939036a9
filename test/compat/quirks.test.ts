import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { naturalLog } from "../../src/compat/naturalLog.js";
import { torchNormals, torchUniforms } from "../../src/compat/timm/torchRandom.js";

const run = (api: string, params: object, steps: number, also: object = {}) =>
  replay({ api, params: params as Record<string, unknown>, base_lr: 0.1, steps, ...also });

describe("timm 1.0.29, run on torch 1.13.1", () => {
  test("noise on the rate, from PyTorch's generator", () => {
    const { lr, lr_of_t } = run("CosineLRScheduler", { t_initial: 10, noise_range_t: [3, 7], noise_pct: 0.5, noise_seed: 7 }, 9);
    const told = [0.1, 0.09755282581475769, 0.09045084971874738, 0.055392329733783066, 0.04780402079025063, 0.03930930867791176];
    expect(lr.slice(0, 6)).toEqual(told.map((rate) => expect.closeTo(rate, 15)));
    expect(lr.slice(7)).toEqual((lr_of_t as number[]).slice(7));
  });

  test("uniform noise is put on the plateau's rate and taken off again", () => {
    const params = { mode: "min", patience_t: 0, decay_rate: 0.5, noise_range_t: 2, noise_type: "uniform", noise_pct: 0.1 };
    const { lr } = run("PlateauLRScheduler", params, 4, { metrics: [1, 1, 0.5, 0.5] });
    const told = [0.1, 0.1, 0.052195904254913335, 0.04686947524547577, 0.025805415213108064];
    expect(lr).toEqual(told.map((rate) => expect.closeTo(rate, 15)));
  });

  test("the restart at t = 121 is missed, the one at t = 40 is not", () => {
    const { lr } = run("CosineLRScheduler", { t_initial: 1, cycle_mul: 3, cycle_limit: 9 }, 124);
    expect(lr[40]).toBe(0.1);
    expect(lr.slice(120)).toEqual(
      [3.760237478849793e-5, 0, 0.09999582149277186, 0.09998328666948438].map((rate) => expect.closeTo(rate, 15)),
    );
  });

  test("1 // 0.1 is 9 in Python", () => {
    expect(run("StepLRScheduler", { decay_t: 0.1, decay_rate: 0.5 }, 2).lr[1]).toBe(0.1 * 0.5 ** 9);
  });
});

describe("PyTorch's generator on the CPU, torch 1.13.1", () => {
  test.each([
    [42, [0.33669036626815796, 0.12880940735340118, 0.23446236550807953, 0.23033303022384644], [0.8822692632675171, 0.9150039553642273]],
    [0, [1.5409960746765137, -0.293428897857666, -2.1787893772125244, 0.5684312582015991], [0.49625658988952637, 0.7682217955589294]],
  ])("seed %i", (seed, normal, uniform) => {
    const [normals, uniforms] = [torchNormals(seed), torchUniforms(seed)];
    expect(normal.map(() => normals.next().value)).toEqual(normal);
    expect(uniform.map(() => uniforms.next().value)).toEqual(uniform);
  });

  test("it goes on after the 624 numbers of its state", () => {
    const uniforms = torchUniforms(3);
    const drawn = Array.from({ length: 20_000 }, () => uniforms.next().value);
    expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 2);
    expect(new Set(drawn).size).toBeGreaterThan(19_900);
  });
});

test("the logarithm is rounded as in C: Python gives these", () => {
  const told = [
    [3, 1.0986122886681098],
    [243, 5.493061443340548],
    [7, 1.9459101490553132],
    [1000, 6.907755278982137],
    [0.3, -1.2039728043259361],
    [1 + 2 ** -52, 2.2204460492503128e-16],
    [5e-324, -744.4400719213812],
    [1.7976931348623157e308, 709.782712893384],
    [1, 0],
  ] as const;
  for (const [x, log] of told) expect(naturalLog(x), `ln ${x}`).toBe(log);
});

describe("what looks wrong and is so", () => {
  test("transformers: cosine counts waves and cosine_with_restarts falls; past the end one rises, the other is 0", () => {
    const params = { num_warmup_steps: 0, num_training_steps: 10 };
    expect(run("cosine", params, 16).lr[15]).toBeCloseTo(0.05, 12);
    expect(run("cosine_with_restarts", params, 16).lr[15]).toBe(0);
    expect(run("cosine", { ...params, num_cycles: 1 }, 11).lr[10]).toBeCloseTo(0.1, 12);
  });

  test("transformers: an inverse square root without a warmup hardly falls", () => {
    expect(run("inverse_sqrt", { num_warmup_steps: 0 }, 101).lr[100]).toBeCloseTo(0.1 / Math.sqrt(1.01), 12);
    expect(run("inverse_sqrt", { num_warmup_steps: 1 }, 101).lr[100]).toBeCloseTo(0.01, 12);
  });

  test("transformers: warmup_stable_decay warms up from its floor, and given both lengths believes the plateau's", () => {
    const params = { num_warmup_steps: 4, num_stable_steps: 2, num_decay_steps: 2, min_lr_ratio: 0.5, num_training_steps: 99 };
    expect(run("warmup_stable_decay", { ...params, warmup_type: "1-sqrt" }, 10).lr).toEqual(
      [0, 1 - Math.sqrt(0.75), 1 - Math.sqrt(0.5), 0.5, 1, 1, 1, 0.5, 0, 0].map((part) => expect.closeTo(0.1 * (0.5 + 0.5 * part), 12)),
    );
  });

  test("timm without warmup_prefix: the schedule runs on under the warmup, and tanh's ramp alone meets it", () => {
    const params = { t_initial: 20, warmup_t: 5 };
    expect(run("CosineLRScheduler", params, 6).lr[5]).toBeCloseTo(0.05 * (1 + Math.cos(Math.PI / 4)), 12);
    expect(run("CosineLRScheduler", { ...params, warmup_prefix: true }, 6).lr[5]).toBe(0.1);
    const { lr } = run("TanhLRScheduler", { t_initial: 8, warmup_t: 5 }, 6);
    expect((lr[4] as number) / (lr[5] as number)).toBeCloseTo(0.8, 12);
  });

  test("optax: a decay_rate of 0 does not decay, an end_value bounds a growth from above", () => {
    expect(run("exponential_decay", { init_value: 1, transition_steps: 2, decay_rate: 0 }, 9).lr[8]).toBe(1);
    expect(run("exponential_decay", { init_value: 1, transition_steps: 1, decay_rate: 2, end_value: 5 }, 9).lr[8]).toBe(5);
    expect(
      run("exponential_decay", { init_value: 1, transition_steps: 3, decay_rate: 0.5, transition_begin: 2 }, 9).lr.slice(1, 6),
    ).toEqual([1, 1, 0.5 ** (1 / 3), 0.5 ** (2 / 3), 0.5].map((rate) => expect.closeTo(rate, 12)));
  });

  test("optax: reduce_on_plateau with patience 0 reduces on every improvement, and on nothing else", () => {
    const { lr } = run("reduce_on_plateau", { patience: 0, factor: 0.5 }, 4, { metrics: [1, 1, 1, 0.5] });
    expect(lr).toEqual([0.05, 0.05, 0.05, 0.025]);
  });

  test("optax: it averages accumulation_size values before it looks", () => {
    const params = { patience: 1, factor: 0.5, accumulation_size: 2 };
    expect(run("reduce_on_plateau", params, 6, { metrics: [1, 3, 0, 3.9, 1, 3] }).lr).toEqual([0.1, 0.1, 0.1, 0.1, 0.1, 0.05]);
  });

  test("Keras: a first metric that is not a number is the best one ever", () => {
    const { lr } = run("keras.ReduceLROnPlateau", { patience: 1, factor: 0.5 }, 3, { metrics: ["NaN", 1, 0.5] });
    expect(lr).toEqual([0.1, 0.1, 0.05, 0.025]);
  });

  test("Keras: a warmup without a target is none; a cycle touches the end before it jumps", () => {
    expect(run("CosineDecay", { initial_learning_rate: 0.1, decay_steps: 10, warmup_steps: 5 }, 1).lr[0]).toBe(0.1);
    const params = { initial_learning_rate: 0.1, decay_steps: 4, end_learning_rate: 0, cycle: true };
    expect(run("PolynomialDecay", params, 6).lr.slice(3)).toEqual([0.025, 0, 0.0375].map((rate) => expect.closeTo(rate, 12)));
  });

  test("Megatron: inverse-square-root leaps down at the end; the exponential cooldown reaches its floor", () => {
    const params = { max_lr: 0.1, min_lr: 0, lr_warmup_steps: 4, lr_decay_steps: 16 };
    expect(run("OptimizerParamScheduler", { ...params, lr_decay_style: "inverse-square-root" }, 18).lr.slice(16)).toEqual([0.05, 0]);
    const wsd = { ...params, lr_decay_style: "WSD", wsd_decay_steps: 8, lr_wsd_decay_style: "exponential" };
    expect(run("OptimizerParamScheduler", wsd, 17).lr.slice(8)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((t) => expect.closeTo(0.1 * (2 * 0.5 ** (t / 8) - 1), 12)),
    );
  });

  test("fastai: six updates at least, and the rates follow from the cycles when no position is given", () => {
    expect(run("lr_find", { num_it: 2 }, 50).lr).toHaveLength(6);
    const { lr_float64 } = run("fit_sgdr", { n_cycles: 2, cycle_len: 1, n_iter: 4, lr_max: 1 }, 12);
    const wave = (n: number) => Array.from({ length: n }, (_, t) => expect.closeTo(0.5 * (1 + Math.cos((Math.PI * t) / n)), 12));
    expect(lr_float64).toEqual([...wave(4), ...wave(8)]);
  });

  test("epfml: miror_cosine and cosine average to linear; final_div_factor divides the first rate", () => {
    const rates = (decay_type: string) => run("wsd_schedule", { n_iterations: 40, n_warmup: 4, fract_decay: 0.5, decay_type }, 40).lr;
    const [mirror, cosine, linear] = [rates("miror_cosine"), rates("cosine"), rates("linear")];
    expect(mirror.map((lr, t) => (lr + (cosine[t] as number)) / 2)).toEqual(linear.map((lr) => expect.closeTo(lr, 12)));
    const inf = { n_iterations: 20, n_warmup: 2, div_factor: 10, final_div_factor: 0.5, n_inf: 4 };
    expect(run("cos_inf_schedule", inf, 20).lr[19]).toBeCloseTo(0.1 / 10 / 0.5, 12);
  });

  test("pytorch_optimizer: the first update has min_lr, whatever the schedule says", () => {
    expect(run("CosineAnnealingWarmupRestarts", { first_cycle_steps: 4, max_lr: 1, min_lr: 0.25 }, 6).lr[0]).toBe(0.25);
    expect(run("REXScheduler", { total_steps: 10 }, 2).lr[0]).toBe(0);
    expect(run("REXScheduler", { total_steps: 10 }, 2).last_lr).toEqual([1, expect.closeTo(0.9 / 0.95, 12)]);
  });
});
