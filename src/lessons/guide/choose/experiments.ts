import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { regret } from "./regret.js";

/** The picture of the guide to choosing. */
export const plots: readonly Interactive[] = [regret];

/** It has no experiment: its runs are stored. */
export const experiments: readonly Experiment[] = [];
