import type { BugModel, Fix, Hypothesis, Run } from "../hypothesis.js";

/** step() runs k times for each update: twice where a trainer steps as well, once in each worker under some launchers. */
export const doubleStepping: BugModel = {
  bug: "double-stepping",
  title: "double stepping",
  advice:
    "Let one place step the scheduler: take your own step() out if the trainer has one. Under a launcher that steps once for each process, multiply the schedule's lengths by the number of processes.",
  fix: {
    before: ["trainer.fit(...)       # steps the scheduler", "scheduler.step()       # and so does the script"].join("\n"),
    after: "trainer.fit(...)       # the only one that steps it",
  },
  hypotheses: (run) => {
    const counts = new Set([2, run.plan.workers ?? 2, 3, 4, 8, 16]);
    return [...counts].filter((count) => count > 1).flatMap((count) => stepped(run, count));
  },
};

/** Each of the processes steps it once for every update. */
const ofWorkers: Fix = {
  before: "scheduler = get_scheduler(..., num_training_steps=steps)",
  after: "scheduler = get_scheduler(..., num_training_steps=steps * accelerator.num_processes)",
};

function stepped({ planned, plan }: Run, count: number): Hypothesis[] {
  const often = count === 2 ? "twice" : `${count} times`;
  const runs = {
    cost: count === 2 || count === plan.workers ? 1.2 : 4,
    sentence: `The schedule runs ${often} as fast as planned: step() is called ${often} for each update, and the plan's end comes at update ${Math.ceil(planned.end / count)}.`,
    values: { stepsPerUpdate: count },
    ...(count === plan.workers && { fix: ofWorkers }),
  };
  const held: Hypothesis = { ...runs, rate: (t) => planned.at(t * count) };
  return planned.endsInCosine ? [held, { ...runs, rate: (t) => planned.mirrored(t * count) }] : [held];
}
