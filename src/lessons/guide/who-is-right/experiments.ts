import type { Interactive } from "../../../labs/interactive.js";
import { starts } from "./starts.js";

/** The picture of the contradictions. */
export const plots: readonly Interactive[] = [starts];
