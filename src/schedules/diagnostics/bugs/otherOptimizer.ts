import { compact } from "../compact.js";
import type { BugModel, Hypothesis } from "../hypothesis.js";

/** The scheduler moves the rate of an optimizer that does not train; or nothing ever calls step(). */
export const otherOptimizer: BugModel = {
  bug: "other-optimizer",
  title: "scheduler on another optimizer",
  advice:
    "Build the scheduler from the optimizer that updates the model, after any code that builds that optimizer anew, and check that step() is called.",
  fix: {
    before: ["scheduler = make_scheduler(optimizer)", "optimizer = SGD(model.parameters(), lr=peak)"].join("\n"),
    after: ["optimizer = SGD(model.parameters(), lr=peak)", "scheduler = make_scheduler(optimizer)"].join("\n"),
  },
  hypotheses: ({ rows, plan, planned, baseLr }) => {
    const middle = rows[rows.length >> 1]?.lr ?? 0;
    const constant = (lr: number, cost: number): Hypothesis => ({
      rate: () => lr,
      cost,
      sentence: `The rate stays at ${compact(lr)} from the first row to the last: the scheduler moves another optimizer, or is never stepped.`,
      values: { lr },
    });
    const first = planned.at(0);
    const near = middle > planned.peak / 300 && middle < 3 * planned.peak;
    return [
      constant(baseLr, plan.baseLr === undefined ? 1.3 : 1),
      ...(first > 0 ? [constant(first, 2.5)] : []),
      ...(near ? [constant(middle, 5)] : []),
    ];
  },
};
