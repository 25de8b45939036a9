import type { BugModel, Hypothesis, Run } from "../hypothesis.js";

/** The plan, followed. A plateau rule whose metrics are not known may cut whenever its patience has run out. */
export const healthy: BugModel = {
  bug: "healthy",
  title: "healthy",
  advice: "Nothing to mend.",
  hypotheses: (run) => {
    const followed: Hypothesis = { rate: run.planned.at, cost: 0, sentence: "The rates follow the plan." };
    const reacting = plateauFollowed(run);
    return reacting ? [followed, reacting] : [followed];
  },
};

/** Cuts by the rule's factor, each at least patience + 1 evaluations after the one before it. */
function plateauFollowed({ rows, plan, baseLr }: Run): Hypothesis | null {
  if (!plan.plateau || plan.rates.spec?.kind !== "constant") return null;
  const { factor, patience, every } = plan.plateau;
  const cuts: { t: number; count: number }[] = [];
  let count = 0;
  for (const { t, lr } of rows) {
    const now = lr > 0 ? Math.max(0, Math.round(Math.log(lr / baseLr) / Math.log(factor))) : count;
    const last = cuts.at(-1)?.t ?? Number.NEGATIVE_INFINITY;
    if (now > count && t - last >= (patience + 1) * every) {
      count = now;
      cuts.push({ t: Math.floor(t / every) * every, count });
    }
  }
  if (cuts.length === 0) return null;
  const rate = (t: number): number => baseLr * factor ** (cuts.findLast((cut) => cut.t <= t)?.count ?? 0);
  const said = `The plateau rule cut the rate ${cuts.length === 1 ? "once" : `${cuts.length} times`}, never before its patience had run out.`;
  return { rate, cost: 1.5 + 1.5 * cuts.length, sentence: said, values: { cuts: cuts.length } };
}
