/** What a page loads to draw, and Plot's own entry, for `leanPlot.test.ts`. */
export { line, plot } from "@observablehq/plot";
export { draw } from "../../src/plots/draw.js";
