import type { Replay } from "../case.js";
import { names } from "./build.js";
import { replayOptimizer } from "./replayOptimizer.js";
import { replayPlateau, replayScheduler } from "./replayScheduler.js";
import { replayResume } from "./resume.js";

/** What PyTorch's schedulers and optimizers do, by class name. */
export const torch: Readonly<Record<string, Replay>> = {
  ...Object.fromEntries(names.map((name) => [name, replayScheduler])),
  ReduceLROnPlateau: replayPlateau,
  SGD: replayOptimizer,
  Adam: replayOptimizer,
  AdamW: replayOptimizer,
  RAdam: replayOptimizer,
  "state_dict/load_state_dict": replayResume,
};
