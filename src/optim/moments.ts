import { expectNumber, expectNumbers, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import type { OptimizerState } from "./optimizer.js";

/** Running means of the gradient (m) and of its square (v), and the powers of β that correct them for their start at zero. */
export interface Moments extends OptimizerState {
  readonly version: 1;
  readonly m: readonly number[];
  readonly v: readonly number[];
  /** β₁ᵗ and β₂ᵗ as running products: `Math.pow` differs between engines in the last bit. */
  readonly beta1Power: number;
  readonly beta2Power: number;
  /** The largest v so far, where the rule divides by that (AMSGrad). */
  readonly vMax?: readonly number[];
}

/** The options that Adam and its kin share. */
export interface Betas {
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly weightDecay: number;
}

/** What other libraries call these options. */
export const hints = { betas: "beta1 and beta2", b1: "beta1", b2: "beta2", weight_decay: "weightDecay" };

/** Checks the options that Adam and its kin share; `weightDecay` is what λ is when left out. */
export function expectBetas(where: string, options: Betas, weightDecay: number): void {
  expectNumber(where, "beta1", options.beta1, { min: 0, below: 1, advice: "It is 0.9 when left out." });
  expectNumber(where, "beta2", options.beta2, { min: 0, below: 1, advice: "It is 0.999 when left out." });
  expectNumber(where, "eps", options.eps, { min: 0, advice: "It is 1e-8 when left out." });
  expectNumber(where, "weightDecay", options.weightDecay, { min: 0, advice: `It is ${weightDecay} when left out.` });
}

/** Checks the options that say how the means become a direction. */
export function expectFlags(where: string, flags: Readonly<Record<"biasCorrection" | "epsInside" | "amsgrad", unknown>>): void {
  for (const [name, value] of Object.entries(flags))
    if (typeof value !== "boolean")
      fail(where, `${name} must be true or false`, value, `It is ${name === "biasCorrection"} when left out.`);
}

/** Nothing observed yet. */
export function noMoments<Kind extends string>(kind: Kind, size: number) {
  expectWhole(`${kind}.init`, "size", size, 1, "It counts parameters.", 1e7);
  const zeros = (): number[] => new Array<number>(size).fill(0);
  return { kind, version: 1 as const, m: zeros(), v: zeros(), beta1Power: 1, beta2Power: 1 };
}

/** m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g². */
export function observed<State extends Moments>(state: State, gradient: readonly number[], { beta1, beta2 }: Betas): State {
  const m = state.m.map((mean, i) => beta1 * mean + (1 - beta1) * (gradient[i] as number));
  const v = state.v.map((mean, i) => beta2 * mean + (1 - beta2) * (gradient[i] as number) ** 2);
  if (!v.every(Number.isFinite)) fail(`${state.kind}.update`, "gradient must be small enough to be squared", gradient, "Divide the loss.");
  return { ...state, m, v, beta1Power: state.beta1Power * beta1, beta2Power: state.beta2Power * beta2 };
}

/** The state with the largest v so far, to divide by. */
export function withLargest<State extends Moments>(state: State): State {
  const before = state.vMax ?? state.v;
  return { ...state, vMax: state.v.map((v, i) => Math.max(v, before[i] as number)) };
}

/** How the means become a direction. */
export interface Division {
  readonly eps: number;
  /** Whether the means are divided by 1 − βᵗ. */
  readonly biasCorrection?: boolean;
  /** Whether ε stands in the root instead of beside it. */
  readonly epsInside?: boolean;
}

/** m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε), v being the largest so far where that is given. Without a gradient so far there is no direction: 0, also where ε is 0. */
export function direction(
  { m, v, beta1Power, beta2Power }: Moments,
  { eps, biasCorrection = true, epsInside = false }: Division,
  largest = v,
): number[] {
  const [correction1, correction2] = biasCorrection ? [1 - beta1Power, 1 - beta2Power] : [1, 1];
  const size = (square: number): number => (epsInside ? Math.sqrt(square / correction2 + eps) : Math.sqrt(square / correction2) + eps);
  return m.map((mean, i) => (mean === 0 ? 0 : mean / correction1 / size(largest[i] as number)));
}

/** Checks the running means of a state, which may come from a file. */
export function checkMoments({ kind, m, v, vMax = v, beta1Power, beta2Power }: Moments, size: number): void {
  const where = `${kind}.update`;
  expectNumbers(where, "state.m", m);
  expectNumbers(where, "state.v", v, 0);
  expectNumbers(where, "state.vMax", vMax, 0);
  const lengths = [m.length, v.length, vMax.length];
  if (lengths.some((length) => length !== size))
    fail(where, `state.m and state.v must hold one number per parameter (${size})`, lengths, `Start from init(${size}).`);
  expectNumber(where, "state.beta1Power", beta1Power, { min: 0, max: 1, advice: "It is a power of β₁." });
  expectNumber(where, "state.beta2Power", beta2Power, { min: 0, max: 1, advice: "It is a power of β₂." });
}
