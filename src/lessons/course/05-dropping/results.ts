import type { ExperimentTable, ShapeResult, Versus } from "../../../engine/experiment/table.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { listsOf, numbersOf, type StoredStudy, storedStudy, storedSweep } from "../../stored.js";
import batchNormSummary from "./results/batch-norm.summary.json" with { type: "json" };
import freshSummary from "./results/fresh-data.summary.json" with { type: "json" };
import milestonesSummary from "./results/milestones.summary.json" with { type: "json" };
import pressedNormSummary from "./results/presses-batch-norm.summary.json" with { type: "json" };
import pressedFiniteSummary from "./results/presses-finite.summary.json" with { type: "json" };
import pressedFreshSummary from "./results/presses-fresh.summary.json" with { type: "json" };
import restartsSummary from "./results/restarts.summary.json" with { type: "json" };
import { looks } from "./study.js";

/** Staircases against the cosine: the MLP on 1500 examples, on fresh ones, and a convolutional net with batch norm. */
export const milestones: ExperimentTable = storedSweep("05-dropping/milestones", milestonesSummary);
export const freshData: ExperimentTable = storedSweep("05-dropping/fresh-data", freshSummary);
export const batchNorm: ExperimentTable = storedSweep("05-dropping/batch-norm", batchNormSummary);

/** Presses of DROP, and of its opposite. */
export const pressedFresh = storedStudy("05-dropping/presses-fresh", pressedFreshSummary);
export const pressedFinite = storedStudy("05-dropping/presses-finite", pressedFiniteSummary);
export const pressedNorm = storedStudy("05-dropping/presses-batch-norm", pressedNormSummary);
export const restarts = storedStudy("05-dropping/restarts", restartsSummary);

/** Runs whose rate was changed at a random moment, as a picture needs them. */
export interface Presses {
  readonly before: readonly number[];
  /** Run by run, the loss at each look. */
  readonly changed: readonly (readonly number[])[];
  readonly kept: readonly (readonly number[])[];
}

/** The presses of one case of a study. */
export const pressesOf = (study: StoredStudy, rate: number): Presses => ({
  before: numbersOf(study, String(rate), "before"),
  changed: listsOf(study, String(rate), "changed"),
  kept: listsOf(study, String(rate), "kept"),
});

/** The mean loss at a look, as a part of that before the press, with its 95 % interval; the interval is null where there is one run. */
export function relative({ before }: Presses, runs: Presses["changed"], look: number) {
  const parts = runs.map((losses, i) => (losses[look] as number) / (before[i] as number)); // a loss for each look and run
  const { mean, low, high } = pairedInterval(
    parts,
    parts.map(() => 0),
  );
  return { mean, band: Number.isFinite(low) ? ([low, high] as const) : null };
}

/** In how many runs the loss stood lower at a look than before the press. */
export const fallen = ({ before, changed }: Presses, look: number): number =>
  changed.filter((losses, i) => (losses[look] as number) < (before[i] as number)).length;

/** The highest that the loss stood at any look of any run, as a part of what it was before the press. */
export const highest = ({ before }: Presses, runs: Presses["changed"]): number =>
  Math.max(...runs.map((losses, i) => Math.max(...losses) / (before[i] as number)));

/** The place among the looks of a number of updates. */
export const lookAt = (updates: (typeof looks)[number]): number => looks.indexOf(updates);

/** What came out for a shape. */
export function shapeIn(table: ExperimentTable, name: string): ShapeResult {
  const found = table.shapes.find((shape) => shape.name === name);
  if (!found) throw new RangeError(`there must be a shape ${name}, got ${table.shapes.map((shape) => shape.name).join(", ")}.`);
  return found;
}

/** A shape against the baseline, each at its own best rate. */
export function versusBest(table: ExperimentTable, name: string): Versus {
  const { versus } = shapeIn(table, name);
  if (!versus) throw new RangeError(`${name} must have been compared with the baseline, got none.`);
  return versus;
}
