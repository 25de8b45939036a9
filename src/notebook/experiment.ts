import { readValues, type Value } from "../lessons/interactive.js";
import type { Figure } from "../plots/figure.js";
import { lookUp } from "./lookUp.js";

/**
 * Runs a lesson's experiment to its end and returns the picture of its result.
 *
 * @param id the experiment's: "cloud" of the lesson that has begun, or "02-noise-floor/cloud".
 * @param values of its controls; those left out keep their starting value.
 * @throws a RangeError for an unknown id, an unknown control or a value out of range.
 */
export function experiment(id: string, values: Readonly<Record<string, Value>> = {}): Figure {
  const { controls, run } = lookUp("experiment", "experiment", id);
  const progress = run(readValues(id, controls, values));
  let step = progress.next();
  while (!step.done) step = progress.next();
  return step.value;
}
