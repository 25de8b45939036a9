import type { AnyProblem } from "../../engine/problems/registry.js";

/** What a picture of a problem is drawn from. */
export type ShownProblem = Pick<AnyProblem, "spec" | "inputShape" | "names" | "floor" | "train" | "validation">;

/** An option of a problem that is a number. */
export const numberOf = ({ spec }: ShownProblem, option: string): number => Number(spec[option] ?? 0);

/** An option that is a list of numbers, or one number for each of `length` directions. */
export function numbersOf({ spec }: ShownProblem, option: string, length = 1): readonly number[] {
  const value = spec[option];
  return Array.isArray(value) ? value : new Array<number>(length).fill(Number(value ?? 0));
}

/** The examples to show: those that are trained on, or, where these never end, those that rates are chosen on. */
export const shownSplit = ({ train, validation }: ShownProblem): ShownProblem["train"] =>
  Number.isFinite(train.size) ? train : validation;
