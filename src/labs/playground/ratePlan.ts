import type { Point } from "../../plots/figure.js";
import { stored } from "../../plots/stored.js";
import { thin } from "../../plots/thin.js";
import { ratesOf } from "./armSchedule.js";
import type { Arm, PlaygroundState } from "./playgroundState.js";

/** The rates of an arm, and the few points of them that a picture shows. */
export interface RatePlan {
  readonly rates: readonly number[];
  readonly top: number;
  readonly points: readonly Point[];
}

const nothing: RatePlan = { rates: [], top: 0, points: [] };
const known = new WeakMap<Arm, RatePlan & { readonly steps: number }>();

/** What an arm is going to train with: computed once, because a picture of a run is drawn many times. Without rates where it can't train. */
export function ratePlan(arm: Arm, { steps }: Pick<PlaygroundState, "steps">): RatePlan {
  const before = known.get(arm);
  if (before?.steps === steps) return before;
  const plan = { ...planned(arm, steps), steps };
  known.set(arm, plan);
  return plan;
}

function planned(arm: Arm, steps: number): RatePlan {
  try {
    const rates = ratesOf(arm, steps);
    const top = rates.reduce((most, rate) => Math.max(most, rate), 0);
    return { rates, top, points: thin(rates, "linear", top) };
  } catch (error) {
    if (error instanceof RangeError) return nothing; // its editor says why
    throw error;
  }
}

/** The part of a plan that is done after `step` updates, its last rate included. */
export function donePart({ rates, points }: RatePlan, step: number): readonly Point[] {
  const last = rates[step - 1];
  if (last === undefined) return [];
  return [...points.filter(([t]) => t < step - 1), [step - 1, stored(last)]];
}
