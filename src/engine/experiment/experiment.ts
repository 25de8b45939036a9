import { fail } from "../../schedules/fail.js";
import type { PlannedRun } from "./grid.js";
import type { Pool } from "./pool.js";
import { readSweep } from "./readSweep.js";
import { isRow, type Row } from "./row.js";
import { runInPool } from "./runInPool.js";
import { runOne } from "./runOne.js";
import type { Outcome } from "./runSpec.js";
import { type Finished, type Stage, stagesOf } from "./stages.js";
import type { Sweep } from "./sweep.js";
import type { ExperimentTable } from "./table.js";

/** How far an experiment is. */
export interface ExperimentProgress {
  /** Runs that are there, and runs that are known to be needed: refining adds to them. */
  readonly done: number;
  readonly total: number;
  /** The run that has just ended. */
  readonly row: Row;
}

/** Options of `experiment`. */
export interface ExperimentOptions extends Sweep {
  /** Whether rates and seeds are added until nothing is open or a limit is reached: true when left out. */
  refine?: boolean;
  /** Rows of an earlier experiment: runs that are among them are not run again, whatever else differs. */
  results?: readonly Row[];
  /** Called after each run. */
  onProgress?: (progress: ExperimentProgress) => void;
  /** Stops between two runs; the rows so far are returned. */
  signal?: { readonly aborted: boolean };
}

/** What `experiment` returns. */
export interface Experiment {
  /** One row per run, shape by shape, rates and seeds rising. Hand them in as `results` to go on. */
  readonly rows: readonly Row[];
  /** Null where the experiment was stopped before every run was there. */
  readonly table: ExperimentTable | null;
  /** What the table leaves open, and what would answer it. */
  readonly open: readonly string[];
  readonly aborted: boolean;
}

/**
 * Compares schedules fairly: each at its own best rate, over paired seeds, with intervals, p-values and verdicts.
 *
 * Every shape is trained at every rate with every seed; a seed decides first weights and the order of the data, so it pairs the runs. The rate of
 * a shape is chosen by its mean on the validation data and reported on the test data; a rate at which a run diverges is never chosen. Rates are
 * added until the best of each shape is no edge of its grid, then seeds until the intervals are narrower than `smallest`.
 *
 * Without a pool it runs here and returns the result, as `train` does: a loop in a cell that an interrupt can end. With one it returns a promise,
 * because workers answer only when this thread is free. `await` fits both.
 *
 * @param options shapes, rates, steps; problem, model, optimizer, batch, seeds; metric, baseline, smallest; pool, results, onProgress, signal.
 *
 * @example
 * const compared = { constant: constant({ baseLr: 1 }), linear: linear({ baseLr: 1, totalSteps: 100 }) };
 * const { table } = experiment({ kind: "noisyQuadratic", shapes: compared, rates: [0.1, 0.2, 0.4, 0.8], steps: 100 });
 * table.shapes[1].versus.verdict; // "better"
 */
export function experiment(options: ExperimentOptions & { pool: Pool }): Promise<Experiment>;
export function experiment(options: ExperimentOptions): Experiment;
export function experiment(options: ExperimentOptions & { pool?: Pool }): Experiment | Promise<Experiment> {
  const where = "experiment";
  const plan = readSweep(where, options, ["refine", "results", "onProgress", "signal", "pool"]);
  const { refine = true, pool, results = [], onProgress, signal } = options;
  if (typeof refine !== "boolean") fail(where, "refine must be true or false", refine, "It is true when left out.");
  if (onProgress !== undefined && typeof onProgress !== "function")
    fail(where, "onProgress must be a function", onProgress, "It is called with { done, total, row }.");
  if (signal !== undefined && typeof signal?.aborted !== "boolean")
    fail(where, "signal must be an AbortSignal", signal, "Write new AbortController().signal.");
  if (pool !== undefined && !(typeof pool?.run === "function" && pool.size >= 1))
    fail(where, "pool must be what workers() returned", pool, "Leave it out to run here.");
  const rows = new Map(readResults(where, results).map((row) => [row.key, row]));
  const stages = stagesOf(plan, rows, refine);
  const rowsAt = (runs: readonly PlannedRun[]): Row[] => runs.flatMap(({ key }) => rows.get(key) ?? []);
  const finished = ({ runs, table, open }: Finished): Experiment => ({ rows: rowsAt(runs), table, open, aborted: false });
  const stopped = ({ runs }: Stage): Experiment => ({ rows: rowsAt(runs), table: null, open: [], aborted: true });
  /** What is done with each outcome of a stage. */
  const taker = ({ runs, missing }: Stage) => {
    let done = runs.length - missing.length;
    return ({ key, shape, rate, seed }: PlannedRun, outcome: Outcome): void => {
      const row = { key, shape, rate, seed, ...outcome };
      rows.set(key, row);
      done += 1;
      onProgress?.({ done, total: runs.length, row });
    };
  };

  const here = (): Experiment => {
    for (;;) {
      const { value: stage, done } = stages.next();
      if (done) return finished(stage);
      const take = taker(stage);
      for (const run of stage.missing) {
        if (signal?.aborted) return stopped(stage);
        take(run, runOne(run.spec));
      }
    }
  };
  const there = async (pool: Pool): Promise<Experiment> => {
    for (;;) {
      const { value: stage, done } = stages.next();
      if (done) return finished(stage);
      await runInPool(pool, stage.missing, taker(stage), signal);
      if (stage.missing.some(({ key }) => !rows.has(key))) return stopped(stage);
    }
  };
  return pool ? there(pool) : here();
}

function readResults(where: string, results: unknown): readonly Row[] {
  if (!Array.isArray(results)) fail(where, "results must be a list of rows", results, "Hand in the rows that an experiment returned.");
  const wrong = results.findIndex((row) => !isRow(row));
  if (wrong >= 0) fail(where, `results[${wrong}] must be a row`, results[wrong], "Hand in the rows that an experiment returned.");
  return results;
}
