import type { Replay } from "../case.js";
import { cosineDecay } from "./cosineDecay.js";
import { cosineDecayRestarts } from "./cosineDecayRestarts.js";
import { exponentialDecay, inverseTimeDecay } from "./exponentialDecay.js";
import { piecewiseConstantDecay } from "./piecewiseConstantDecay.js";
import { polynomialDecay } from "./polynomialDecay.js";
import { reduceLROnPlateau } from "./reduceLROnPlateau.js";

/** What Keras' schedules do, by class name. They hold their rates themselves, so base_lr plays no part. */
export const keras: Readonly<Record<string, Replay>> = {
  ExponentialDecay: exponentialDecay,
  InverseTimeDecay: inverseTimeDecay,
  PiecewiseConstantDecay: piecewiseConstantDecay,
  PolynomialDecay: polynomialDecay,
  CosineDecay: cosineDecay,
  CosineDecayRestarts: cosineDecayRestarts,
  "keras.ReduceLROnPlateau": reduceLROnPlateau,
};
