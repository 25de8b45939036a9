import type { Replay } from "../case.js";
import { names } from "./build.js";
import { replayPlateau, replayScheduler } from "./replayScheduler.js";

/** What PyTorch's schedulers do, by class name. */
export const torch: Readonly<Record<string, Replay>> = {
  ...Object.fromEntries(names.map((name) => [name, replayScheduler])),
  ReduceLROnPlateau: replayPlateau,
};
