import { expectNumber, expectNumbers, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { bounded } from "./decay.js";
import type { OptimizerState } from "./optimizer.js";

/** What momentum and Nesterov's kind of it remember: the velocity u, and whether there has been an update. */
export interface Velocity extends OptimizerState {
  readonly version: 1;
  readonly velocity: readonly number[];
  readonly updates: number;
}

/** No velocity yet. */
export function atRest<Kind extends string>(kind: Kind, size: number) {
  expectWhole(`${kind}.init`, "size", size, 1, "It counts parameters.", 1e7);
  return { kind, version: 1 as const, velocity: new Array<number>(size).fill(0), updates: 0 };
}

/** u ← μu + (1 − τ)g, and u = g at the first update. Where the parameter has gone to ±Infinity the velocity no longer matters. */
export function pushed<State extends Velocity>(
  state: State,
  gradient: readonly number[],
  { momentum, dampening = 0 }: { momentum: number; dampening?: number },
): State {
  const push = (u: number, g: number): number => (state.updates === 0 ? g : momentum * u + (1 - dampening) * g);
  const velocity = gradient.map((g, i) => bounded(push(state.velocity[i] as number, g)));
  return { ...state, velocity, updates: state.updates + 1 };
}

/** θ − η·step. A parameter that has gone to ±Infinity stays there. */
export function moved(parameters: readonly number[], lr: number, step: readonly number[]): number[] {
  return parameters.map((theta, i) => (Number.isFinite(theta) ? theta - lr * bounded(step[i] as number) : theta));
}

/** Checks μ. */
export function expectMomentum(where: string, momentum: unknown): void {
  expectNumber(where, "momentum", momentum, { min: 0, max: 1, advice: "It is 0.9 when left out." });
}

/** Checks whether the velocity gathers rate times gradient. */
export function expectRateInside(where: string, rateInside: unknown): void {
  if (typeof rateInside !== "boolean") fail(where, "rateInside must be true or false", rateInside, "It is false when left out.");
}

/** factor·values. */
export const times = (factor: number, values: readonly number[]): readonly number[] => values.map((value) => factor * value);

/** Checks a velocity, which may come from a file. */
export function checkVelocity(where: string, { velocity, updates }: Velocity, size: number): void {
  expectNumbers(where, "state.velocity", velocity);
  if (velocity.length !== size)
    fail(where, `state.velocity must hold one number per parameter (${size})`, velocity, `Start from init(${size}).`);
  expectWhole(where, "state.updates", updates, 0, "It counts the updates so far.");
}
