/** What it takes to write an exercise: the `check.ts` that judges it, and the `variant.ts` that gives everyone another one. */
export type { Exercise, ExerciseTest, Outcome, Plain, Verdict } from "./exercise.js";
export { callText, type Expectation, finiteOf, gave, near, numberOf, passed, sameAs, wrong } from "./judge.js";
export type { MakeVariant, Printed, Variant } from "./variant.js";
export { type Choices, type Convention, choices, edited, example, otherConventions, renamed, unwritten } from "./varied.js";
