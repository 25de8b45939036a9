import { lossDifference } from "../lessons/reference/race/lossDifference.js";
import { shapes } from "../lessons/reference/race/shapes.js";
import { pageOf, type Rival, rivals, storedDifference, storedPeak, seeds as storedSeeds } from "../lessons/reference/race/stored.js";
import { peakOf, type Racer, racer, smallest, steps, type Trainer, trainer, tune } from "../lessons/reference/race/task.js";
import type { IntervalsFigure } from "../plots/figure.js";
import { formatNumber } from "../plots/format.js";
import { intervalsFigure } from "../plots/intervalsFigure.js";
import { isController } from "../schedules/controllers/controller.js";
import { fail } from "../schedules/fail.js";
import { isSchedule } from "../schedules/schedule.js";
import { type Interval, pairedInterval } from "../stats/pairedInterval.js";

/** Seeds of a race in a cell: what takes a quarter of a second. */
const seeds = 8;
/** Peaks that it tries, each twice the last: every second one of those that the stored race tries. */
const peaks: readonly number[] = [0.02, 0.04, 0.08, 0.16, 0.32, 0.64];

/**
 * Trains a small net by a schedule, and by a constant rate and a straight line to zero, each at its best peak; returns the picture of the differences.
 *
 * The net is an MLP 2-16-2 on two moons: 600 updates of 8 points by SGD with momentum 0.9. Only the schedule's form counts: it is trained at
 * six peaks from 0.02 to 0.64, over eight seeds, and its peak is the one with the lowest mean loss on the validation data. The constant and the
 * line have the best peaks of a stored race: the same over 32 seeds and 15 peaks. A page's own schedule is shown as it came out there, too.
 * A controller reads the validation loss every 20 updates; its peak is its ceiling, or the rate it begins with.
 * Differences are those of the loss on the test data, with 95 % intervals over paired seeds: below zero is better.
 *
 * @param schedule made for 600 updates; its rates may have any peak. Or a controller, such as `reduceOnPlateau`. Not one of `custom`, which no spec describes.
 * @throws a RangeError for anything else, and for a schedule whose rates are all 0 or that diverges at every peak.
 *
 * @example
 * race(cosineAnnealing({ baseLr: 1, totalSteps: 600 })).data.rows[0].verdict; // "better"
 */
export function race(schedule: Racer): IntervalsFigure {
  const where = "race";
  if (!isSchedule(schedule) && !isController(schedule))
    fail(where, "schedule must be a schedule or a controller", schedule, "Write race(cosineAnnealing({ baseLr: 1, totalSteps: 600 })).");
  const one = racer(schedule.spec);
  const highest = peakOf(one);
  if (highest === 0) fail(where, `schedule must have a rate > 0 in its first ${steps} updates`, highest, "Give it a peak.");
  const { peak, test } = tune(trainer(one), highest, peaks, seeds);
  if (peak === null)
    fail(where, "schedule must end at some peak", "one that diverges at all", `Peaks from ${peaks[0]} to ${peaks.at(-1)} were tried.`);

  const page = pageOf(one.spec);
  const others = rivals.filter((rival) => rival !== page);
  const pairs = others.flatMap((rival): Pair[] => [
    { rival, where: "here", difference: pairedInterval(test, lossesOf(rival)) },
    ...(page === null ? [] : [{ rival, where: "stored" as const, difference: storedDifference(page, rival) }]),
  ]);
  const figure = intervalsFigure({
    label: "test loss minus another's, each at its best peak",
    rows: Object.fromEntries(pairs.map((pair) => [`minus the ${nameOf[pair.rival]}'s, ${pair.where}`, pair.difference])),
    lowerIsBetter: true,
    smallest,
  });
  const told = others.map((rival) => {
    const each = pairs.flatMap((pair, i) => {
      const over = `${pair.where}, ${pair.where === "here" ? seeds : storedSeeds} seeds`;
      return pair.rival === rival ? [`${over}: ${lossDifference(pair.difference)}, ${figure.data.rows[i]?.verdict}`] : [];
    });
    return `Minus the ${nameOf[rival]}'s, ${each.join("; ")}.`;
  });
  const stored = page === null ? "" : `, in the stored race ${formatNumber(storedPeak(page))}`;
  const reading = `Below zero is less test loss; within the grey band, ±${smallest}, the difference is too small to matter.`;
  return { ...figure, sentence: `Best peak: here ${formatNumber(peak)}${stored}. ${reading} ${told.join(" ")}` };
}

/** A difference of the loss, of the nets that a cell trains or of those that were stored. */
interface Pair {
  readonly rival: Rival;
  readonly where: "here" | "stored";
  readonly difference: Interval;
}

const nameOf: Readonly<Record<Rival, string>> = { constant: "constant", linear: "line" };

const trained = new Map<Rival, readonly number[]>();

/** What the nets of a rival lose on the test data, seed by seed. */
function lossesOf(rival: Rival): readonly number[] {
  const known = trained.get(rival);
  if (known) return known;
  const train: Trainer = trainer(shapes[rival] as Racer); // it has a page
  const losses = Array.from({ length: seeds }, (_, i) => train(storedPeak(rival), i + 1).test as number); // it ended over more seeds
  trained.set(rival, losses);
  return losses;
}
