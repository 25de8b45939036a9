import { bySeed, declaredGrid, runsOf } from "../engine/experiment/grid.js";
import { readSweep } from "../engine/experiment/readSweep.js";
import type { Row } from "../engine/experiment/row.js";
import { runOne } from "../engine/experiment/runOne.js";
import type { RunSpec } from "../engine/experiment/runSpec.js";
import type { Sweep } from "../engine/experiment/sweep.js";
import { type ExperimentTable, tabulate } from "../engine/experiment/table.js";
import { runInSlices } from "../engine/experiment/trainingRun.js";

/** Updates between two yields: a few hundredths of a second's work on one core, by the kind of net. */
const slices: Readonly<Record<string, number>> = { mlp: 250, cnn: 20, transformer: 10 };

/**
 * A sweep at reader size, for a lesson's experiment: yields the part done, after every run and within long ones, and returns the table.
 *
 * It runs the declared grid and adds neither rates nor seeds: whoever waits at a page should know how long. `table = yield* readerSweep({ … })`.
 */
export function* readerSweep(sweep: Sweep): Generator<number, ExperimentTable> {
  const plan = readSweep("readerSweep", sweep);
  const grid = declaredGrid(plan);
  const runs = bySeed(runsOf(plan, grid));
  const rows = new Map<string, Row>();
  let ended = 0;
  for (const { key, shape, rate, seed, spec } of runs) {
    const known = rows.get(key);
    if (!known) {
      const run = inSlices(spec);
      let step = run.next();
      while (!step.done) {
        yield (ended + step.value) / runs.length;
        step = run.next();
      }
      rows.set(key, { key, shape, rate, seed, ...step.value });
    }
    ended += 1;
    yield ended / runs.length;
  }
  return tabulate(plan, grid, rows);
}

const inSlices = (spec: RunSpec): ReturnType<typeof runInSlices> =>
  spec.kind === "training" ? runInSlices(spec, slices[String(spec.model.kind)] ?? 200) : once(spec);

// biome-ignore lint/correctness/useYield: an exact run is over before anyone could ask how far it is
function* once(spec: RunSpec): ReturnType<typeof runInSlices> {
  return runOne(spec);
}
