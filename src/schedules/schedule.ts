import { fail } from "./fail.js";

/** What a schedule is made of, as plain JSON: `kind` names its family or combinator, the rest are its parameters. */
export type Spec = { readonly kind: string; readonly [parameter: string]: unknown };

/**
 * A learning-rate schedule: call it with a step, get the rate for that update.
 *
 * A step is one optimizer update, counted from 0: `lr(0)` feeds the first update.
 */
export interface Schedule {
  /** The rate for update `step`, a whole number >= 0. */
  (step: number): number;
  /** The description that `schedule(spec)` rebuilds this schedule from. */
  readonly spec: Spec;
  /** Length in updates, or null for a schedule without an end. */
  readonly steps: number | null;
  /** The spec, so that `JSON.stringify(lr)` works. */
  toJSON(): Spec;
}

/** What a schedule does after its last step: stay at the end value, run backwards, start again, follow the formula, or throw. */
export type PastEnd = "hold" | "mirror" | "repeat" | "extend" | "throw";

/** The five past-the-end policies, for checks and menus. */
export const pastEnds: readonly PastEnd[] = ["hold", "mirror", "repeat", "extend", "throw"];

/** Makes the frozen, callable schedule from a formula `at(step)`, its description and its length in updates. */
export function makeSchedule(spec: Spec, steps: number | null, at: (step: number) => number): Schedule {
  const lr = (step: number): number => {
    if (!Number.isInteger(step) || step < 0) {
      fail(spec.kind, "step must be a whole number >= 0", step, "A step is one optimizer update, counted from 0.");
    }
    return at(step);
  };
  return Object.freeze(Object.assign(lr, { spec: Object.freeze(spec), steps, toJSON: () => spec }));
}

/** The local time of `step` in a piece of `steps` updates: the identity before the end, the policy after it. */
export function localTime(where: string, step: number, steps: number | null, policy: PastEnd): number {
  if (steps === null || step < steps || policy === "extend") return step;
  switch (policy) {
    case "hold":
      return steps;
    case "repeat":
      return step % steps;
    case "mirror":
      return steps - Math.abs(steps - (step % (2 * steps)));
    case "throw":
      return fail(
        where,
        `step must be at most ${steps - 1}, its last update`,
        step,
        'Ask for fewer steps, or build it with pastEnd: "hold".',
      );
  }
}
