import { fail } from "../../schedules/fail.js";
import type { Schedule } from "./schedule.js";

/**
 * One schedule after the other. Each counts from its boundary, so the update at the boundary gets the new schedule's first rate.
 *
 * Boundaries are paired with the schedules after the first one; what is too many on either side is dropped without a word.
 */
export function join([first, ...others]: readonly Schedule[], boundaries: readonly number[]): Schedule {
  if (first === undefined) fail("join_schedules", "schedules must hold at least one", [], "optax fails on the first update.");
  return (t) => {
    let rate = first(t);
    for (const [i, boundary] of boundaries.slice(0, others.length).entries()) {
      const next = others[i];
      if (t >= boundary && next) rate = next(t - boundary);
    }
    return rate;
  };
}
