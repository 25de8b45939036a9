import { scale } from "../../schedules/combinators/scale.js";
import { sequence } from "../../schedules/combinators/sequence.js";
import { skip } from "../../schedules/combinators/skip.js";
import { take } from "../../schedules/combinators/take.js";
import { fail } from "../../schedules/fail.js";
import type { Schedule } from "../../schedules/schedule.js";
import type { Arm } from "./playgroundState.js";

/**
 * The schedule that an arm trains with, its changes composed: take(lr, t₁), then c₁ · skip(lr, t₁) up to t₂, then c₁c₂ · skip(lr, t₂), …
 *
 * So a run that was steered by hand is a schedule like any other: it can be linked, exported and repeated. Changes after the end are left out.
 *
 * @param arm its schedule and its changes, rising in `at`.
 * @param steps N: number of updates.
 */
export function armSchedule({ lr, changes }: Arm, steps: number): Schedule {
  const made = changes.filter(({ at }) => at < steps);
  const last = made.at(-1);
  if (!last) return lr;
  const whole = lr.steps !== null && lr.steps <= last.at ? take(lr, steps) : lr; // what is changed after its end must go on
  const [first] = made as [(typeof made)[number]]; // there is a last one
  let factor = 1;
  const changed = made.map(({ at, factor: turn }, i) => {
    factor *= turn;
    const rest = at === 0 ? whole : skip(whole, at);
    const next = made[i + 1];
    return scale(next ? take(rest, next.at - at) : rest, factor);
  });
  const parts = first.at === 0 ? changed : [take(whole, first.at), ...changed];
  return parts.length === 1 ? (parts[0] as Schedule) : sequence(...parts);
}

/**
 * The rates of an arm's N updates, rounded to 32 bits, as the net is trained with.
 *
 * @throws RangeError where the schedule has no rate for one of them, or one that 32 bits cannot hold.
 */
export function ratesOf(arm: Arm, steps: number): readonly number[] {
  const lr = armSchedule(arm, steps);
  return Array.from({ length: steps }, (_, t) => {
    const rate = Math.fround(lr(t));
    return Number.isFinite(rate) ? rate : fail("ratesOf", `the rate of update ${t} must fit into 32 bits`, lr(t), "Lower it.");
  });
}

/** Why an arm cannot train for `steps` updates, as a sentence; null where it can. */
export function rateTrouble(arm: Arm, steps: number): string | null {
  try {
    ratesOf(arm, steps);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
