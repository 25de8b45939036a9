import { compact } from "../compact.js";
import type { BugModel, Hypothesis, Run } from "../hypothesis.js";
import { resumes } from "../resumes.js";

/**
 * A run resumed with the optimizer's state and a new scheduler of PyTorch's recursive kind: it goes on from the rate it finds, with
 * the factors of its own first steps.
 *
 * From update k, lr(k + j) = η_min + (lr(k) − η_min) · (plan(j) − η_min) / (plan(0) − η_min): the product of the factors telescopes.
 */
export const resumeCrawling: BugModel = {
  bug: "resume-crawling",
  title: "resume with a crawling schedule",
  advice:
    "Load the scheduler's state as well as the optimizer's. PyTorch's cosine, linear, step and polynomial schedulers multiply the rate they find, so the rate alone does not tell them where they are.",
  fix: {
    before: 'optimizer.load_state_dict(saved["optimizer"])',
    after: ['optimizer.load_state_dict(saved["optimizer"])', 'scheduler.load_state_dict(saved["scheduler"])'].join("\n"),
  },
  hypotheses: (run) => {
    const { planned } = run;
    if (planned.peakAt > 0 || planned.peak === 0) return [];
    const floors = new Set([planned.at(planned.end), 0]);
    return [...floors].filter((floor) => floor < planned.at(0)).flatMap((floor) => resumes(run, (at) => crawling(run, at, floor)));
  },
};

function crawling({ planned, plan }: Run, at: number, floor: number): Hypothesis {
  const part = (planned.at(at) - floor) / (planned.at(0) - floor);
  const rate = (t: number): number => (t < at ? planned.at(t) : floor + part * (planned.at(t - at) - floor));
  return {
    rate,
    cost: plan.resumedAt === undefined ? 3.5 : 1.2,
    sentence: `From update ${at} the rate goes on from where it was, but as slowly as at the start, and ends at ${compact(rate(plan.steps))}, not ${compact(planned.at(plan.steps))}: the optimizer's state was restored and the scheduler's counter was not.`,
    values: { resumedAt: at },
  };
}
