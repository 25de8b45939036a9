import { expectOptions, expectWhole } from "../../schedules/expect.js";
import { expectNet } from "../models/expectNet.js";
import { type Average, makeAverage } from "./average.js";
import type { Trainable } from "./optim.js";

/** Options of `swa`. */
export interface Swa {
  /** The first update whose parameters are taken in, counted from 0, which is its value when left out. */
  start?: number;
  /** Every how many updates after it, 1 when left out. */
  every?: number;
}

/**
 * Stochastic weight averaging: the plain mean of a net's parameters after every so many updates.
 *
 * a ← a + (θ − a)/n after updates start, start + every, start + 2·every and so on, with n the number taken in. It goes with a rate that stays high, or falls and rises again, from `start` on. The running
 * means of batch norm are not averaged: they belong to the parameters last trained.
 *
 * Source: Izmailov et al., Averaging Weights Leads to Wider Optima and Better Generalization, 2018, algorithm 1, https://arxiv.org/abs/1803.05407
 *
 * @param net what to average; an optimizer trains it.
 * @param options start and every, in updates.
 *
 * @example
 * const net = point([4]);
 * const average = swa(net, { start: 1, every: 2 });
 * for (const theta of [9, 1, 9, 2]) { net.assign({ "point.theta": [theta] }); average.update(); }
 * average.averaged(() => net.parameters[0].value.item()); // 1.5
 */
export function swa(net: Trainable, options: Swa = {}): Average {
  const where = "swa";
  expectNet(where, net);
  expectOptions(where, options, ["start", "every"], { swa_start: "start", update_frequency: "every" });
  const { start = 0, every = 1 } = options;
  expectWhole(where, "start", start, 0, "It is an update, counted from 0.");
  expectWhole(where, "every", every, 1, "It counts updates.");
  const isTurn = (updates: number): boolean => updates >= start && (updates - start) % every === 0;
  return makeAverage(net, { kind: where, start, every }, (updates, taken) => (isTurn(updates) ? 1 / (taken + 1) : null));
}
