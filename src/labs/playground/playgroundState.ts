import type { Schedule } from "../../schedules/schedule.js";

/** A turn of the rate while the net was training: from update `at` on, every rate is `factor` times what it would have been. */
export interface Change {
  readonly at: number;
  readonly factor: number;
}

/** One of the runs side by side: its schedule, and what was done to the rate by hand. */
export interface Arm {
  readonly lr: Schedule;
  /** Rising in `at`. */
  readonly changes: readonly Change[];
}

/** What the playground trains, on what, and at which rates. All of it stands in the page's address. */
export interface PlaygroundState {
  /** The name of a task, such as "spirals". */
  readonly task: string;
  /** The name of one of the task's models. */
  readonly model: string;
  /** The name of an optimizer. */
  readonly optimizer: string;
  /** Examples per update. */
  readonly batch: number;
  /** N: number of updates. */
  readonly steps: number;
  /** Decides examples, first weights and the order of the data, the same for every arm. */
  readonly seed: number;
  /** A, B and C: one to three. */
  readonly arms: readonly Arm[];
}

/** The names of the arms, in order. */
export const armNames = ["A", "B", "C"] as const;
