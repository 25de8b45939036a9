import { warmup } from "../../../schedules/combinators/warmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import type { Schedule } from "../../../schedules/schedule.js";

/** The lesson's run: updates, updates of an epoch, epochs, and updates of warmup. */
export const [updates, perEpoch, epochs, warm] = [600, 60, 10, 50];
/** Batches that make one update where the gradient is accumulated. */
export const accumulated = 4;

/** Warmup and a cosine to zero, for a run of that many updates. */
export const planFor = (total: number, baseLr = 1): Schedule =>
  warmup(cosineAnnealing({ baseLr, totalSteps: total - warm }), { steps: warm, offset: 1 });

/** What update t of the run gets, as a part of the peak: the plan itself, and three ways to count the wrong thing. */
export const countings: Readonly<Record<string, (t: number) => number>> = {
  "as planned": planFor(updates),
  "stepped once per epoch": (t) => planFor(updates)(Math.floor(t / perEpoch)),
  "planned in batches": planFor(accumulated * updates),
  "T_max in epochs": cosineAnnealing({ baseLr: 1, totalSteps: epochs, pastEnd: "mirror" }),
};
