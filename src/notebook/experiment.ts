import { readValues, type Value } from "../labs/interactive.js";
import type { Figure } from "../plots/figure.js";
import { cellHost } from "./cellHost.js";
import type { Bar } from "./content.js";
import { lookUp } from "./lookUp.js";
import { makePlace } from "./place.js";
import { placeKept } from "./placeKept.js";

/**
 * Runs a lesson's experiment to its end, under a bar that fills, and returns the picture of its result: `show` puts it in the bar's place.
 *
 * @param id the experiment's: "cloud" of the lesson that has begun, or "02-noise-floor/cloud".
 * @param values of its controls; those left out keep their starting value.
 * @throws a RangeError for an unknown id, an unknown control or a value out of range.
 */
export function experiment(id: string, values: Readonly<Record<string, Value>> = {}): Figure {
  const { title, controls, run } = lookUp("experiment", "experiment", id);
  const place = makePlace();
  const tell = (part: number): void => place.put(() => [barOf(title, part)]);
  const progress = run(readValues(id, controls, values), tell);
  let step = progress.next();
  for (; !step.done; step = progress.next()) tell(step.value);
  tell(1);
  const figure = step.value;
  if (cellHost()) placeKept.set(figure, place);
  return figure;
}

/** How much of an experiment is done, in hundredths. */
function barOf(label: string, part: number): Bar {
  const done = Math.round(100 * part);
  return { kind: "bar", label, done, total: 100, sentence: `${label}: ${done} of 100.` };
}
