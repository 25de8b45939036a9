import { runOne } from "../experiment/runOne.js";
import type { Outcome, RunSpec } from "../experiment/runSpec.js";

/** What a worker is sent: a run to carry out. */
export interface Job {
  readonly id: number;
  readonly run: RunSpec;
}

/** What it answers: how the run ended, or why there was none. */
export type Answer = { readonly id: number; readonly outcome: Outcome } | { readonly id: number; readonly fault: string };

/** Carries out a job. All workers do this, wherever they run; a run's problem stays made for the next. */
export function answer({ id, run }: Job): Answer {
  try {
    return { id, outcome: runOne(run) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
}
