import { adam, adamW, lion, momentum, nesterov, type Optimizer, type OptimizerState } from "lrlab";
import { describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";

type Rule = Optimizer<OptimizerState>;

/** The one parameter, from 0, after each update. */
function path(rule: unknown, gradients: readonly number[], rates: readonly number[]): number[] {
  const { init, update } = rule as Rule;
  let [parameters, state] = [[0], init(1)];
  return gradients.map((g, t) => {
    ({ parameters, state } = update({ parameters, gradient: [g], lr: rates[t] as number, state }));
    return parameters[0] as number;
  });
}

const wave = Array.from({ length: 40 }, (_, t) => Math.sin(t + 1));
const at = (values: readonly number[], i: number): number => values[i] as number;

// Nesterov's step takes the velocity times μ once more.
describe.each([
  ["momentum", momentum, 1],
  ["nesterov", nesterov, 0.8],
] as const)("the rate in the velocity or beside it: %s", (_name, make, again) => {
  const both = (rates: readonly number[], gradients = wave) => [
    path(make({ momentum: 0.8 }), gradients, rates),
    path(make({ momentum: 0.8, rateInside: true }), gradients, rates),
  ];

  test("is the same while the rate stays", () => {
    const [beside = [], inside = []] = both(wave.map(() => 0.1));
    expect(inside).toEqual(beside.map((theta) => expect.closeTo(theta, 12)));
  });

  test("differs at a drop by μ(η₁ − η₂)u, and by 1/(1 − μ) times that in the end", () => {
    const drop = 20;
    const still = wave.map((g, t) => (t < drop ? g : 0));
    const rates = wave.map((_, t) => (t < drop ? 0.1 : 0.01));
    const [beside = [], inside = []] = both(rates, still);
    const u = still.slice(0, drop).reduce((velocity, g) => 0.8 * velocity + g, 0); // the velocity of the rate beside it, before the drop
    const extra = 0.8 * (0.1 - 0.01) * u * again;
    expect(at(inside, drop) - at(beside, drop)).toBeCloseTo(-extra, 12);
    const left = 1 - 0.8 ** (40 - drop); // of the geometric series, after the updates that are run
    expect(at(inside, 39) - at(beside, 39)).toBeCloseTo((-extra * left) / (1 - 0.8), 12);
  });

  test("goes on at rate 0 where it is inside, and stands where it is beside", () => {
    const [beside = [], inside = []] = both(wave.map((_, t) => (t < 5 ? 0.1 : 0)));
    expect(at(beside, 6)).toBe(at(beside, 5));
    expect(Math.abs(at(inside, 6) - at(inside, 5))).toBeGreaterThan(0.01);
  });
});

describe.each([
  ["adam", adam],
  ["adamW", (options: object) => adamW({ weightDecay: 0, ...options })],
] as const)("%s", (_name, make) => {
  test("takes (1 − β₁)/√(1 − β₂) times as long a first step without bias correction", () => {
    expect(at(path(make({ eps: 0, biasCorrection: false }), [5], [0.1]), 0)).toBeCloseTo((-0.1 * 0.1) / Math.sqrt(0.001), 12);
    expect(at(path(make({ eps: 0, biasCorrection: false, beta1: 0.5, beta2: 0.75 }), [-5], [0.1]), 0)).toBeCloseTo(0.1, 12);
  });

  test("comes close to itself without bias correction after many steps", () => {
    const many = Array.from({ length: 10_000 }, (_, t) => Math.sin(t + 1));
    const last = (options: object): number => {
      const all = path(
        make(options),
        many,
        many.map(() => 0.1),
      );
      return at(all, 9999) - at(all, 9998);
    };
    expect(last({ biasCorrection: false })).toBeCloseTo(last({}), 4);
  });

  test("divides a gradient much below ε by ε beside the root, by √ε in it", () => {
    expect(at(path(make({ eps: 1e-4 }), [1e-9], [1]), 0)).toBeCloseTo(-1e-9 / (1e-9 + 1e-4), 15);
    expect(at(path(make({ eps: 1e-4, epsInside: true }), [1e-9], [1]), 0)).toBeCloseTo(-1e-9 / 1e-2, 15);
  });
});

describe("lion", () => {
  test("follows its two formulas, worked by hand", () => {
    // m: 0, 0.02, 0.0098; c: 0.2, −0.082, 0.00882; β₁ = 0.9, β₂ = 0.99
    const rule = lion({ weightDecay: 0.5 });
    let state = rule.init(1);
    let parameters = [1];
    const after = [2, -1, 0].map((g) => {
      ({ parameters, state } = rule.update({ parameters, gradient: [g], lr: 0.1, state }));
      return [parameters[0], state.m[0]];
    });
    expect(after).toEqual([
      [expect.closeTo(0.85, 12), expect.closeTo(0.02, 12)],
      [expect.closeTo(0.85 * 0.95 + 0.1, 12), expect.closeTo(0.0098, 12)],
      [expect.closeTo((0.85 * 0.95 + 0.1) * 0.95 - 0.1, 12), expect.closeTo(0.009702, 12)],
    ]);
  });

  test("moves as far whatever the gradient, and not at all without one", () => {
    expect(path(lion(), [1e-9, 1e9], [0.1, 0.1])).toEqual([-0.1, -0.2]);
    expect(path(lion(), [0, 0], [0.1, 0.1])).toEqual([0, 0]);
  });

  test("stays plain JSON where gradients are infinite", () => {
    const rule = lion();
    const { state } = rule.update({ parameters: [1], gradient: [Number.POSITIVE_INFINITY], lr: 0.1, state: rule.init(1) });
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});

test.each([
  [() => momentum({ rateInside: 1 } as never), "momentum: rateInside must be true or false, got 1. It is false when left out."],
  [() => adam({ biasCorrection: 1 } as never), "adam: biasCorrection must be true or false, got 1. It is true when left out."],
  [() => adamW({ epsInside: 1 } as never), "adamW: epsInside must be true or false, got 1. It is false when left out."],
  [() => lion({ beta2: 1 }), "lion: beta2 must be a finite number >= 0 and < 1, got 1. It is 0.99 when left out."],
  [() => lion({ betas: [0.9, 0.99] } as never), "lion: unknown parameter betas. Use beta1 and beta2."],
])("%#", (run, message) => expect(refusal(run)).toBe(message));
