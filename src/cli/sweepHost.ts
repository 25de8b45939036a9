import { bySeed, declaredGrid, type PlannedRun, runsOf } from "../engine/experiment/grid.js";
import { markdownOf } from "../engine/experiment/markdown.js";
import { addRows, type Results, resultsText } from "../engine/experiment/results.js";
import type { Row } from "../engine/experiment/row.js";
import { runInPool } from "../engine/experiment/runInPool.js";
import { reached, stagesOf } from "../engine/experiment/stages.js";
import { workers } from "../engine/workers/node.js";
import { openPart, readFile, readSpec, remove, writeAtomically } from "./sweepFiles.js";

interface SweepOptions {
  /** The sweep's file. */
  readonly spec: string;
  readonly out: string;
  /** Which of how many parts; null for the whole. */
  readonly shard: { readonly index: number; readonly of: number } | null;
  /** Threads; null for one per processor. */
  readonly count: number | null;
  readonly refine: boolean;
}

/** Runs what is missing of a sweep and writes its results; 130 where Ctrl+C stopped it. */
export async function runSweep({ spec, out, shard, count, refine }: SweepOptions): Promise<number> {
  const { sweep, plan } = readSpec(spec);
  const partFile = `${out}.part`;
  const rows = new Map<string, Row>();
  /** Takes in what the files hold, and returns the one that grows. */
  const takeIn = (): Results | null => {
    const [done, part] = [readFile(out), readFile(partFile, true)];
    addRows(out, plan, done?.rows ?? [], rows);
    addRows(partFile, plan, part?.rows ?? [], rows);
    return part;
  };

  const part = takeIn();
  const file = openPart(partFile, sweep, part);
  const pool = workers(count === null ? {} : { count });
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
    console.error("lrlab sweep: stopping when the runs under way have ended ...");
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  const report = progress();
  /** Runs what is missing of these; whether all are there. */
  const complete = async (runs: readonly PlannedRun[]): Promise<boolean> => {
    const missing = bySeed(runs.filter(({ key }) => !rows.has(key)));
    let there = runs.length - missing.length;
    await runInPool(
      pool,
      missing,
      ({ key, shape, rate, seed }, outcome) => {
        const row = { key, shape, rate, seed, ...outcome };
        rows.set(key, row);
        file.add(row);
        there += 1;
        report(there, runs.length);
      },
      stop.signal,
    );
    return there === runs.length;
  };

  try {
    const declared = runsOf(plan, declaredGrid(plan));
    let all = await complete(shard ? declared.filter((_, j) => (j % shard.of) + 1 === shard.index) : declared);
    if (refine && all) {
      for (const { runs } of stagesOf(plan, rows, true)) {
        all = await complete(runs);
        if (!all) break;
      }
    }
    if (!all) {
      console.error(`lrlab sweep: stopped. ${rows.size} runs are kept in ${partFile}; the same command goes on.`);
      return 130;
    }
  } finally {
    file.close();
    await pool.close();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  }
  takeIn(); // once more: another process may have written the same files meanwhile
  writeAtomically({ [out]: resultsText(sweep, plan, rows.values()) });
  remove(partFile);
  console.log(`Wrote ${out}: ${rows.size} runs.`);
  const end = shard ? null : reached(plan, rows);
  if (end) console.log(`\n${markdownOf(end.table, end.open)}`);
  return 0;
}

/** Says how far it is on stderr, at most ten times a second on a terminal and every ten seconds elsewhere. */
function progress(): (there: number, total: number) => void {
  const { isTTY } = process.stderr;
  const every = isTTY ? 100 : 10_000;
  let last = Date.now();
  return (there, total) => {
    const now = Date.now();
    if (now - last < every && there < total) return;
    last = now;
    process.stderr.write(`${isTTY ? "\r" : ""}${there} of ${total} runs${isTTY && there < total ? "" : "\n"}`);
  };
}
