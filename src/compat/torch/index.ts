import type { Replay } from "../case.js";

/** What PyTorch's schedulers do, by class name. */
export const torch: Readonly<Record<string, Replay>> = {};
