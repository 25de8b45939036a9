import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { agreement } from "./pictures/agreement.js";
import { barrier } from "./pictures/barrier.js";
import { cycleEnds } from "./pictures/cycleEnds.js";
import { fiveForOne } from "./pictures/fiveForOne.js";
import { ownRuns } from "./pictures/ownRuns.js";
import { tuned } from "./pictures/tuned.js";

/** The pictures of lesson 8. */
export const plots: readonly Interactive[] = [fiveForOne, cycleEnds, agreement, tuned];

/** The experiments of lesson 8. */
export const experiments: readonly Experiment[] = [ownRuns, barrier];
