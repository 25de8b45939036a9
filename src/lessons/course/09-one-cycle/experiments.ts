import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { ablation } from "./pictures/ablation.js";
import { cycle } from "./pictures/cycle.js";
import { fewer } from "./pictures/fewer.js";
import { finderRuns } from "./pictures/finderRuns.js";
import { fiveRules } from "./pictures/fiveRules.js";
import { lag } from "./pictures/lag.js";
import { ownCycle } from "./pictures/ownCycle.js";
import { picksPlot } from "./pictures/picks.js";

/** The pictures of lesson 9. */
export const plots: readonly Interactive[] = [picksPlot, fiveRules, lag, cycle, fewer, ablation];

/** The experiments of lesson 9. */
export const experiments: readonly Experiment[] = [finderRuns, ownCycle];
