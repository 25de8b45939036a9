import type { BugModel, Hypothesis, Run } from "../hypothesis.js";

/** Lengths in micro-batches, stepped once for an update of a micro-batches (or the reverse): a times too slow, or too fast. */
export const accumulation: BugModel = {
  bug: "accumulation-mismatch",
  title: "accumulation mismatch",
  advice: "Count updates: totalSteps = epochs × ⌊batches / accumulation⌋, and step() only after optimizer.step(), inside the same if.",
  fix: { before: "total_steps = epochs * len(loader)", after: "total_steps = epochs * (len(loader) // accumulation)" },
  hypotheses: (run) => {
    const { accumulation } = run.plan;
    if (accumulation !== undefined) return accumulation > 1 ? [...stretched(run, accumulation, 1.5), ...hurried(run, accumulation)] : [];
    return guesses.flatMap((guess) => stretched(run, guess, 4));
  },
};

const guesses = [2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64];

/** The whole schedule is a times too long; or the warmup was counted rightly and only what follows is. */
function stretched({ planned, plan }: Run, factor: number, cost: number): Hypothesis[] {
  const { end, peakAt, peak, between } = planned;
  const left = between(Math.min(end, plan.steps) / factor) / peak;
  const slow = {
    cost,
    sentence: `The schedule is ${factor} times too long: its length counts micro-batches, and it is stepped once for ${factor} of them. The run ends at ${(100 * left).toFixed(0)} % of the peak.`,
    values: { accumulation: factor },
  };
  const whole: Hypothesis = { ...slow, rate: (t) => between(t / factor) };
  if (peakAt === 0 || peakAt >= end) return [whole];
  const speed = (end - peakAt) / (factor * end - peakAt);
  const after: Hypothesis = {
    ...slow,
    cost: cost + 1,
    sentence: `What follows the warmup is ${factor} times too long: its length counts micro-batches, and it is stepped once for ${factor} of them.`,
    rate: (t) => (t <= peakAt ? planned.at(t) : between(peakAt + (t - peakAt) * speed)),
  };
  return [whole, after];
}

/** Lengths in updates, stepped for each micro-batch. */
function hurried({ planned }: Run, factor: number): Hypothesis[] {
  const fast = {
    cost: 1.5,
    sentence: `The schedule runs ${factor} times too fast: its length counts updates, and it is stepped for each of the ${factor} micro-batches of one.`,
    values: { accumulation: factor },
    fix: {
      before: ["if (i + 1) % accumulation == 0:", "    optimizer.step()", "scheduler.step()"].join("\n"),
      after: ["if (i + 1) % accumulation == 0:", "    optimizer.step()", "    scheduler.step()"].join("\n"),
    },
  };
  const held: Hypothesis = { ...fast, rate: (t) => planned.at(t * factor) };
  return planned.endsInCosine ? [held, { ...fast, rate: (t) => planned.mirrored(t * factor) }] : [held];
}
