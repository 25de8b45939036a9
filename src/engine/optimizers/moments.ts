import { expectNumber } from "../../schedules/expect.js";
import { beta, weightDecay } from "./hyper.js";
import type { Shared } from "./optim.js";

/** Options that Adam and its kin share. */
export interface Moments extends Shared {
  /** β₁: how much of the mean gradient m is kept, 0.9 when left out. */
  beta1?: number;
  /** β₂: how much of the mean square v is kept, 0.999 when left out. */
  beta2?: number;
  /** ε: what the root is never below, 1e-8 when left out. */
  eps?: number;
}

/** What other libraries call these options. */
export const hints = { betas: "beta1 and beta2", b1: "beta1", b2: "beta2", weight_decay: "weightDecay", epsilon: "eps", momentum: "beta1" };

/** Hyperparameters of Adam and its kin. */
export const hyper = { beta1: beta, beta2: beta, weightDecay };

/** Checks the options that Adam and its kin share. */
export function expectMoments(where: string, values: { beta1: number; beta2: number; eps: number; weightDecay: number }): void {
  for (const name of ["beta1", "beta2", "weightDecay"] as const) hyper[name](where, name, values[name]);
  expectNumber(where, "eps", values.eps, { min: 0, advice: "It is 1e-8 when left out." });
}

/** β₁ᵗ and β₂ᵗ as running products, which follow betas that change, and need no pow, whose last bit differs between engines. */
export const powers = { beta1Power: 1, beta2Power: 1 };

/** Moves the powers on by one update. */
export function advancePowers(counters: typeof powers, { beta1, beta2 }: { beta1: number; beta2: number }): void {
  counters.beta1Power *= beta1;
  counters.beta2Power *= beta2;
}
