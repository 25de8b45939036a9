import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { anytimeRun, atOneStop, everyStop } from "./pictures/anytime.js";
import { cooldowns } from "./pictures/cooldowns.js";
import { lengths } from "./pictures/lengths.js";
import { models } from "./pictures/models.js";
import { promise } from "./pictures/promise.js";
import { batchRamp } from "./pictures/ramp.js";
import { stopping } from "./pictures/stopping.js";

/** The pictures of lesson 11. */
export const plots: readonly Interactive[] = [stopping, cooldowns, everyStop, atOneStop, lengths, promise, batchRamp, models];

/** The experiment of lesson 11. */
export const experiments: readonly Experiment[] = [anytimeRun];
