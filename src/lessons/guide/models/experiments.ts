import type { Interactive } from "../../../labs/interactive.js";
import { gallery, match } from "./pictures.js";

/** The pictures of the published schedules. */
export const plots: readonly Interactive[] = [match, gallery];
