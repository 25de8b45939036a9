import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { batchRun, bestRates, lossOverRates } from "./pictures/bestRates.js";
import { decays } from "./pictures/decays.js";
import { meter } from "./pictures/meter.js";
import { noiseOverTime } from "./pictures/noise.js";
import { widthRates } from "./pictures/widthRates.js";

/** The pictures of lesson 12. */
export const plots: readonly Interactive[] = [bestRates, lossOverRates, noiseOverTime, meter, widthRates, decays];

/** The experiment of lesson 12. */
export const experiments: readonly Experiment[] = [batchRun];
