import { joinsOf } from "../../schedules/diagnostics/joins.js";
import type { Spec } from "../../schedules/schedule.js";

/** As many as a list shows and memory holds. */
const most = 20;

/**
 * The updates after which a snapshot tells most: where a piece of the schedule ends, where the rate has fallen and rises again, and at the end.
 *
 * Where there are more than 20, as many of them, evenly chosen.
 *
 * @param spec of the arm's schedule, for its joins.
 * @param rates η(0) … η(N − 1).
 */
export function snapshotSteps(spec: Spec, rates: readonly number[]): readonly number[] {
  const steps = rates.length;
  const turns = cycleEnds(rates);
  const all = [...new Set([...joinsOf(spec, steps), ...turns, steps])].sort((a, b) => a - b);
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.round(((i + 1) * all.length) / most) - 1] as number); // places in the list
}

/** How many updates were made when the rate, after falling, begins to rise. */
function cycleEnds(rates: readonly number[]): number[] {
  let isFalling = false;
  const ends: number[] = [];
  for (let t = 1; t < rates.length; t += 1) {
    const change = (rates[t] as number) - (rates[t - 1] as number);
    if (change > 0 && isFalling) ends.push(t);
    if (change !== 0) isFalling = change < 0;
  }
  return ends;
}
