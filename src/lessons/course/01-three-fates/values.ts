import { maxStableRate, quadraticFate } from "../../../engine/quadratic.js";
import { formatNumber } from "../../../plots/format.js";

/** The curvature of the lesson's first bowl. */
const curvature = 4;

/** The numbers that the text of lesson 1 takes from the library. */
export const values = (): Readonly<Record<string, string>> => ({
  sliding: formatNumber(quadraticFate({ rate: 0.1, curvature }).factor),
  swinging: formatNumber(quadraticFate({ rate: 0.4, curvature }).factor),
  limit: formatNumber(maxStableRate([curvature])),
});
