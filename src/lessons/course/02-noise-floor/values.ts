import { formatNumber } from "../../../plots/format.js";
import { constant } from "../../../schedules/families/constant.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import { tune } from "../../noisyQuadratic.js";

/** The numbers that the text of lesson 2 takes from the library: final losses at the best of 41 rates. */
export const values = (): Readonly<Record<string, string>> => ({
  bestConstant: formatNumber(tune((baseLr) => constant({ baseLr }), 1000).loss),
  bestStep: formatNumber(tune((baseLr) => multiStep({ baseLr, milestones: [500, 750], gamma: 0.3 }), 1000).loss),
});
