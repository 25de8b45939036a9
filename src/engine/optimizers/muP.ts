import type { Parameter } from "../models/net.js";

/**
 * What multiplies the rate of a parameter under muP, so that one rate suits every width; 1 in a standard net, whose ratios are 1.
 *
 * | | input weights, biases, gains | hidden weights | output weights |
 * | SGD | outputs | 1 | inputs |
 * | Adam | 1 | 1/inputs | 1 |
 *
 * Inputs and outputs are counted in units of the base width. What else muP asks, first weights and the output's multiplier, is the model's part.
 *
 * Source: Yang and Hu et al., Tensor Programs V, 2022, table 8, https://arxiv.org/abs/2203.03466
 */
export function rateFactor({ role, inRatio, outRatio }: Parameter, rates: "sgd" | "adam"): number {
  if (rates === "adam") return role === "hidden" ? 1 / inRatio : 1;
  if (role === "hidden") return 1;
  return role === "output" ? inRatio : outRatio;
}
