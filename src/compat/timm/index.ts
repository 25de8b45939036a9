import type { Replay } from "../case.js";
import { cosineLRScheduler } from "./cosine.js";
import { plateauLRScheduler } from "./plateau.js";
import { polyLRScheduler } from "./poly.js";
import { multiStepLRScheduler, stepLRScheduler } from "./step.js";
import { tanhLRScheduler } from "./tanh.js";

/** What timm's schedulers do, by class name. */
export const timm: Readonly<Record<string, Replay>> = {
  CosineLRScheduler: cosineLRScheduler,
  TanhLRScheduler: tanhLRScheduler,
  PolyLRScheduler: polyLRScheduler,
  StepLRScheduler: stepLRScheduler,
  MultiStepLRScheduler: multiStepLRScheduler,
  PlateauLRScheduler: plateauLRScheduler,
};
