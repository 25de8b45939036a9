import type { BugModel, Hypothesis, Run } from "../hypothesis.js";
import { resumes } from "../resumes.js";

/** A run resumed with a new scheduler, whose formula knows only its own counter: the schedule starts again. */
export const resumeFromZero: BugModel = {
  bug: "resume-from-zero",
  title: "resume from 0",
  advice:
    "Save scheduler.state_dict() beside the optimizer's, build both, then load both, before the first update. Neither is enough alone.",
  fix: {
    before: 'model.load_state_dict(saved["model"])',
    after: [
      'model.load_state_dict(saved["model"])',
      'optimizer.load_state_dict(saved["optimizer"])',
      'scheduler.load_state_dict(saved["scheduler"])',
    ].join("\n"),
  },
  hypotheses: (run) => [...resumes(run, (at) => restarted(run, at)), ...resumes(run, (at) => lifted(run, at))],
};

function restarted({ planned, plan }: Run, at: number): Hypothesis {
  return {
    rate: (t) => planned.at(t < at ? t : t - at),
    cost: plan.resumedAt === undefined ? 3.5 : 1.2,
    sentence: `At update ${at} the schedule starts again from its first rate: its step counter was not restored.`,
    values: { resumedAt: at },
  };
}

/** The other half was lost: PyTorch's recursive schedulers, with their own counter, go on from the new optimizer's first rate. */
function lifted({ planned, plan }: Run, at: number): Hypothesis {
  const lift = planned.at(at) > 0 ? planned.at(0) / planned.at(at) : 1;
  return {
    rate: (t) => planned.at(t) * (t < at ? 1 : lift),
    cost: plan.resumedAt === undefined ? 4.5 : 2.5,
    sentence: `At update ${at} the rate is the first one again, and moves on at the pace of update ${at}: the scheduler's counter was restored and the optimizer's rate was not.`,
    values: { resumedAt: at },
    fix: {
      before: 'scheduler.load_state_dict(saved["scheduler"])',
      after: ['optimizer.load_state_dict(saved["optimizer"])', 'scheduler.load_state_dict(saved["scheduler"])'].join("\n"),
    },
  };
}
