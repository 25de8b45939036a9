import type { Experiment } from "../../engine/experiment/experiment.js";
import type { Sweep } from "../../engine/experiment/sweep.js";
import type { RateResult } from "../../engine/experiment/table.js";
import { scale } from "../../schedules/combinators/scale.js";
import { fail } from "../../schedules/fail.js";
import type { Spec } from "../../schedules/schedule.js";
import { compare } from "../../stats/compare.js";
import { armSchedule } from "./armSchedule.js";
import type { DuelArm, DuelOutcome, DuelRates } from "./duelOutcome.js";
import { armNames, type PlaygroundState } from "./playgroundState.js";
import { runOf } from "./runOf.js";
import { peakOf } from "./withPeak.js";

/** What is compared, and how. */
export interface DuelPlan {
  readonly state: PlaygroundState;
  /** Paired seeds. */
  readonly seeds: number;
  readonly rates: DuelRates;
  readonly metric: "accuracy" | "loss";
}

/** A sweep of one duel, and whether rates are added to it until no best one lies at an edge. */
export type DuelSweep = Sweep & { readonly refine: boolean };

/** How far the rates to try reach beyond the peaks that are set, and how far apart they are. */
const reach = 4;
const ratio = 2;
/** What an experiment takes. */
const mostRate = 1e5;

/**
 * The experiments of a duel: one for each arm where they keep their rates, one for all where shapes are compared.
 *
 * Changes by hand are part of an arm's shape. "as set" scales by powers of two, which loses no bit: a seed's run is the run that the page trains.
 */
export function duelSweeps({ state, seeds, rates, metric }: DuelPlan): readonly DuelSweep[] {
  const { steps, batch, arms } = state;
  const { problem, model, optimizer } = runOf(state, 0);
  const common = { steps, batch, seeds, metric, optimizer, problem: unseeded(problem), model: unseeded(model) };
  const peaks = peaksOf(state);
  const shape = (arm: number, factor: number) => scale(armSchedule(arms[arm] as (typeof arms)[number], steps), factor); // one peak for each arm
  if (rates === "as set")
    return peaks.map((peak, arm) => {
      const power = Math.ceil(Math.log2(peak));
      return { ...common, shapes: { [nameOf(arm)]: shape(arm, 2 ** -power) }, rates: [2 ** power], refine: false };
    });
  const shapes = Object.fromEntries(peaks.map((peak, arm) => [nameOf(arm), shape(arm, 1 / peak)]));
  if (rates === "same") return [{ ...common, shapes, rates: [peaks[0] as number], refine: false }];
  const [low, high] = [Math.min(...peaks) / reach, Math.max(...peaks) * reach];
  const count = 1 + Math.round(Math.log(high / low) / Math.log(ratio));
  const grid = Array.from({ length: count }, (_, i) => Number((low * (high / low) ** (i / (count - 1))).toPrecision(3)));
  return [{ ...common, shapes, rates: grid, refine: true }];
}

/** What the finished experiments of a duel say. */
export function duelOutcome({ state, seeds, rates, metric }: DuelPlan, experiments: readonly Experiment[]): DuelOutcome {
  if (rates === "as set") return { rates, metric, seeds, arms: armsAsSet(peaksOf(state), metric, experiments) };
  const table = experiments[0]?.table;
  if (!table) return fail("duelOutcome", "the experiment must be finished", null, "Hand in its rows to go on.");
  const [same] = table.sameRate;
  const arms = table.shapes.map(({ name, rate, test, versus, rates: tried }): DuelArm => {
    if (rates === "best")
      return { name, rate, test, diverged: rate === null ? seeds : (tried.find((one) => one.rate === rate)?.diverged ?? 0), versus };
    const at = tried[0] as RateResult; // there is one
    return { name, rate: at.rate, test: at.test, diverged: at.diverged, versus: same?.versus[name] ?? null };
  });
  return { rates, metric, seeds, arms };
}

/** Each arm at the rates it has: the runs of one seed share all but these. */
function armsAsSet(peaks: readonly number[], metric: "accuracy" | "loss", experiments: readonly Experiment[]): readonly DuelArm[] {
  const results = experiments.map(({ rows }, arm) => ({
    name: nameOf(arm),
    peak: peaks[arm] as number,
    diverged: rows.filter((row) => row.diverged !== null).length,
    test: rows.map((row) => row.test?.[metric] ?? Number.NaN),
  }));
  const whole = results.filter(({ diverged }) => diverged === 0);
  const compared =
    whole[0]?.name === "A" && whole.length > 1
      ? compare(Object.fromEntries(whole.map(({ name, test }) => [name, test])), { baseline: "A", lowerIsBetter: metric === "loss" })
      : {};
  return results.map(({ name, peak, diverged, test }) => ({
    name,
    rate: peak,
    test: diverged > 0 ? null : test.reduce((sum, value) => sum + value, 0) / test.length,
    diverged,
    versus: compared[name] ?? null,
  }));
}

function peaksOf({ arms, steps }: PlaygroundState): readonly number[] {
  return arms.map((arm, i) => {
    const peak = peakOf(armSchedule(arm, steps), steps);
    const where = `duel: arm ${nameOf(i)}`;
    if (peak > mostRate) fail(where, `the highest rate must be at most ${mostRate}`, peak, "Lower it.");
    return peak > 0 ? peak : fail(where, "the highest rate must be above 0", peak, "It would learn nothing.");
  });
}

const nameOf = (arm: number): string => armNames[arm] ?? String(arm + 1);

/** A spec without its seed: each of the paired seeds takes its place. */
function unseeded({ seed: _, ...spec }: Spec): object {
  return spec;
}
