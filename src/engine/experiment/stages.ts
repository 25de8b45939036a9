import { bySeed, declaredGrid, type PlannedRun, runsOf } from "./grid.js";
import { grow } from "./grow.js";
import type { Row } from "./row.js";
import type { Plan } from "./sweep.js";
import { type ExperimentTable, tabulate } from "./table.js";

/** Runs that are needed next. */
export interface Stage {
  readonly missing: readonly PlannedRun[];
  /** All runs of the grid so far. */
  readonly runs: readonly PlannedRun[];
  /** What the grid before this one said; null for the declared grid, which comes first. */
  readonly before: Finished | null;
}

/** A grid whose runs are all there. */
export interface Finished {
  readonly runs: readonly PlannedRun[];
  readonly table: ExperimentTable;
  /** What the table leaves open, in words. */
  readonly open: readonly string[];
}

/**
 * The stages of an experiment: each hands out the runs that `rows` lacks, and expects them there when it is asked for the next.
 *
 * It always begins with the declared grid. What is there already passes at once, so that an interrupted experiment takes the same way again.
 */
export function* stagesOf(plan: Plan, rows: Map<string, Row>, refine: boolean): Generator<Stage, Finished> {
  let grid = declaredGrid(plan);
  let before: Finished | null = null;
  for (;;) {
    const runs = runsOf(plan, grid);
    for (const { key, shape } of runs) {
      const row = rows.get(key);
      if (row !== undefined && row.shape !== shape) rows.set(key, { ...row, shape }); // the same run under another name
    }
    const missing = bySeed(runs.filter(({ key }) => !rows.has(key)));
    if (missing.length > 0) yield { missing, runs, before };
    const table = tabulate(plan, grid, rows);
    const { grid: next, notes } = grow(plan, grid, table);
    before = { runs, table, open: notes };
    if (!refine || next === null) return before;
    grid = next;
  }
}

/** The largest grid whose runs are all there; null where not even the declared grid is complete. */
export function reached(plan: Plan, rows: Map<string, Row>): Finished | null {
  const { value, done } = stagesOf(plan, rows, true).next();
  return done ? value : value.before;
}
