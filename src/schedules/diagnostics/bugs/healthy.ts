import { compact } from "../compact.js";
import type { BugModel, Hypothesis, Run } from "../hypothesis.js";

/** The plan, followed. A plateau rule whose metrics are not known may cut whenever its patience has run out. */
export const healthy: BugModel = {
  bug: "healthy",
  title: "healthy",
  advice: "Nothing to mend.",
  fix: null,
  hypotheses: (run) => {
    const followed: Hypothesis = { rate: run.planned.at, cost: 0, sentence: "The rates follow the plan." };
    return [followed, plateauFollowed(run), tooSmallToSee(run)].filter((one) => one !== null);
  },
};

/** A small rate may be logged as 0 throughout, where every decimal that is written is one. */
function tooSmallToSee({ rows, planned: { peak } }: Run): Hypothesis | null {
  if (peak >= 5e-4 || rows.some(({ lr }) => lr > 0)) return null;
  return { rate: () => 0, cost: 2.5, sentence: `The log may have too few decimals to show the planned rates, ${compact(peak)} at most.` };
}

/** Cuts by the rule's factor, each at an evaluation and at least patience + 1 of them after the one before it. */
function plateauFollowed({ rows, plan, baseLr }: Run): Hypothesis | null {
  if (!plan.plateau || plan.rates.spec?.kind !== "constant") return null;
  const { factor, patience, every } = plan.plateau;
  const cuts: { from: number; to: number; count: number }[] = [];
  let [count, from] = [0, 0];
  for (const { t: to, lr } of rows) {
    const now = lr > 0 ? Math.max(0, Math.round(Math.log(lr / baseLr) / Math.log(factor))) : count;
    // It came after the row before; a log may be late or early by one.
    const evaluated = Math.floor((to + 1) / every) > Math.floor((from - 1) / every);
    const rested = to - (cuts.at(-1)?.from ?? Number.NEGATIVE_INFINITY) >= (patience + 1) * every - 1;
    if (now > count && evaluated && rested) {
      count = now;
      cuts.push({ from, to, count });
    }
    from = to;
  }
  if (cuts.length === 0) return null;
  const rate = (t: number): number => baseLr * factor ** (cuts.findLast((cut) => cut.to <= t)?.count ?? 0);
  const often = cuts.length === 1 ? "once" : `${cuts.length} times`;
  const sentence = `The plateau rule cut the rate ${often}, never before its patience had run out.`;
  return { rate, cost: 1.5 + 1.5 * cuts.length, sentence, values: { cuts: cuts.length } };
}
