import type { ExperimentTable, RateResult, ShapeResult, Versus } from "../../../engine/experiment/table.js";
import { fail } from "../../../schedules/fail.js";
import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { numbersOf, storedStudy, storedSweep } from "../../stored.js";
import plans from "./results/plans.summary.json" with { type: "json" };
import wrongUnits from "./results/wrong-units.summary.json" with { type: "json" };

/** Six plans for 600 updates over eight rates. */
export const plansTable = (): ExperimentTable => storedSweep("07-composing/plans", plans);
/** The same plan at one peak, counted in four ways. */
export const unitsStudy = () => storedStudy("07-composing/wrong-units", wrongUnits);

/** A shape of the table by its name. */
export const planOf = (name: string): ShapeResult =>
  plansTable().shapes.find((shape) => shape.name === name) ?? fail("planOf", "name must be a plan of the table", name, "");

/** What came out for a plan at a rate. */
export const cellOf = (name: string, rate: number): RateResult =>
  planOf(name).rates.find((one) => one.rate === rate) ?? fail("cellOf", "rate must be one that was tried", rate, "");

/** A plan against the right one, both at one rate. */
export function versusAt(name: string, rate: number): Versus {
  const versus = plansTable().sameRate.find((one) => one.rate === rate)?.versus[name];
  return versus ?? fail("versusAt", "name and rate must be a comparison of the table", `${name} at ${rate}`, "");
}

/** The mean accuracy of one way to count. */
export function accuracyOf(counting: string): number {
  const all = numbersOf(unitsStudy(), counting, "accuracy");
  return all.reduce((sum, one) => sum + one, 0) / all.length;
}

/** What counting the wrong thing costs, in parts of 1: paired over seeds. */
export const costOf = (counting: string): Interval => {
  const study = unitsStudy();
  return pairedInterval([...numbersOf(study, counting, "accuracy")], [...numbersOf(study, "as planned", "accuracy")]);
};
