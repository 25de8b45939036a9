import { runOne } from "../experiment/runOne.js";
import type { Outcome, RunSpec } from "../experiment/runSpec.js";

/** What a worker is sent: a run to carry out. */
export interface Job<Run = RunSpec> {
  readonly id: number;
  readonly run: Run;
}

/** What it answers: how the run ended, or why there was none. */
export type Answer<Result = Outcome> = { readonly id: number; readonly outcome: Result } | { readonly id: number; readonly fault: string };

/** Carries out a job. All workers do this, wherever they run; a run's problem stays made for the next. */
export const answer = (job: Job): Answer => answerWith(runOne, job);

/** Carries out a job that is no run of an experiment. */
export function answerWith<Run, Result>(carryOut: (run: Run) => Result, { id, run }: Job<Run>): Answer<Result> {
  try {
    return { id, outcome: carryOut(run) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
}
