import { bySeed, declaredGrid, runsOf } from "../engine/experiment/grid.js";
import { readSweep } from "../engine/experiment/readSweep.js";
import type { Row } from "../engine/experiment/row.js";
import { runOne } from "../engine/experiment/runOne.js";
import type { Sweep } from "../engine/experiment/sweep.js";
import { type ExperimentTable, tabulate } from "../engine/experiment/table.js";
import { pieceOf, type Tell } from "../labs/tell.js";

/**
 * A sweep at reader size, for a lesson's experiment: yields the part done after every run, tells it within runs, and returns the table.
 *
 * It runs the declared grid and adds neither rates nor seeds: whoever waits at a page should know how long. `table = yield* readerSweep({ … }, tell)`.
 */
export function* readerSweep(sweep: Sweep, tell?: Tell): Generator<number, ExperimentTable> {
  const plan = readSweep("readerSweep", sweep);
  const grid = declaredGrid(plan);
  const runs = bySeed(runsOf(plan, grid));
  const rows = new Map<string, Row>();
  for (const [i, { key, shape, rate, seed, spec }] of runs.entries()) {
    if (!rows.has(key)) rows.set(key, { key, shape, rate, seed, ...runOne(spec, tell && pieceOf(tell, i, runs.length)) });
    yield (i + 1) / runs.length;
  }
  return tabulate(plan, grid, rows);
}
