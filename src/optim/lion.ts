import { expectNumber, expectNumbers, expectOptions, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { bounded } from "./decay.js";
import { checkBefore, type Optimizer, type OptimizerState } from "./optimizer.js";

/** Lion's running mean of the gradient. */
export interface LionState extends OptimizerState {
  readonly kind: "lion";
  readonly version: 1;
  readonly m: readonly number[];
}

/** Options of `lion`. */
export interface Lion {
  /** β₁: how much of the mean gradient goes into the step's sign, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of the mean gradient is kept, 0.99 when left out. */
  beta2?: number;
  /** λ: each update shrinks the parameters by ηλ of themselves, 0 when left out. */
  weightDecay?: number;
}

const hints = { betas: "beta1 and beta2", b1: "beta1", b2: "beta2", weight_decay: "weightDecay" };

/**
 * Lion: moves every parameter by exactly η, in the direction that a mean gradient's sign says.
 *
 * θ ← (1 − ηλ)θ − η · sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g. It keeps one number for each parameter where Adam keeps two. Its authors
 * use a rate 3 to 10 times smaller than AdamW's, and a decay larger by as much. PyTorch has no Lion.
 *
 * Source: Chen et al., Symbolic Discovery of Optimization Algorithms, 2023, program 1, https://arxiv.org/abs/2302.06675
 *
 * @param options beta1 β₁, beta2 β₂ (both from 0 to below 1), weightDecay λ.
 *
 * @example
 * const rule = lion();
 * rule.update({ parameters: [1, 1], gradient: [4, -0.001], lr: 0.25, state: rule.init(2) }).parameters; // [0.75,1.25]
 */
export function lion(options: Lion = {}): Optimizer<LionState> {
  expectOptions("lion", options, ["beta1", "beta2", "weightDecay"], hints);
  const { beta1 = 0.9, beta2 = 0.99, weightDecay = 0 } = options;
  expectNumber("lion", "beta1", beta1, { min: 0, below: 1, advice: "It is 0.9 when left out." });
  expectNumber("lion", "beta2", beta2, { min: 0, below: 1, advice: "It is 0.99 when left out." });
  expectNumber("lion", "weightDecay", weightDecay, { min: 0, advice: "It is 0 when left out." });
  return {
    kind: "lion",
    init: (size) => {
      expectWhole("lion.init", "size", size, 1, "It counts parameters.", 1e7);
      return { kind: "lion", version: 1, m: new Array<number>(size).fill(0) };
    },
    update: (before) => {
      checkBefore("lion", before);
      const { parameters, gradient, lr, state } = before;
      checkMean(state, parameters.length);
      const sign = (g: number, i: number): number => Math.sign(beta1 * (state.m[i] as number) + (1 - beta1) * g);
      const shrunk = (theta: number): number => (Number.isFinite(theta) ? theta * (1 - lr * weightDecay) : theta);
      const m = state.m.map((mean, i) => bounded(beta2 * mean + (1 - beta2) * (gradient[i] as number)));
      return { parameters: parameters.map((theta, i) => shrunk(theta) - lr * sign(gradient[i] as number, i)), state: { ...state, m } };
    },
  };
}

/** Checks the mean of a state, which may come from a file. */
function checkMean({ m }: LionState, size: number): void {
  expectNumbers("lion.update", "state.m", m);
  if (m.length !== size) fail("lion.update", `state.m must hold one number per parameter (${size})`, m, `Start from init(${size}).`);
}
