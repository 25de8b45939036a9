import type { Study } from "../../study.js";
import { batchSizes } from "./studies/batchSizes.js";
import { edgeStudy } from "./studies/edge.js";
import { noiseStudy } from "./studies/noiseScales.js";
import { widthStudy } from "./studies/widths.js";

/** What this lesson measures. */
export const studies: readonly Study[] = [batchSizes, widthStudy, noiseStudy, edgeStudy];
