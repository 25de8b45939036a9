import { compact } from "../compact.js";
import type { BugModel, Hypothesis, Run } from "../hypothesis.js";

/** A plateau rule that never sees the metric: it cuts every patience + 1 evaluations whatever the run does, or never. */
export const plateauWithoutMetric: BugModel = {
  bug: "plateau-without-metric",
  title: "plateau rule without its metric",
  advice:
    "Pass the validation metric: scheduler.step(metric), once after each evaluation. step() alone raises in PyTorch; a number that can't improve, such as the epoch or NaN, cuts and cuts.",
  fix: { before: "scheduler.step(epoch)", after: "scheduler.step(validation_loss)" },
  hypotheses: (run) => {
    const { plan, baseLr, planned } = run;
    if (plan.plateau) {
      const { factor, patience, every } = plan.plateau;
      const stuck: Hypothesis = {
        rate: () => baseLr,
        cost: 1,
        sentence: `The rate stays at ${compact(baseLr)}: the plateau rule was never stepped with a metric.`,
        fix: {
          before: ["for epoch in range(epochs):", "    train(loader)"].join("\n"),
          after: ["for epoch in range(epochs):", "    train(loader)", "    scheduler.step(validate())"].join("\n"),
        },
      };
      return [cutting(run, factor, patience, every, 2), cutting(run, factor, patience, every, 1), ...(isConstant(planned) ? [] : [stuck])];
    }
    return isConstant(planned) ? regular(run) : [];
  },
};

const isConstant = ({ at, steps, peak }: Run["planned"]): boolean => at(0) === peak && at(steps - 1) === peak;

/** Cuts after `patience + first` evaluations, then every patience + 1: the first value sets the best (first = 2), unless it is no number (1). */
function cutting({ baseLr, plan }: Run, factor: number, patience: number, every: number, first: 1 | 2): Hypothesis {
  const rate = (t: number): number => {
    const evaluations = Math.floor(t / every);
    const cuts = evaluations < patience + first ? 0 : 1 + Math.floor((evaluations - patience - first) / (patience + 1));
    return baseLr * factor ** cuts;
  };
  return {
    rate,
    cost: 1.5,
    sentence: `The rate is cut after ${patience + first} evaluations and then every ${patience + 1}, to ${compact(rate(plan.steps - 1))} at the end: the metric it sees never improves, so it is not the metric.`,
    values: { factor, patience },
  };
}

/** No rule is planned and the rate should stay: cuts by one factor at one distance, read off the first two. */
function regular(run: Run): Hypothesis[] {
  const { rows, baseLr } = run;
  const cuts = rows.filter((row, i) => i > 0 && row.lr < (rows[i - 1]?.lr ?? 0));
  const [first, second] = cuts;
  if (!first || !second) return [];
  const [every, factor] = [second.t - first.t, first.lr / baseLr];
  return [
    {
      rate: (t) => baseLr * factor ** (t < first.t ? 0 : 1 + Math.floor((t - first.t) / every)),
      cost: 4,
      sentence: `The rate is cut by ${compact(factor)} every ${every} updates, as a plateau rule does that never sees its metric improve.`,
      values: { factor, every },
    },
  ];
}
