import type { ControllerState } from "../../schedules/controllers/controller.js";
import { isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Rates } from "../optimizers/optim.js";
import type { Score } from "../problems/problem.js";

/** A rate that reacts to a metric, such as `reduceOnPlateau({ … })` or what `steer` makes of one and a schedule. */
export interface Reactive {
  init(): ControllerState;
  observe(state: ControllerState, metric: number): ControllerState;
  lr(state: ControllerState, step: number): number;
}

/**
 * Where a run has its rates from: a number, a list with one for each update, a schedule or another function of the update, which may give
 * momentum and decay as well (`hyperparameters`, `parameterGroups`), or a controller.
 */
export type RunRates = number | readonly number[] | ((step: number) => Rates) | Reactive;

/** The rates of a run, and what they remember. */
export interface RateReader {
  /** What to hand to the optimizer for update `step`. */
  at(step: number): Rates;
  /** Shows a controller the validation score. */
  observe(score: Score): void;
  /** What a controller remembers; null where there is none. */
  state(): ControllerState | null;
  /** Goes on from a saved state; refuses one of another kind of rates. */
  load(where: string, state: ControllerState | null): void;
}

/** Which part of the validation score a controller is shown. */
export type Metric = "loss" | "accuracy";

/** Reads the rates of a run of `steps` updates; what can be checked before it begins is checked here. */
export function rateReader(
  where: string,
  lr: RunRates,
  { steps, metric }: { readonly steps: number; readonly metric: Metric },
): RateReader {
  if (isReactive(lr)) return reactiveReader(where, lr, metric);
  const at = clockReader(where, lr, steps);
  return {
    at: (step) => expectRates(where, at(step), step),
    observe: () => {},
    state: () => null,
    load: (loading, state) => {
      if (state !== null)
        fail(loading, "the checkpoint must be of a run without a controller", state, "Give the controller it was saved with.");
    },
  };
}

export const isReactive = (lr: unknown): lr is Reactive =>
  isPlainObject(lr) && ["init", "observe", "lr"].every((name) => typeof (lr as Readonly<Record<string, unknown>>)[name] === "function");

function reactiveReader(where: string, controller: Reactive, metric: Metric): RateReader {
  let state = controller.init();
  return {
    at: (step) => expectRates(where, controller.lr(state, step), step),
    observe: ({ loss, accuracy }) => {
      const value = metric === "loss" ? loss : accuracy;
      if (value === null) fail(where, "metric must be something that the problem measures", metric, 'It has no classes: use "loss".');
      state = controller.observe(state, value);
    },
    state: () => state,
    load: (loading, saved) => {
      if (saved === null) fail(loading, "the checkpoint must be of a run with a controller", saved, "Give the rates it was saved with.");
      controller.lr(saved, 0); // throws where it is another's
      state = saved;
    },
  };
}

function clockReader(where: string, lr: Exclude<RunRates, Reactive>, steps: number): (step: number) => unknown {
  if (typeof lr === "function") return lr;
  if (typeof lr === "number") {
    expectRate(where, lr, 0);
    return () => lr;
  }
  const must = "lr must be a rate, a list of rates, a schedule or a controller";
  if (!Array.isArray(lr)) return fail(where, must, lr, "Write 0.1 or cosineAnnealing({ baseLr, totalSteps }).");
  if (lr.length < steps) {
    throw new RangeError(
      `${where}: lr must hold a rate for each of the ${steps} updates, got ${lr.length}. Add rates or ask for fewer steps.`,
    );
  }
  for (let step = 0; step < steps; step += 1) expectRate(where, lr[step], step);
  return (step) => lr[step];
}

/** Checks what came out for one update, before anything is changed by it; what an object holds is the optimizer's to check. */
const expectRates = (where: string, rates: unknown, step: number): Rates =>
  isPlainObject(rates) ? (rates as Rates) : expectRate(where, rates, step);

function expectRate(where: string, rate: unknown, step: number): number {
  if (typeof rate === "number" && Number.isFinite(rate) && rate >= 0) return rate;
  return fail(where, `lr at update ${step} must be a finite rate >= 0`, rate, "A rate multiplies the gradient; 0 stands still.");
}

/** The rate among them, for the history: of several groups the largest. */
export function largestRate(rates: Rates): number {
  if (typeof rates === "number") return rates;
  if (typeof rates.lr === "number") return rates.lr;
  const found = Object.values(rates).map((group) => (typeof group === "number" ? group : (group.lr ?? 0)));
  return Math.max(0, ...found);
}
