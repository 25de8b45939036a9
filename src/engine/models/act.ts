import { relu } from "../ops/relu.js";
import { tanh } from "../ops/tanh.js";
import type { Tensor } from "../tensor/tensor.js";

/** Nonlinearities between layers. */
export const acts = ["relu", "tanh"] as const;
export type Act = (typeof acts)[number];

/**
 * What each does, and the variance of first weights times fanIn that goes with it, so that signals neither die nor grow from layer to layer:
 * a rectifier halves the mean square of what passes it (He et al., 2015), and gelu nearly so; tanh leaves small numbers as they are.
 */
export function actOf(act: Act): { apply: (x: Tensor) => Tensor; gain: number } {
  return act === "tanh" ? { apply: tanh, gain: 1 } : { apply: relu, gain: 2 };
}
