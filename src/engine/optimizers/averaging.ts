import { expectNumber } from "../../schedules/expect.js";
import { largest } from "./hyper.js";
import type { Shared } from "./optim.js";

/** How schedule-free rules weigh the parameters that they average. */
export interface Averaging extends Shared {
  /** r: the weights grow as tʳ, 0 when left out. */
  growth?: number;
  /** p: the weights are as the largest rate so far to the power p, 2 when left out. */
  ratePower?: number;
}

/** What other libraries call these options. */
export const hints = { weight_decay: "weightDecay", r: "growth", weight_lr_power: "ratePower", warmup_steps: "the rates of a warmup" };

/** Checks them. */
export function expectAveraging(where: string, { growth, ratePower }: { growth: number; ratePower: number }): void {
  expectNumber(where, "growth", growth, { min: 0, advice: "It is 0 when left out." });
  expectNumber(where, "ratePower", ratePower, { min: 0, advice: "It is 2 when left out." });
}

/** The sum of the weights, the largest rate, and the last update's share of the weights. */
export const weights = { weightSum: 0, largestLr: 0, share: 0 };

/** Weighs one more update. Its weight is rounded to 32 bits, as powers differ between engines in the last of 64. */
export function weigh(
  counters: typeof weights,
  lr: number,
  updates: number,
  { growth, ratePower }: { growth: number; ratePower: number },
): void {
  counters.largestLr = Math.max(lr, counters.largestLr);
  const weight = Math.min(Math.fround(updates ** growth * counters.largestLr ** ratePower), largest);
  counters.weightSum += weight;
  counters.share = counters.weightSum === 0 ? 0 : weight / counters.weightSum;
}
