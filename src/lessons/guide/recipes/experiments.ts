import type { Experiment, Interactive } from "../../../labs/interactive.js";
import { shapes } from "./shapes.js";

/** The picture of the recipes. */
export const plots: readonly Interactive[] = [shapes];

/** They have no experiment: each recipe has a cell that trains. */
export const experiments: readonly Experiment[] = [];
