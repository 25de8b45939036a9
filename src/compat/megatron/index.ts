import type { Replay } from "../case.js";
import { optimizerParamScheduler } from "./learningRate.js";
import { getWd } from "./weightDecay.js";

/** What Megatron-LM's scheduler does to the rate, and to the weight decay. */
export const megatron: Readonly<Record<string, Replay>> = {
  OptimizerParamScheduler: optimizerParamScheduler,
  "OptimizerParamScheduler.get_wd": getWd,
};
