/** What this lesson measures. */
export { batchSizes } from "./studies/batchSizes.js";
export { decayStudy } from "./studies/decays.js";
export { edgeStudy } from "./studies/edge.js";
export { noiseStudy } from "./studies/noiseScales.js";
export { widthStudy } from "./studies/widths.js";
