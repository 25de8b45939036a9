import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { cures } from "./pictures/cures.js";
import { gradients } from "./pictures/gradients.js";
import { lengths } from "./pictures/lengths.js";
import { map } from "./pictures/map.js";
import { scene } from "./pictures/scene.js";
import { updates } from "./pictures/updates.js";

/** The pictures of lesson 6. */
export const plots: readonly Interactive[] = [lengths, gradients, cures];

/** The experiments of lesson 6. */
export const experiments: readonly Experiment[] = [scene, map, updates];
