import { adamFirstSteps } from "./exact/adamFirstSteps.js";
import { batchScaling } from "./exact/batchScaling.js";
import { clockConverter } from "./exact/clockConverter.js";
import { convexBoundLab } from "./exact/convexBound.js";
import { noisyQuadratic } from "./exact/noisyQuadratic.js";
import { offByOne } from "./exact/offByOne.js";
import { oneStep } from "./exact/oneStep.js";
import { resumeMatrix } from "./exact/resumeMatrix.js";
import type { Lab } from "./lab.js";

/** The exact labs, in the order in which the page of labs shows them. Pages, lessons' components, notebooks and tests are made from this list. */
export const exactLabs: readonly Lab[] = [
  oneStep,
  noisyQuadratic,
  convexBoundLab,
  adamFirstSteps,
  batchScaling,
  clockConverter,
  offByOne,
  resumeMatrix,
];
