import { values as warm } from "../../course/06-warmup/values.js";
import { values as finder } from "../../course/09-one-cycle/values.js";
import { values as beyond } from "../../course/11-beyond-fixed-horizons/values.js";
import { values as ship } from "../../course/13-ship-it/values.js";
import { regretOf, settings, shapeOf } from "../choose/measured.js";
import { lossText } from "../choose/values.js";
import { taken } from "../taken.js";

/** The numbers of the recipes. */
export const values = (): Record<string, string> => ({
  visionCosine: lossText(regretOf("convolutional", "cosine")),
  visionLate: lossText(regretOf("convolutional", "step 3/4, 9/10")),
  tries: String(shapeOf(settings.short.table, "linear").rates.length),
  tinyCosine: lossText(regretOf("short", "cosine")),
  tinyCycle: lossText(regretOf("short", "one cycle")),
  tinyRoot: lossText(regretOf("short", "inverse sqrt")),
  tinyConstant: lossText(regretOf("short", "constant")),
  tinyTwiceLine: lossText(regretOf("short", "linear", 2)),
  tinyTwiceConstant: lossText(regretOf("short", "constant", 2)),
  tinyHalfLine: lossText(regretOf("short", "linear", 0.5)),
  tinyHalfConstant: lossText(regretOf("short", "constant", 0.5)),
  ...taken("warm", warm(), ["edge0", "edge50", "bestGain", "clipBest", "short16", "long16"]),
  ...taken("finder", finder(), ["cnnCycleLess", "cnnWarmLess"]),
  ...taken("beyond", beyond(), ["branchCosine", "branchTold", "averageTold"]),
  ...taken("ship", ship(), ["sgdWarmup", "adamWarmup", "adamWarmupKept", "slowBody", "slowBodyKept"]),
});
