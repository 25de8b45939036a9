import type { ExperimentTable, RateResult, ShapeResult, Versus } from "../../../engine/experiment/table.js";
import { fail } from "../../../schedules/fail.js";
import { storedStudy, storedSweep } from "../../stored.js";
import firstUpdates from "./results/first-updates.summary.json" with { type: "json" };
import largeBatch from "./results/large-batch.summary.json" with { type: "json" };
import length100 from "./results/length-100.summary.json" with { type: "json" };
import length400 from "./results/length-400.summary.json" with { type: "json" };
import normAndWarmup from "./results/norm-and-warmup.summary.json" with { type: "json" };

/** Loss over the place of the norm, the warmup and the rate; 300 updates. */
export const mapTable = (): ExperimentTable => storedSweep("06-warmup/norm-and-warmup", normAndWarmup);
/** Post-norm at one rate with four warmups, in runs of two lengths. */
export const lengthTables = (): Readonly<Record<100 | 400, ExperimentTable>> => ({
  100: storedSweep("06-warmup/length-100", length100),
  400: storedSweep("06-warmup/length-400", length400),
});
/** SGD with batches of 256, warmups and clipping. */
export const largeBatchTable = (): ExperimentTable => storedSweep("06-warmup/large-batch", largeBatch);
/** The first 60 updates of four kinds of runs. */
export const firstUpdatesStudy = () => storedStudy("06-warmup/first-updates", firstUpdates);

/** A shape of a table by its name. */
export const shapeOf = (table: ExperimentTable, name: string): ShapeResult =>
  table.shapes.find((shape) => shape.name === name) ?? fail("shapeOf", "name must be a shape of the table", name, "");

/** What came out for a shape at a rate. */
export const cellOf = (table: ExperimentTable, name: string, rate: number): RateResult =>
  shapeOf(table, name).rates.find((one) => one.rate === rate) ?? fail("cellOf", "rate must be one that was tried", rate, "");

/** A shape against the baseline, both at one rate. */
export function versusAt(table: ExperimentTable, name: string, rate: number): Versus {
  const versus = table.sameRate.find((one) => one.rate === rate)?.versus[name];
  return versus ?? fail("versusAt", "name and rate must be a comparison of the table", `${name} at ${rate}`, "");
}
