import { expectNumber, expectOptions } from "../../schedules/expect.js";
import { expectNet } from "../models/expectNet.js";
import { type Average, makeAverage } from "./average.js";
import { expectFlag } from "./expectFlag.js";
import type { Trainable } from "./optim.js";

/** Options of `ema`. */
export interface Ema {
  /** β: how much of the average is kept at each update, 0.999 when left out. */
  decay?: number;
  /** Whether the first updates count alike, as their weights then sum to 1; false when left out. */
  biasCorrection?: boolean;
}

/**
 * An exponential moving average of a net's parameters: looks back over some 1/(1 − β) updates.
 *
 * a ← a + (1 − β)(θ − a), and a = θ at the first update, as in PyTorch's AveragedModel: so a short run's average is mostly its beginning. With
 * biasCorrection (1 − β)/(1 − βᵗ) stands in place of 1 − β, and the first updates are averaged alike. The running means of batch norm are not
 * averaged: they belong to the parameters last trained.
 *
 * Source: Polyak and Juditsky, Acceleration of Stochastic Approximation by Averaging, 1992, https://doi.org/10.1137/0330046
 *
 * @param net what to average; an optimizer trains it.
 * @param options decay β (from 0 to below 1), biasCorrection.
 *
 * @example
 * const net = point([4]);
 * const average = ema(net, { decay: 0.75 });
 * average.update();
 * net.assign({ "point.theta": [0] });
 * average.update();
 * average.averaged(() => net.parameters[0].value.item()); // 3
 */
export function ema(net: Trainable, options: Ema = {}): Average {
  const where = "ema";
  expectNet(where, net);
  expectOptions(where, options, ["decay", "biasCorrection"], { beta: "decay", momentum: "decay" });
  const { decay = 0.999, biasCorrection = false } = options;
  expectNumber(where, "decay", decay, { min: 0, below: 1, advice: "It is 0.999 when left out." });
  expectFlag(where, "biasCorrection", biasCorrection, false);
  /** βᵗ, and the t it was computed for. */
  let [power, at] = [1, 0];
  const powerOf = (count: number): number => {
    if (count < at) [power, at] = [1, 0];
    for (; at < count; at += 1) power *= decay;
    return power;
  };
  const share = (_updates: number, taken: number): number => {
    if (taken === 0) return 1;
    return biasCorrection ? (1 - decay) / (1 - powerOf(taken + 1)) : 1 - decay;
  };
  return makeAverage(net, { kind: where, decay, biasCorrection }, share);
}
