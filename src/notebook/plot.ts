import { readValues, type Value } from "../labs/interactive.js";
import type { Figure } from "../plots/figure.js";
import { lookUp } from "./lookUp.js";

/**
 * Draws a lesson's plot for the values you give it.
 *
 * @param id the plot's: "descent" of the lesson that has begun, or "01-three-fates/descent".
 * @param values of its controls; those left out keep their starting value.
 * @throws a RangeError for an unknown id, an unknown control or a value out of range.
 */
export function plot(id: string, values: Readonly<Record<string, Value>> = {}): Figure {
  const { controls, figure } = lookUp("plot", "plot", id);
  return figure(readValues(id, controls, values));
}
