import type { Exercise } from "./exercise.js";

/** An exercise as one student gets it: other constants, other names, another convention at a boundary, all drawn from a seed. */
export interface Variant {
  /** The statement, markdown as in a lesson's text. */
  readonly statement: string;
  /** TypeScript to begin with; its first lines say what the answer must be, as the printed one's do. */
  readonly start: string;
  readonly solution: string;
  readonly exercise: Exercise;
}

/** The printed exercise's code, which a variant edits. */
export interface Printed {
  readonly start: string;
  readonly solution: string;
}

/** What an exercise's `variant.ts` exports by default: the same seed gives the same variant. */
export type MakeVariant = (seed: number, printed: Printed) => Variant;
