import type { Replay } from "./case.js";

/** What the schedules of transformers do, by the name that get_scheduler takes. */
export const transformers: Readonly<Record<string, Replay>> = {};
