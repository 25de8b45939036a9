import { gelu } from "../ops/gelu.js";
import { relu } from "../ops/relu.js";
import { tanh } from "../ops/tanh.js";
import type { Tensor } from "../tensor/tensor.js";

/** Nonlinearities between layers. */
export const acts = ["relu", "tanh", "gelu"] as const;
export type Act = (typeof acts)[number];

/**
 * What each does, and the variance of first weights times fanIn that goes with it, so that signals neither die nor grow from layer to layer:
 * a rectifier halves the mean square of what passes it (He and others, 2015), and gelu nearly so; tanh leaves small numbers as they are.
 */
const known: Readonly<Record<Act, { apply: (x: Tensor) => Tensor; gain: number }>> = {
  relu: { apply: relu, gain: 2 },
  tanh: { apply: tanh, gain: 1 },
  gelu: { apply: gelu, gain: 2 },
};

/** What a nonlinearity does, and its gain. */
export const actOf = (act: Act): (typeof known)[Act] => known[act];
