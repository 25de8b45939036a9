import { experiment } from "../../src/engine/experiment/experiment.js";
import type { Pool } from "../../src/engine/experiment/pool.js";
import type { Row } from "../../src/engine/experiment/row.js";
import { hasAccuracy } from "../../src/engine/experiment/trainingRun.js";
import { workers } from "../../src/engine/workers/browser.js";
import type { DuelOutcome, DuelRates } from "../../src/labs/playground/duelOutcome.js";
import { type DuelPlan, duelOutcome, duelSweeps } from "../../src/labs/playground/duelSweeps.js";
import type { PlaygroundState } from "../../src/labs/playground/playgroundState.js";
import { runOf } from "../../src/labs/playground/runOf.js";
import { messageOf } from "./messageOf.js";

/** Options of `duel`. */
export interface Duel {
  readonly state: PlaygroundState;
  /** Paired seeds, up to 64; 8 when left out. */
  readonly seeds?: number;
  /** "as set" when left out. */
  readonly rates?: DuelRates;
  /** "accuracy" when left out, where there are right answers; else "loss". */
  readonly metric?: "accuracy" | "loss";
  /** Rows of duels before: their runs are not made again. */
  readonly results?: readonly Row[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DuelProgress) => void;
  /** Where the runs are made; Workers of its own when left out. */
  readonly pool?: Pool;
}

/** Runs that are there, and runs that are known to be needed: where each arm's best rate is looked for, more may be. */
export interface DuelProgress {
  readonly done: number;
  readonly total: number;
}

/** What a duel came to, or how far it got. */
export interface DuelResult {
  /** Null where it was stopped, or broke off. */
  readonly outcome: DuelOutcome | null;
  /** Why it broke off, such as a Worker that died; null where it did not. */
  readonly fault: string | null;
  /** Every run that is there, those of this duel first, arm by arm: hand them in as `results` to go on. */
  readonly rows: readonly Row[];
}

/** More seeds than this are a study, for a notebook. */
export const mostSeeds = 64;
/** Workers at once: more would wait for one another on most machines. */
const mostWorkers = 8;

/**
 * Compares the arms with A over paired seeds, on Workers of its own, so that nothing waits for it.
 *
 * A seed decides examples, first weights and the order of the data. `rates`: "as set"; "same", every shape at A's peak rate; "best", each at the best
 * of a grid, chosen on the validation data and reported on the test data. It stops at once where the signal says so.
 */
export async function duel(options: Duel): Promise<DuelResult> {
  const { state, seeds = 8, rates = "as set", results = [], signal, onProgress } = options;
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > mostSeeds)
    throw new RangeError(`duel: seeds must be a whole number from 1 to ${mostSeeds}, got ${seeds}. More belong into a notebook.`);
  const metric = options.metric ?? (hasAccuracy(runOf(state, 0).problem) ? "accuracy" : "loss");
  const plan: DuelPlan = { state, seeds, rates, metric };
  const sweeps = duelSweeps(plan);
  const pool = options.pool ?? ownPool();
  const rows = new Map(results.map((row) => [row.key, row]));
  const progress = sweeps.map(() => ({ done: 0, total: 0 }));
  const sum = (name: keyof DuelProgress): number => progress.reduce((all, one) => all + one[name], 0);

  const soFar = (fault: string | null): DuelResult => ({ outcome: null, fault, rows: [...rows.values()] });
  const stop = (): void => void pool.close();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    if (signal?.aborted) return soFar(null);
    const runs = sweeps.map((sweep, i) =>
      experiment({
        ...sweep,
        pool,
        results,
        ...(signal ? { signal } : {}),
        onProgress: ({ done, total, row }) => {
          rows.set(row.key, row);
          progress[i] = { done, total };
          onProgress?.({ done: sum("done"), total: sum("total") });
        },
      }),
    );
    const experiments = await Promise.all(runs);
    if (experiments.some(({ aborted }) => aborted)) return soFar(null);
    const made = experiments.flatMap((one) => one.rows);
    for (const { key } of made) rows.delete(key);
    return { outcome: duelOutcome(plan, experiments), fault: null, rows: [...made, ...rows.values()] };
  } catch (error) {
    return soFar(signal?.aborted ? null : messageOf(error));
  } finally {
    signal?.removeEventListener("abort", stop);
    if (!options.pool) await pool.close();
  }
}

function ownPool(): Pool {
  if (typeof Worker === "undefined")
    throw new Error("This browser starts no Workers, and so many runs would hold the page up. Take the comparison into a notebook.");
  return workers({ count: Math.min(mostWorkers, Math.max(1, navigator.hardwareConcurrency)) });
}
