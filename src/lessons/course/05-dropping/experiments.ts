import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { buffers } from "./pictures/buffers.js";
import { exactDrop } from "./pictures/exactDrop.js";
import { milestone } from "./pictures/milestone.js";
import { pressed, yourPresses } from "./pictures/pressed.js";
import { stepOrCosine } from "./pictures/stepOrCosine.js";
import { twoWells } from "./pictures/twoWells.js";

/** The pictures of lesson 5. */
export const plots: readonly Interactive[] = [pressed, exactDrop, buffers, twoWells, milestone, stepOrCosine];

/** The experiment of lesson 5. */
export const experiments: readonly Experiment[] = [yourPresses];
