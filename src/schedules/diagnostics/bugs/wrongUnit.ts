import type { BugModel, Hypothesis, Run } from "../hypothesis.js";

/** The scheduler counts epochs where the plan counts updates, or the reverse: its clock runs E times too slowly or too fast. */
export const wrongUnit: BugModel = {
  bug: "wrong-unit",
  title: "wrong unit",
  advice:
    "Decide what one step() means, an update or an epoch, and give every length in that unit: for updates, call step() after each optimizer.step() and multiply epochs by stepsPerEpoch.",
  fix: {
    before: ["for epoch in range(epochs):", "    for batch in loader:", "        train(batch)", "    scheduler.step()"].join("\n"),
    after: ["for epoch in range(epochs):", "    for batch in loader:", "        train(batch)", "        scheduler.step()"].join("\n"),
  },
  hypotheses: (run) => epochLengths(run).flatMap((one) => [perEpoch(run, one), ...perUpdate(run, one)]),
};

interface EpochLength {
  readonly updates: number;
  readonly cost: number;
}

/** Stepped once an epoch: a staircase that has hardly begun when the run ends. */
function perEpoch({ planned, plan }: Run, { updates, cost }: EpochLength): Hypothesis {
  const epochs = Math.ceil(plan.steps / updates);
  return {
    rate: (t) => planned.at(Math.floor(t / updates)),
    cost,
    sentence: `The schedule counts updates but is stepped once an epoch: after ${updates} updates it has moved by one, and the whole run moves it by ${epochs}.`,
    values: { stepsPerEpoch: updates },
  };
}

/** Given its lengths in epochs and stepped at every update: over within the first few epochs. */
function perUpdate({ planned }: Run, { updates, cost }: EpochLength): Hypothesis[] {
  const fast = {
    cost,
    sentence: `The schedule got its lengths in epochs but is stepped at every update: it runs ${updates} times too fast and ends after update ${Math.ceil(planned.end / updates)}.`,
    values: { stepsPerEpoch: updates },
    fix: { before: "T_max = epochs", after: "T_max = epochs * len(loader)" },
  };
  const held: Hypothesis = { ...fast, rate: (t) => planned.at(t * updates) };
  if (!planned.endsInCosine) return [held];
  const sentence = `${fast.sentence} Then the cosine climbs back, and falls again.`;
  return [held, { ...fast, sentence, rate: (t) => planned.mirrored(t * updates) }];
}

/** Updates in an epoch: as planned, else how long the trace stands still, and what divides the run into at most 1000 epochs. */
function epochLengths({ plan, rows }: Run): EpochLength[] {
  if (plan.stepsPerEpoch !== undefined) return plan.stepsPerEpoch > 1 ? [{ updates: plan.stepsPerEpoch, cost: 1.5 }] : [];
  const lengths = new Set<number>();
  let start = rows[0];
  for (const row of rows) {
    if (!start || row.lr === start.lr) continue;
    lengths.add(row.t - start.t);
    start = row;
    if (lengths.size > 12) break;
  }
  for (let epochs = 2; epochs <= 1000; epochs++) if (plan.steps % epochs === 0) lengths.add(plan.steps / epochs);
  return [...lengths].filter((updates) => updates >= 8 && updates < plan.steps).map((updates) => ({ updates, cost: 4.5 }));
}
