import { formatNumber } from "../../../plots/format.js";
import { values as fairFights } from "../04-fair-fights/values.js";
import { intervalText } from "./report.js";
import { accuraciesOf, referenceName, shapeIn, tuned } from "./results.js";
import { against, meanOf } from "./score.js";
import { batch, budget, chance, seeds } from "./task.js";

const mean = (name: string): string => meanOf(accuraciesOf(name)).toFixed(1);

/** The shape of the sweep that validation put first; where two are level, the one with the better test mean on the seeds of the sweep. */
export const best = tuned.shapes.reduce((a, b) => {
  const ahead = validationOf(b.name) - validationOf(a.name);
  return ahead > 0 || (ahead === 0 && (b.test ?? 0) > (a.test ?? 0)) ? b : a;
});

/** The validation accuracy of a shape at the rate that was chosen for it. */
export function validationOf(name: string): number {
  const { rate, rates } = shapeIn(name);
  return rates.find((one) => one.rate === rate)?.validation ?? 0;
}

/** How far the tests of a list are apart, in points. */
const span = (tests: readonly (number | null)[]): number => {
  const there = tests.map((test) => 100 * (test ?? chance)); // a rate at which a run diverged gets what guessing gets
  return Math.max(...there) - Math.min(...there);
};

export const rateSpan = span(shapeIn("linear").rates.map(({ test }) => test));
export const shapeSpan = span(tuned.shapes.map(({ test }) => test));

/** The numbers of the capstone. */
export const values = (): Record<string, string> => {
  const { low, high } = against(accuraciesOf("tuned constant"), accuraciesOf("tuned linear")).difference;
  return {
    budget: String(budget),
    batch: String(batch),
    firstSeed: String(seeds[0]),
    lastSeed: String(seeds[seeds.length - 1]),
    chance: String(100 * chance),
    oldRate: fairFights().cosineRate as string, // lesson 4 says it too
    carriedMean: mean("cosine from 0.1"),
    referenceMean: mean(referenceName),
    validationMean: (100 * validationOf(best.name)).toFixed(1),
    referenceRate: String(best.rate),
    tunedSeeds: String(tuned.seeds),
    tunedRuns: String(tuned.shapes.reduce((sum, { rates }) => sum + rates.length * (tuned.seeds ?? 1), 0)),
    linearAhead: intervalText(against(accuraciesOf("tuned linear"), accuraciesOf(referenceName)).difference),
    linearMinusConstant: (meanOf(accuraciesOf("tuned linear")) - meanOf(accuraciesOf("tuned constant"))).toFixed(1),
    typicalMargin: formatNumber((high - low) / 2, 2),
    rateSpan: rateSpan.toFixed(0),
    shapeSpan: shapeSpan.toFixed(1),
  };
};
