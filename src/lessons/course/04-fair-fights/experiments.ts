import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { fight } from "./pictures/fight.js";
import { gridOfRates } from "./pictures/gridOfRates.js";
import { horizon } from "./pictures/horizon.js";
import { oneRate } from "./pictures/oneRate.js";

/** The pictures of lesson 4. */
export const plots: readonly Interactive[] = [oneRate, gridOfRates, horizon];

/** The experiment of lesson 4. */
export const experiments: readonly Experiment[] = [fight];
