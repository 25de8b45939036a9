import { addRows, type Results } from "../engine/experiment/results.js";
import { runInPool } from "../engine/experiment/runInPool.js";
import { fileText, type Measurement, type Planned } from "./measurement.js";
import { progress } from "./progress.js";
import { findingFiles, openPart, readFile, readSpec, remove, withMeasurement, writeAtomically } from "./sweepFiles.js";

export interface SweepOptions {
  readonly out: string;
  /** Which of how many parts; null for the whole. */
  readonly shard: { readonly index: number; readonly of: number } | null;
  /** Threads; null for one per processor. */
  readonly count: number | null;
  readonly refine: boolean;
}

/** Runs what is missing of a sweep or a study and writes its results; 130 where Ctrl+C stopped it. `studies` lists the studies there are. */
export async function runSweep({ spec, studies, ...options }: SweepOptions & { spec: string; studies?: URL }): Promise<number> {
  return withMeasurement(spec, readSpec(spec), (measurement) => measure("lrlab sweep", measurement, options), studies);
}

/**
 * Runs what is missing of a measurement. What is done is journalled beside `out`, so that it can be stopped and killed.
 *
 * `quiet` prints nothing but how far it is.
 */
export async function measure<R extends { readonly key: string }, P extends Planned, Result>(
  command: string,
  measurement: Measurement<R, P, Result>,
  { out, shard, count, refine }: SweepOptions,
  { quiet = false }: { readonly quiet?: boolean } = {},
): Promise<number> {
  const partFile = `${out}.part`;
  const rows = new Map<string, R>();
  /** Takes in what the files hold, and returns the one that grows. */
  const takeIn = (): Results<R> | null => {
    const [done, part] = [readFile(measurement, out), readFile(measurement, partFile, true)];
    addRows(out, measurement, done?.rows ?? [], rows);
    addRows(partFile, measurement, part?.rows ?? [], rows);
    return part;
  };

  const part = takeIn();
  const file = openPart(partFile, measurement, part);
  const pool = measurement.open(count);
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
    console.error(`${command}: stopping when the runs under way have ended ...`);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  const report = progress("runs");
  /** Runs what is missing of these; whether all are there. */
  const complete = async (runs: readonly P[]): Promise<boolean> => {
    const missing = measurement.inTurn(runs.filter(({ key }) => !rows.has(key)));
    let there = runs.length - missing.length;
    await runInPool(
      pool,
      missing,
      (run, result) => {
        const row = measurement.rowOf(run, result);
        rows.set(row.key, row);
        file.add(row);
        there += 1;
        report(there, runs.length);
      },
      stop.signal,
    );
    return there === runs.length;
  };

  try {
    const { declared } = measurement;
    let all = await complete(shard ? declared.filter((_, j) => (j % shard.of) + 1 === shard.index) : declared);
    if (refine && all) {
      for (const runs of measurement.more(rows)) {
        all = await complete(runs);
        if (!all) break;
      }
    }
    if (!all) {
      if (!quiet) console.error(`${command}: stopped. ${rows.size} runs are kept in ${partFile}; the same command goes on.`);
      return 130;
    }
  } finally {
    file.close();
    await pool.close();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  }
  takeIn(); // once more: another process may have written the same files meanwhile
  const text = fileText(measurement, rows.values());
  const found = shard ? null : measurement.finding(rows, text);
  writeAtomically({ [out]: text, ...(found ? findingFiles(out, found) : {}) });
  remove(partFile);
  if (quiet) return 0;
  console.log(`Wrote ${out}: ${rows.size} runs.`);
  if (found) console.log(`\n${found.tables}`);
  if (found?.summary === null) console.log("\nNo summary: an interval has no end. Give it two seeds at least.");
  return 0;
}
