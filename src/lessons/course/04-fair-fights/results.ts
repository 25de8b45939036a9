import type { ExperimentTable, ShapeResult, Versus } from "../../../engine/experiment/table.js";
import { storedSweep } from "../../stored.js";
import coarseSummary from "./results/coarse-grid.summary.json" with { type: "json" };
import finiteSummary from "./results/finite.summary.json" with { type: "json" };
import horizonsSummary from "./results/horizons.summary.json" with { type: "json" };
import noisySummary from "./results/label-noise.summary.json" with { type: "json" };
import onlineSummary from "./results/online.summary.json" with { type: "json" };

/** 1500 examples, 25 epochs: the comparison that the lesson is about. */
export const finite: ExperimentTable = storedSweep("04-fair-fights/finite", finiteSummary);
/** The same with five of its nine rates. */
export const coarse: ExperimentTable = storedSweep("04-fair-fights/coarse-grid", coarseSummary);
/** Cosine, stopped after a part of its run. */
export const horizons: ExperimentTable = storedSweep("04-fair-fights/horizons", horizonsSummary);
/** 40,000 fresh examples, one pass, six shapes. */
export const online: ExperimentTable = storedSweep("04-fair-fights/online", onlineSummary);
/** As the first, with a fifth of the labels wrong. */
export const noisy: ExperimentTable = storedSweep("04-fair-fights/label-noise", noisySummary);

/** The rates that were tried first, the same for every shape. */
export const rates = [0.003, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2] as const;

/** What came out for a shape. */
export function shapeIn(table: ExperimentTable, name: string): ShapeResult {
  const found = table.shapes.find((shape) => shape.name === name);
  if (!found) throw new RangeError(`there must be a shape ${name}, got ${table.shapes.map((shape) => shape.name).join(", ")}.`);
  return found;
}

/** The mean on the test data of a shape at a rate. */
export function testAt(table: ExperimentTable, name: string, rate: number): number {
  const test = shapeIn(table, name).rates.find((one) => one.rate === rate)?.test;
  if (test === undefined || test === null) throw new RangeError(`${name} must have ended at ${rate}, got none.`);
  return test;
}

/** A shape against the baseline, both at one rate. */
export function versusAt(table: ExperimentTable, name: string, rate: number): Versus {
  const versus = table.sameRate.find((one) => one.rate === rate)?.versus[name];
  if (!versus) throw new RangeError(`${name} must have been compared at ${rate}, got none.`);
  return versus;
}

/** A shape against the baseline, each at its own best rate. */
export function versusBest(table: ExperimentTable, name: string): Versus {
  const { versus } = shapeIn(table, name);
  if (!versus) throw new RangeError(`${name} must have been compared with the baseline, got none.`);
  return versus;
}

/** What part of the variance between the means of a table each thing explains: the rate, the shape, and how the two depend on each other. */
export interface Shares {
  readonly rate: number;
  readonly shape: number;
  readonly both: number;
}

/** The two-way decomposition of the mean accuracies at the rates that every shape was trained at. */
export function shares(table: ExperimentTable): Shares {
  const grid = table.shapes.map(({ name }) => rates.map((rate) => testAt(table, name, rate)));
  const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
  const overall = mean(grid.flat());
  const ofShape = grid.map(mean);
  const ofRate = rates.map((_, j) => mean(grid.map((row) => row[j] as number))); // a number for each rate
  const squares = (list: readonly number[]): number => mean(list.map((x) => (x - overall) ** 2));
  const [all, shape, rate] = [squares(grid.flat()), squares(ofShape), squares(ofRate)];
  return { rate: rate / all, shape: shape / all, both: (all - rate - shape) / all };
}
