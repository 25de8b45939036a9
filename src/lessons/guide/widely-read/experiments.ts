import type { Interactive } from "../../../labs/interactive.js";
import { oneSaying } from "./oneSaying.js";

/** The picture of the sayings that were run. */
export const plots: readonly Interactive[] = [oneSaying];
