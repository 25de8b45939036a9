import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { counts } from "./pictures/counts.js";
import { horizons } from "./pictures/horizons.js";
import { joins } from "./pictures/joins.js";
import { stairs } from "./pictures/stairs.js";
import { traces } from "./pictures/traces.js";
import { units } from "./pictures/units.js";

/** The pictures of lesson 7. */
export const plots: readonly Interactive[] = [counts, joins, traces, stairs, units];

/** The experiments of lesson 7. */
export const experiments: readonly Experiment[] = [horizons];
