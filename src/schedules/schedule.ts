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
    const rate = at(step);
    if (!(typeof rate === "number" && rate >= 0 && rate < Number.POSITIVE_INFINITY)) {
      fail(spec.kind, `the rate at step ${step} must be a finite number >= 0`, rate, adviceFor(steps, step));
    }
    return rate;
  };
  if (steps !== null && !Number.isSafeInteger(steps))
    fail(spec.kind, "its length must be at most 2^53 − 1 updates", steps, "Make its parts shorter.");
  return deepFreeze(Object.assign(lr, { spec, steps, toJSON: () => spec }));
}

const adviceFor = (steps: number | null, step: number): string =>
  steps !== null && step >= steps ? `It ends after ${steps} updates; pastEnd: "hold" stays there.` : "Check what it was built from.";

/** Freezes a value and all that it holds. */
export function deepFreeze<T>(value: T): T {
  if ((typeof value !== "object" && typeof value !== "function") || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value); // before what it holds, which may hold it
  Object.values(value).forEach(deepFreeze);
  return value;
}

/** Checks that an argument of a combinator is a schedule. */
export function readSchedule(where: string, what: string, value: unknown): Schedule {
  if (isSchedule(value)) return value;
  const advice =
    typeof value === "function" ? "Wrap a plain function with custom(fn)." : "Build one first, such as constant({ baseLr: 0.1 }).";
  return fail(where, `${what} must be a schedule`, value, advice);
}

/** Two copies of the library may meet in one program, so this asks what the value has, not which class it is of. */
export function isSchedule(value: unknown): value is Schedule {
  if (typeof value !== "function") return false;
  const { spec, steps } = value as Partial<Schedule>;
  return typeof spec?.kind === "string" && (steps === null || typeof steps === "number");
}

/** The length of a schedule that something else must follow; throws where it never ends. */
export function readLength(where: string, what: string, schedule: Schedule, follower: string): number {
  if (schedule.steps !== null) return schedule.steps;
  throw new RangeError(
    `${where}: ${what} (${schedule.spec.kind}) never ends, so ${follower} would never run. Give it a length with take(schedule, steps).`,
  );
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
