import type { ExperimentTable, ShapeResult } from "../../../engine/experiment/table.js";
import { schedule } from "../../../schedules/registry.js";
import type { Schedule, Spec } from "../../../schedules/schedule.js";
import { listsOf, numbersOf, storedStudy, storedSweep } from "../../stored.js";
import scoringSpec from "./results/scoring.json" with { type: "json" };
import scoringSummary from "./results/scoring.summary.json" with { type: "json" };
import tunedSummary from "./results/tuned.summary.json" with { type: "json" };

/** Six shapes at many rates, 24 paired seeds: what the reference was chosen from. */
export const tuned: ExperimentTable = storedSweep("14-capstone/tuned", tunedSummary);

const scored = storedStudy("14-capstone/scoring", scoringSummary);

/** What was run on the scoring seeds to measure attempts against, by name; the first one is the reference. */
export const choices = Object.keys(scoringSpec.options.schedules);
export const referenceName = choices[0] as string; // there are six
export const linearName = "tuned linear";

/** The accuracies of a choice on the five scoring seeds, from 0 to 1. */
export const accuraciesOf = (name: string): readonly number[] => numbersOf(scored, name, "accuracy");

/** Its losses, a list for each seed; null from where the run left the numbers. */
export const lossesOf = (name: string): readonly (readonly (number | null)[])[] =>
  listsOf(scored, name, "losses").map((list) => list.map((loss) => (loss < 0 ? null : loss)));

export const scheduleOf = (name: string): Schedule =>
  schedule((scoringSpec.options.schedules as Readonly<Record<string, Spec | undefined>>)[name] as Spec); // `choices` are its names

/** A shape of the tuned sweep. */
export function shapeIn(name: string): ShapeResult {
  const found = tuned.shapes.find((shape) => shape.name === name);
  if (!found)
    throw new RangeError(`14-capstone: the sweep has no shape ${name}. It has ${tuned.shapes.map((shape) => shape.name).join(", ")}.`);
  return found;
}
