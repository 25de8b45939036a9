import type { Prediction } from "../lessons/course/14-capstone/prediction.js";
import { readPrediction } from "../lessons/course/14-capstone/prediction.js";
import { readRates } from "../lessons/course/14-capstone/rates.js";
import { comparedFigure, sentencesOf, standing } from "../lessons/course/14-capstone/report.js";
import { attempt } from "../lessons/course/14-capstone/task.js";
import { expectOptions } from "../schedules/expect.js";
import type { Schedule } from "../schedules/schedule.js";
import type { Bar } from "./content.js";
import { makePlace } from "./place.js";

/** Options of `capstone`. */
export interface Capstone {
  /** The schedule: one of the library's, or a function of the update's number, which is counted from 0. */
  lr: Schedule | ((t: number) => number);
  /** What you expect: the mean test accuracy lies from `low` to `high` per cent, and how it compares with the tuned linear decay. */
  prediction: Prediction;
}

/**
 * An attempt at the capstone: trains its task with your schedule, on five seeds of 600 updates, and scores it against the tuned reference.
 *
 * It prints the regret, the paired differences with their intervals and whether the prediction came true, and draws where the attempt stands and
 * how it went. A run that leaves the numbers counts as guessing.
 *
 * @param options lr, prediction.
 * @returns the five test accuracies, from 0 to 1, seed by seed; the page's are the same, bit for bit.
 * @throws a RangeError for a rate that is negative or none, for a schedule that is planned for more than 600 updates, for a prediction without its
 * parts, the wrong way round or more than 10 points wide, and for unknown options.
 */
export function capstone(options: Capstone): readonly number[] {
  const where = "capstone";
  expectOptions(where, options, ["lr", "prediction"]);
  const prediction = readPrediction(where, options.prediction);
  const rates = readRates(where, options.lr);
  const place = makePlace();
  const run = attempt(rates);
  let step = run.next();
  for (; !step.done; step = run.next()) {
    const part = step.value;
    place.put(() => [barOf(part)]);
  }
  const results = step.value;
  const accuracies = results.map(({ accuracy }) => accuracy);
  place.put(() => [standing(accuracies), comparedFigure({ rates, results })]);
  place.settle();
  console.log(sentencesOf({ results, prediction }).join("\n"));
  return accuracies;
}

/** How much of the attempt is done, in hundredths. */
function barOf(part: number): Bar {
  const done = Math.round(100 * part);
  return { kind: "bar", label: "Capstone", done, total: 100, sentence: `Capstone: ${done} of 100.` };
}
