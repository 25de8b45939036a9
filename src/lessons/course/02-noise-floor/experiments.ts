import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { averaging } from "./pictures/averaging.js";
import { cloud } from "./pictures/cloud.js";
import { constants } from "./pictures/constants.js";
import { cures } from "./pictures/cures.js";
import { halving } from "./pictures/halving.js";
import { lowering } from "./pictures/lowering.js";
import { parts } from "./pictures/parts.js";

/** The pictures of lesson 2. */
export const plots: readonly Interactive[] = [cloud, parts, halving, averaging, lowering, constants];

/** The experiment of lesson 2. */
export const experiments: readonly Experiment[] = [cures];
