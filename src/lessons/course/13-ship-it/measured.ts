import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { numbersOf, type StoredStudy, storedStudy } from "../../stored.js";
import tunedSummary from "./results/fine-tuning.summary.json" with { type: "json" };
import resumedSummary from "./results/resuming.summary.json" with { type: "json" };
import type { Data, Lost } from "./resuming.js";
import { caseName, type FineTuning } from "./study.js";

/** What fine-tuning learnt and forgot. */
export const tuned: StoredStudy = storedStudy("13-ship-it/fine-tuning", tunedSummary);
/** What it costs to lose a part of a checkpoint. */
export const resumed: StoredStudy = storedStudy("13-ship-it/resuming", resumedSummary);

/** The rates of the stored runs. */
export const rates = { sgd: [0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3], adam: [0.003, 0.01, 0.02, 0.03, 0.1] } as const;
/** Updates of warmup, where there is one. */
export const warmupSteps = 20;

export type Way = Omit<FineTuning, "rate" | "from">;

/** The test accuracy of a run that was resumed without a part of its state, less that of the run that was not stopped. */
export function costOf(data: Data, lost: Lost): Interval {
  const name = `${data}: ${lost}`;
  return pairedInterval(numbersOf(resumed, name, "test"), numbersOf(resumed, name, "uninterrupted"));
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A mean with its 95 % interval. */
export const around = (values: readonly number[]): Interval =>
  pairedInterval(
    values,
    values.map(() => 0),
  );

export type Measure = "afterOne" | "kept" | "second" | "validation";

/** What was measured of one way to fine-tune at one rate, a number for each seed. */
export const measuredAt = (way: Way, rate: number, measure: Measure): readonly number[] =>
  numbersOf(tuned, caseName({ ...way, rate }), measure);

/** The rate that does best on B's validation data. */
export const bestRate = (way: Way): number =>
  rates[way.optimizer].reduce((best, rate) =>
    mean(measuredAt(way, rate, "validation")) > mean(measuredAt(way, best, "validation")) ? rate : best,
  );

/** A measure of two ways, each at its own best rate: the first less the second. */
export const difference = (a: Way, b: Way, measure: Measure): Interval =>
  pairedInterval(measuredAt(a, bestRate(a), measure), measuredAt(b, bestRate(b), measure));

/** A's accuracy before fine-tuning, for each seed. */
export const before = (): readonly number[] => numbersOf(tuned, "before", "learnt");

/** The same training from first weights at its best rate: B's accuracy for each seed. */
export function fromScratch(): readonly number[] {
  const names = Object.keys(tuned.cases).filter((name) => name.startsWith("from scratch"));
  const best = names.reduce((top, name) =>
    mean(numbersOf(tuned, name, "validation")) > mean(numbersOf(tuned, top, "validation")) ? name : top,
  );
  return numbersOf(tuned, best, "second");
}
