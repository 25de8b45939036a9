import type { Optimizer, OptimizerState } from "../optim/optimizer.js";
import { expectNumber, expectNumbers, expectOptions, expectRun } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { type Rates, ratesOf } from "./rates.js";

/** What becomes of gradient descent on ½hθ²: it stands still, glides in, lands in one step, swings in, bounces forever or flies away. */
export type Fate = "standing" | "monotone" | "one-step" | "oscillating" | "bouncing" | "diverging";

/** A fate, and the factor that each update multiplies θ with. */
export interface QuadraticFate {
  readonly fate: Fate;
  /** 1 − ηh; exactly 0 at η = 1/h and exactly −1 at η = 2/h. */
  readonly factor: number;
}

/**
 * What gradient descent with rate η does on the loss ½hθ²: each update multiplies θ by 1 − ηh.
 *
 * 0 < ηh < 1 monotone, ηh = 1 one-step, 1 < ηh < 2 oscillating, ηh = 2 bouncing, ηh > 2 or h < 0 diverging, ηh = 0 standing.
 *
 * @param options rate η (>= 0) and curvature h (any sign).
 *
 * @example
 * quadraticFate({ rate: 0.4, curvature: 4 }).fate; // "oscillating"
 * quadraticFate({ rate: 1 / 49, curvature: 49 }); // {"fate":"one-step","factor":0}
 */
export function quadraticFate(options: { rate: number; curvature: number }): QuadraticFate {
  expectOptions("quadraticFate", options, ["rate", "curvature"], { lr: "rate" });
  const { rate, curvature } = options;
  expectNumber("quadraticFate", "rate", rate, { min: 0, advice: "A negative rate would climb." });
  expectNumber("quadraticFate", "curvature", curvature);
  const factor = factorOf(rate, curvature);
  return { fate: fateOf(rate, curvature, factor), factor };
}

function fateOf(rate: number, curvature: number, factor: number): Fate {
  if (rate === 0 || curvature === 0) return "standing";
  if (curvature < 0 || factor < -1) return "diverging";
  if (factor === -1) return "bouncing";
  if (factor < 0) return "oscillating";
  return factor === 0 ? "one-step" : "monotone";
}

/** 1 − ηh, exact at the two boundaries: the product 1/49 · 49 rounds to 0.9999999999999999, but the rate 1/49 was meant. */
export function factorOf(rate: number, curvature: number): number {
  if (rate === 1 / curvature) return 0;
  if (rate === 2 / curvature) return -1;
  return 1 - rate * curvature;
}

/** The product a·b, and 0 where either is 0, however far the other has gone: 0 · ∞ would be NaN. */
export const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

/**
 * The rate above which gradient descent flies away: 2 over the largest curvature.
 *
 * @param curvatures h of each direction; at least one must be above 0 and none below.
 *
 * @example
 * maxStableRate([4, 1, 0.1]); // 0.5
 */
export function maxStableRate(curvatures: readonly number[]): number {
  expectNumbers("maxStableRate", "curvatures", curvatures, 0);
  const sharpest = curvatures.reduce((most, h) => Math.max(most, h), 0);
  if (sharpest === 0)
    fail("maxStableRate", "at least one curvature must be above 0", curvatures, "On a flat loss every rate stands still.");
  return 2 / sharpest;
}

/** Options of `descend`. */
export interface Descend<State extends OptimizerState> {
  /** h of each direction. */
  curvatures: readonly number[];
  /** θ before the first update: one number for all directions, or one each. */
  start: number | readonly number[];
  /** η: a number, a list or a schedule. */
  lr: Rates;
  /** Number of updates. */
  steps: number;
  /** How a gradient becomes an update; plain gradient descent when left out. */
  optimizer?: Optimizer<State>;
}

/**
 * Walks down the quadratic loss ½Σhθ²: the positions before the first update and after each.
 *
 * θ ← θ − ηhθ, or what the optimizer makes of the gradient hθ. A run that flies away goes on to ±Infinity.
 *
 * @param options curvatures h, start θ₀, lr η, steps, and an optimizer such as adam().
 *
 * @example
 * descend({ curvatures: [4, 1], start: 1, lr: 0.5, steps: 2 }); // [[1,1],[-1,0.5],[1,0.25]]
 */
export function descend<State extends OptimizerState>(options: Descend<State>): number[][] {
  const where = "descend";
  expectOptions(where, options, ["curvatures", "start", "lr", "steps", "optimizer"]);
  const { curvatures, start, lr, steps, optimizer } = options;
  expectNumbers(where, "curvatures", curvatures);
  const rates = ratesOf(where, lr, steps, curvatures.length);
  if (optimizer !== undefined && !(typeof optimizer?.init === "function" && typeof optimizer.update === "function"))
    fail(where, "optimizer must be an update rule", optimizer, "Write adam(), or leave it out for gradient descent.");
  let theta = perDirection(where, "start", start, curvatures.length);
  const positions = [theta];
  let state = optimizer?.init(curvatures.length);
  for (const rate of rates) {
    if (optimizer && state) {
      const gradient = theta.map((x, i) => times(curvatures[i] as number, x));
      const after = optimizer.update({ parameters: theta, gradient, lr: rate, state });
      theta = [...expectRun(where, "what optimizer.update gave as parameters", after?.parameters)];
      state = after.state;
    } else {
      theta = theta.map((x, i) => times(factorOf(rate, curvatures[i] as number), x));
    }
    positions.push(theta);
  }
  return positions;
}

/** The loss ½Σhθ² at a position. */
export const quadraticLoss = (curvatures: readonly number[], theta: readonly number[]): number =>
  curvatures.reduce((sum, h, i) => sum + times(h, (theta[i] as number) ** 2) / 2, 0);

/** One value per direction, from a list of that length or one number for all. */
export function perDirection(where: string, name: string, value: number | readonly number[], length: number, min?: number): number[] {
  if (!Array.isArray(value)) return new Array<number>(length).fill(expectNumber(where, name, value, min === undefined ? {} : { min }));
  const list = expectNumbers(where, name, value, min);
  if (list.length !== length) {
    throw new RangeError(
      `${where}: ${name} must hold one number per curvature (${length}), got ${list.length}. Give one number to use it for all.`,
    );
  }
  return [...list];
}
