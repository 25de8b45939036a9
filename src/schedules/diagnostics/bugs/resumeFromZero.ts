import type { BugModel, Hypothesis, Run } from "../hypothesis.js";
import { resumes } from "../resumes.js";

/** A run resumed with a new scheduler, whose formula knows only its own counter: the schedule starts again. */
export const resumeFromZero: BugModel = {
  bug: "resume-from-zero",
  title: "resume from 0",
  advice: "Save scheduler.state_dict() beside the optimizer's, build both, then load both, before the first update.",
  hypotheses: (run) => resumes(run, (at) => restarted(run, at)),
};

function restarted({ planned, plan }: Run, at: number): Hypothesis {
  return {
    rate: (t) => planned.at(t < at ? t : t - at),
    cost: plan.resumedAt === undefined ? 3.5 : 1.2,
    sentence: `At update ${at} the schedule starts again from its first rate: its step counter was not restored.`,
    values: { resumedAt: at },
  };
}
