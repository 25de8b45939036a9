import type { BugModel } from "../hypothesis.js";
import { accumulation } from "./accumulation.js";
import { cosineRebound } from "./cosineRebound.js";
import { doubleStepping } from "./doubleStepping.js";
import { finderNotReset } from "./finderNotReset.js";
import { healthy } from "./healthy.js";
import { otherOptimizer } from "./otherOptimizer.js";
import { peakOvershoot } from "./peakOvershoot.js";
import { plateauWithoutMetric } from "./plateauWithoutMetric.js";
import { resumeCrawling } from "./resumeCrawling.js";
import { resumeFromZero } from "./resumeFromZero.js";
import { twoSchedulers } from "./twoSchedulers.js";
import { wrongUnit } from "./wrongUnit.js";
import { zeroFirstStep } from "./zeroFirstStep.js";

/** Every bug, the healthy run first, then in the order of lesson 13. */
export const bugs: readonly BugModel[] = [
  healthy,
  wrongUnit,
  cosineRebound,
  doubleStepping,
  otherOptimizer,
  twoSchedulers,
  accumulation,
  resumeFromZero,
  resumeCrawling,
  zeroFirstStep,
  finderNotReset,
  peakOvershoot,
  plateauWithoutMetric,
];
