import { expectNumber, expectNumbers, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { bounded } from "./decay.js";
import type { OptimizerState } from "./optimizer.js";

/** What a schedule-free rule remembers: z, which the steps move, x, the average of the z's, and what weighs them. */
export interface Averaging extends OptimizerState {
  readonly version: 1;
  /** Where the steps are taken; empty before the first update. */
  readonly z: readonly number[];
  /** The weighted average of z: the parameters to evaluate and to keep; empty before the first update. */
  readonly x: readonly number[];
  readonly weightSum: number;
  readonly largestLr: number;
  readonly updates: number;
}

/** The options of averaging. */
export interface Weights {
  /** β: how far from z towards x the gradient is taken. */
  readonly beta: number;
  /** r: the weights grow as tʳ. */
  readonly growth: number;
  /** p: the weights are as the largest rate so far to the power p. */
  readonly ratePower: number;
}

/** Checks the options of averaging. */
export function expectWeights(where: string, betaName: string, { beta, growth, ratePower }: Weights): void {
  const advice = "It is 0.9 when left out; at 1 the gradient would be taken at x, which is averaging alone.";
  expectNumber(where, betaName, beta, { min: 0, below: 1, advice });
  expectNumber(where, "growth", growth, { min: 0, advice: "It is 0 when left out." });
  expectNumber(where, "ratePower", ratePower, { min: 0, advice: "It is 2 when left out." });
}

/** Nothing averaged yet. */
export function noAverage<Kind extends string>(kind: Kind, size: number) {
  expectWhole(`${kind}.init`, "size", size, 1, "It counts parameters.", 1e7);
  return { kind, version: 1 as const, z: [], x: [], weightSum: 0, largestLr: 0, updates: 0 };
}

/** z ← z − η·step, x ← (1 − c)x + cz with c this update's share of all weights, and the next parameters (1 − β)z + βx. */
export function averaged<State extends Averaging>(
  state: State,
  { parameters, lr, step, beta, growth, ratePower }: Weights & { parameters: readonly number[]; lr: number; step: readonly number[] },
): { parameters: number[]; state: State } {
  const updates = state.updates + 1;
  const largestLr = Math.max(lr, state.largestLr);
  const weight = bounded(updates ** growth * largestLr ** ratePower);
  const weightSum = bounded(state.weightSum + weight);
  const share = weightSum === 0 ? 0 : weight / weightSum;
  const [zBefore, xBefore] = state.updates === 0 ? [parameters, parameters] : [state.z, state.x];
  const z = zBefore.map((at, i) => bounded(bounded(at) - lr * bounded(step[i] as number)));
  const x = xBefore.map((at, i) => (1 - share) * bounded(at) + share * (z[i] as number));
  return {
    parameters: z.map((at, i) => (1 - beta) * at + beta * (x[i] as number)),
    state: { ...state, z, x, weightSum, largestLr, updates },
  };
}

/** Checks an average, which may come from a file. */
export function checkAverage({ kind, z, x, weightSum, largestLr, updates }: Averaging, size: number): void {
  const where = `${kind}.update`;
  expectWhole(where, "state.updates", updates, 0, "It counts the updates so far.");
  expectNumber(where, "state.weightSum", weightSum, { min: 0, advice: "It is the sum of the weights so far." });
  expectNumber(where, "state.largestLr", largestLr, { min: 0, advice: "It is the largest rate so far." });
  const count = updates === 0 ? 0 : size;
  for (const [name, values] of Object.entries({ z, x })) {
    const must = `state.${name} must hold one number per parameter (${count === 0 ? "none before the first update" : size})`;
    if (!Array.isArray(values) || values.length !== count) fail(where, must, values, `Start from init(${size}).`);
    if (count > 0) expectNumbers(where, `state.${name}`, values);
  }
}
