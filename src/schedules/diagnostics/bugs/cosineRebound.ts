import { bestWhole } from "../fit.js";
import type { BugModel, Hypothesis, Run } from "../hypothesis.js";

/** A cosine that is run past its end: in PyTorch it climbs back to the top, along the way it came. */
export const cosineRebound: BugModel = {
  bug: "cosine-rebound",
  title: "cosine rebound",
  advice:
    "Set T_max to the updates of the whole run, or stop stepping at T_max. Here a schedule holds its last rate unless told otherwise.",
  fix: {
    before: "scheduler = CosineAnnealingLR(optimizer, T_max=length)",
    after: "scheduler = CosineAnnealingLR(optimizer, T_max=updates_of_the_run)",
  },
  hypotheses: (run) => (run.planned.endsInCosine ? [pastEnd(run), ...ofAnotherLength(run)] : []),
};

function pastEnd({ planned }: Run): Hypothesis {
  return {
    rate: planned.mirrored,
    cost: 1.2,
    sentence: `The cosine ends at update ${planned.end} and the run goes on: the rate climbs again.`,
    values: { end: planned.end },
  };
}

/** The end that was given to the cosine was another: look for it where the trace is lowest. */
function ofAnotherLength(run: Run): Hypothesis[] {
  const { planned, rows } = run;
  const { fallFrom, end } = planned;
  const last = rows.at(-1)?.t ?? 0;
  const ending =
    (other: number) =>
    (t: number): number =>
      t <= fallFrom ? planned.at(t) : planned.mirrored(fallFrom + ((t - fallFrom) * (end - fallFrom)) / (other - fallFrom));
  if (last - fallFrom < 4) return [];
  const found = bestWhole(fallFrom + 2, last, (other, limit, rough) => run.cost(ending(other), limit, rough));
  return [
    {
      rate: ending(found),
      cost: 5,
      sentence: `The cosine was given an end at update ${found}, not at ${end}, and the run goes on: the rate climbs again.`,
      values: { end: found },
    },
  ];
}
