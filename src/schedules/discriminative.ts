import { scale } from "./combinators/scale.js";
import { expectNumber, expectOptions } from "./expect.js";
import { fail } from "./fail.js";
import { deepFreeze, readSchedule, type Schedule } from "./schedule.js";

/** Options of `discriminative`. */
export interface Discriminative<Name extends string> {
  /** The schedule of the last group, the one nearest to the output. */
  lr: Schedule;
  /** The names of the groups, from input to output. */
  groups: readonly Name[];
  /** ρ: how many times the rate of the first group goes into that of the last; 100 when left out. */
  ratio?: number;
}

/**
 * Rates for groups of layers that grow from the input to the output by one ratio: what fine-tuning with fastai does.
 *
 * Group i of n, from 0, gets lr(t) · ρ^(i/(n − 1) − 1): the last one lr, the first one lr/ρ, the others evenly between in the logarithm.
 * This is fastai's `slice(lr / ρ, lr)`; ρ = 100 is its `fine_tune`. Give the result to `parameterGroups`.
 *
 * Source: Howard and Ruder, Universal Language Model Fine-tuning for Text Classification, 2018, section 3.2, https://arxiv.org/abs/1801.06146
 *
 * @param options lr (a schedule), groups (at least two names), ratio ρ.
 *
 * @example
 * const { stem, body, head } = discriminative({ lr: constant({ baseLr: 0.1 }), groups: ["stem", "body", "head"] });
 * stem(0); // 0.001
 * body(0); // 0.01
 * head(0); // 0.1
 */
export function discriminative<Name extends string>(options: Discriminative<Name>): Readonly<Record<Name, Schedule>> {
  const where = "discriminative";
  expectOptions(where, options, ["lr", "groups", "ratio"], { lr_mult: "ratio" });
  const { lr, groups, ratio = 100 } = options;
  readSchedule(where, "lr", lr);
  const named = Array.isArray(groups) && groups.length >= 2 && Array.from(groups).every((name) => typeof name === "string" && name !== "");
  if (!named || new Set(groups).size < groups.length)
    fail(where, "groups must be a list of at least two different names", groups, 'Write ["body", "head"], from input to output.');
  expectNumber(where, "ratio", ratio, { min: 1, advice: "The first group learns slowest." });
  const last = groups.length - 1;
  return deepFreeze(Object.fromEntries(groups.map((name, i) => [name, scale(lr, ratio ** (i / last - 1))]))) as Readonly<
    Record<Name, Schedule>
  >;
}
