import { remembered } from "../../../labs/exact/remembered.js";
import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { listsOf, type StoredStudy, storedStudy } from "../../stored.js";
import anytimeSummary from "./results/anytime.summary.json" with { type: "json" };
import { caseOf, runOf, stops, valueName, type Way } from "./study.js";

/** What the study measured. */
export const anytimeStudy = remembered((): StoredStudy => storedStudy("11-beyond-fixed-horizons/anytime", anytimeSummary), 1);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The rates that a way was run at. */
const ratesOf = (way: Way): readonly number[] => {
  const run = runOf(way);
  return Object.keys(anytimeStudy().cases)
    .filter((name) => name.startsWith(`${run} `))
    .map((name) => Number(name.slice(run.length + 1)));
};

/** The share of right answers of each seed at a stop. */
const at = (way: Way, rate: number, split: "validation" | "test", stop: number): readonly number[] =>
  listsOf(anytimeStudy(), caseOf(runOf(way), rate), valueName(way, split)).map((list) => list[stops.indexOf(stop)] as number); // one for each stop

/**
 * The rate of a way, chosen on validation data: at the end of the plan, as nobody knew of the stop when it was chosen. Only the line that was told
 * the stop chooses for it.
 */
export const rateOf = remembered((way: Way, stop: number): number => {
  const judgedAt = way === "linear, told the stop" ? stop : (stops.at(-1) as number); // there are stops
  const score = (rate: number): number => mean(at(way, rate, "validation", judgedAt));
  return ratesOf(way).reduce((best, rate) => (score(rate) > score(best) ? rate : best));
}, 64);

/** The test accuracy of each seed at a stop, at the way's rate. */
export const accuracies = (way: Way, stop: number): readonly number[] => at(way, rateOf(way, stop), "test", stop);

/** Its mean over seeds. */
export const accuracy = (way: Way, stop: number): number => mean(accuracies(way, stop));

/** One way less another at a stop, over paired seeds. */
export const difference = (way: Way, other: Way, stop: number): Interval => pairedInterval(accuracies(way, stop), accuracies(other, stop));
