import { type Rng, rng } from "../../../engine/rng.js";
import type { Bug } from "../../../schedules/diagnostics/hypothesis.js";
import type { Plan } from "../../../schedules/diagnostics/plan.js";
import type { TraceRow } from "../../../schedules/diagnostics/trace.js";
import { schedule } from "../../../schedules/registry.js";
import { isSchedule } from "../../../schedules/schedule.js";
import { loops } from "./buggyLoops.js";
import type { Trained } from "./loop.js";
import type { Run } from "./traceRecipes.js";

/** A log whose story is known. */
export interface SyntheticTrace {
  readonly bug: Bug;
  readonly family: string;
  readonly plan: Plan;
  readonly trace: readonly TraceRow[];
}

/** How well a log was kept. */
export interface LogNoise {
  /** Significant digits that were written; all of them when left out. */
  readonly digits?: number;
  /** The part of the rows that is missing, the first never. */
  readonly missing?: number;
}

/**
 * Rate traces of small training loops, each with one bug in it or none, every bug equally often.
 *
 * The loops run PyTorch's schedulers as `compat` has them, over random schedules, lengths, peaks, warmups, epochs and resumes; they
 * share nothing with what `diagnose` predicts. The log is written before or after step(), or counts from 1, at every update or every few.
 *
 * A bug is only shown where it can be seen: whatever the convention of logging, some row is at least 2 % off the plan. Left out are
 * runs in which two bugs give the same rates: an exponential stepped twice (or built twice, or stretched), a cosine with half its T_max
 * (stepped twice), a resumed exponential (no crawl), and a one-cycle with its length in epochs, which raises.
 */
export function syntheticTraces({ seed, count, noise = {} }: { seed: number; count: number; noise?: LogNoise }): readonly SyntheticTrace[] {
  const random = rng(seed);
  const names = Object.keys(loops) as Bug[];
  return Array.from({ length: count }, (_, i) => {
    const bug = names[i % names.length] as Bug; // the index is inside
    return syntheticTrace(bug, random.split(i), noise);
  });
}

/** One trace with this bug in it. */
export function syntheticTrace(bug: Bug, random: Rng, noise: LogNoise): SyntheticTrace {
  const draws = random.split("draws");
  for (;;) {
    const trained = loops[bug](drawRun(draws), draws);
    const whole = log(trained, draws);
    if (bug === "healthy" || (isVisible(whole, trained.plan) && (!slow.has(bug) || moves(whole)))) {
      return { bug, family: trained.family, plan: trained.plan, trace: spoilt(whole, noise, random.split("noise")) };
    }
  }
}

/** Where a clock is too slow, a staircase may not fall once: then it looks like one that moves another optimizer. */
const slow: ReadonlySet<Bug> = new Set(["wrong-unit", "accumulation-mismatch"]);
const moves = (rows: readonly TraceRow[]): boolean => {
  const rates = rows.map(({ lr }) => lr);
  return Math.min(...rates) < 0.98 * Math.max(...rates);
};

function drawRun(random: Rng): Run {
  const epochs = 6 + random.int(40);
  const stepsPerEpoch = 10 + random.int(60);
  return { epochs, stepsPerEpoch, steps: epochs * stepsPerEpoch };
}

/** Writes the log: every so many updates, in one of the three conventions. */
function log({ rates, everyUpdate, fromTheFirst }: Trained, random: Rng): TraceRow[] {
  const convention = random.next();
  const shift = convention < 0.7 ? 0 : convention < 0.85 ? -1 : fromTheFirst ? 0 : 1;
  const often = everyUpdate || random.next() < 0.4;
  const every = often ? 1 : 1 + random.int(Math.max(1, Math.floor(rates.length / 40)));
  const from = shift === -1 ? 1 : 0;
  const rows: TraceRow[] = [];
  for (let step = from; step + shift < rates.length; step += every) rows.push({ step, lr: rates[step + shift] as number }); // the loop stays inside
  return rows;
}

/** Whether some row is at least 2 % of the largest rate off the plan, in each convention of logging. */
function isVisible(rows: readonly TraceRow[], { lr, steps = 1 }: Plan): boolean {
  const planned = Array.isArray(lr) ? (t: number) => lr[Math.min(t, lr.length - 1)] : isSchedule(lr) ? lr : schedule(lr as never);
  const largest = Math.max(...rows.map((row) => row.lr));
  return [0, 1, -1].every((shift) =>
    rows.some((row) => {
      const t = row.step + shift;
      return t >= 0 && t <= steps && Math.abs((planned(t) as number) - row.lr) > 0.02 * largest;
    }),
  );
}

function spoilt(rows: readonly TraceRow[], { digits, missing = 0 }: LogNoise, random: Rng): readonly TraceRow[] {
  const kept = rows.filter((_, i) => i === 0 || random.next() >= missing);
  return digits === undefined ? kept : kept.map(({ step, lr }) => ({ step, lr: Number(lr.toPrecision(digits)) }));
}
