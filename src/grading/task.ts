import type { Exercise } from "../lessons/exercise.js";

/** The engines that can run an answer: QuickJS for what computes, Deno for what trains. */
export const engineNames = ["quickjs", "deno"] as const;

/** One of them. */
export type EngineName = (typeof engineNames)[number];

/** What one test of an answer may take. */
export interface Limits {
  /** Milliseconds for all calls of a test, loading included. */
  readonly timeMs: number;
  /** MiB of memory. */
  readonly memoryMiB: number;
  /** Bytes of everything it answers, and of everything it prints. */
  readonly outputBytes: number;
}

/** The limits where an exercise names none. */
export const usualLimits: Limits = { timeMs: 2000, memoryMiB: 64, outputBytes: 1_000_000 };

/** An exercise as it is given and graded: of the course or of a folder, as printed or as one student's variant. */
export interface Task {
  /** "05-dropping/multistep" for the course's, the folder's name for another's. */
  readonly id: string;
  readonly title: string;
  /** The statement, markdown. */
  readonly statement: string;
  /** TypeScript to begin with. */
  readonly start: string;
  readonly solution: string;
  readonly exercise: Exercise;
  readonly limits: Limits;
  readonly engine: EngineName;
  /** The seed of the variant; null for the exercise as it is printed. */
  readonly variant: number | null;
  /** The seed from which the tests draw their arguments. */
  readonly seed: number;
  /** A hash of everything that a score depends on: tests, limits, seeds, the library's version. */
  readonly spec: string;
}
