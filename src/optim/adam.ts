import { expectNumber, expectNumbers, expectOptions, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { checkBefore, type Optimizer, type OptimizerState } from "./optimizer.js";

/** Adam's running means of the gradient (m) and of its square (v), and the powers of β that correct them. */
export interface AdamState extends OptimizerState {
  readonly kind: "adam";
  readonly version: 1;
  readonly m: readonly number[];
  readonly v: readonly number[];
  /** β₁ᵗ and β₂ᵗ as running products: `Math.pow` differs between engines in the last bit. */
  readonly beta1Power: number;
  readonly beta2Power: number;
}

/** Options of `adam`. */
export interface Adam {
  /** β₁: how much of m is kept, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of v is kept, 0.999 when left out. */
  beta2?: number;
  /** ε, added outside the root, 1e-8 when left out. */
  eps?: number;
}

/**
 * Adam: divides the mean gradient by its typical size, so the first update moves each parameter by about η whatever the gradient.
 *
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε), with t = 1 at the first update.
 * As in PyTorch, ε stands outside the root.
 *
 * Source: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, algorithm 1, https://arxiv.org/abs/1412.6980
 *
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), eps ε.
 *
 * @example
 * const rule = adam({ eps: 0 });
 * rule.update({ parameters: [1, 1], gradient: [4, 0.001], lr: 0.25, state: rule.init(2) }).parameters; // [0.75,0.75]
 */
export function adam(options: Adam = {}): Optimizer<AdamState> {
  expectOptions("adam", options, ["beta1", "beta2", "eps"], { betas: "beta1 and beta2", b1: "beta1", b2: "beta2" });
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = options;
  expectNumber("adam", "beta1", beta1, { min: 0, below: 1, advice: "It is 0.9 when left out." });
  expectNumber("adam", "beta2", beta2, { min: 0, below: 1, advice: "It is 0.999 when left out." });
  expectNumber("adam", "eps", eps, { min: 0, advice: "It is 1e-8 when left out." });
  return {
    kind: "adam",
    init: (size) => {
      expectWhole("adam.init", "size", size, 1, "It counts parameters.", 1e7);
      const zeros = (): number[] => new Array<number>(size).fill(0);
      return { kind: "adam", version: 1, m: zeros(), v: zeros(), beta1Power: 1, beta2Power: 1 };
    },
    update: (before) => {
      checkBefore("adam", before);
      checkState(before.state, before.parameters.length);
      const { parameters, gradient, lr, state } = before;
      const m = state.m.map((mean, i) => beta1 * mean + (1 - beta1) * (gradient[i] as number));
      const v = state.v.map((mean, i) => beta2 * mean + (1 - beta2) * (gradient[i] as number) ** 2);
      if (!v.every(Number.isFinite)) fail("adam.update", "gradient must be small enough to be squared", gradient, "Divide the loss.");
      const beta1Power = state.beta1Power * beta1;
      const beta2Power = state.beta2Power * beta2;
      const direction = (i: number): number => (m[i] as number) / (1 - beta1Power) / (Math.sqrt((v[i] as number) / (1 - beta2Power)) + eps);
      return {
        // Without a gradient so far there is no direction: 0/(0 + ε), also where ε is 0.
        parameters: parameters.map((theta, i) => (m[i] === 0 ? theta : theta - lr * direction(i))),
        state: { ...state, m, v, beta1Power, beta2Power },
      };
    },
  };
}

/** Checks the running means of a state, which may come from a file. */
function checkState({ m, v, beta1Power, beta2Power }: AdamState, size: number): void {
  const where = "adam.update";
  expectNumbers(where, "state.m", m);
  expectNumbers(where, "state.v", v, 0);
  if (m.length !== size || v.length !== size)
    fail(where, `state.m and state.v must hold one number per parameter (${size})`, [m.length, v.length], `Start from init(${size}).`);
  expectNumber(where, "state.beta1Power", beta1Power, { min: 0, max: 1, advice: "It is a power of β₁." });
  expectNumber(where, "state.beta2Power", beta2Power, { min: 0, max: 1, advice: "It is a power of β₂." });
}
