import { compact } from "../compact.js";
import type { RateOf } from "../fit.js";
import type { BugModel, Fix, Hypothesis, Run } from "../hypothesis.js";
import { medianRatios } from "../medianRatios.js";
import { readPlanned } from "../planned.js";

/** Two schedulers were built on one optimizer: each writes its rate, or multiplies what it finds. */
export const twoSchedulers: BugModel = {
  bug: "two-schedulers",
  title: "two schedulers on one optimizer",
  advice:
    "Build one scheduler for an optimizer. To have one after the other use sequence (SequentialLR in PyTorch), to have both at once scale or ChainedScheduler, on purpose.",
  fix: {
    before: ["warmup.step()", "decay.step()"].join("\n"),
    after: ["scheduler = SequentialLR(optimizer, [warmup, decay], [warmup_steps])", "scheduler.step()"].join("\n"),
  },
  hypotheses: (run) => [...constructed(run), ...warmupAtOnce(run), ...withTheOther(run), ...withUnknown(run), twice(run)],
};

/** Of two that were built, only one should be. */
const oneConstructor: Fix = {
  before: ["first = OneCycleLR(optimizer, ...)     # tried before", "scheduler = make_scheduler(optimizer)"].join("\n"),
  after: "scheduler = make_scheduler(optimizer)",
};

/** Of two that are stepped, only one should be. */
const oneStep: Fix = { before: ["scheduler.step()", "other.step()"].join("\n"), after: "scheduler.step()" };

/** A constructor alone changes the optimizer: it leaves the rate at 0, or scales the base rate that the other one reads. */
function constructed(run: Run): Hypothesis[] {
  const zero: Hypothesis = {
    rate: () => 0,
    cost: 1.5,
    sentence: "The rate is 0 throughout: a second scheduler's constructor set it, and nothing sets it again.",
    fix: oneConstructor,
  };
  const parts = medianRatios(run).filter((part) => part > 1 / 1000 && part < 3 && Math.abs(Math.log(part)) >= 0.02);
  const scaled = parts.map(
    (part): Hypothesis => ({
      rate: (t) => part * run.planned.at(t),
      cost: 3,
      sentence: `Every rate is ${compact(part)} of the planned one: another scheduler's constructor changed the rate that this one scales.`,
      values: { factor: part },
      fix: oneConstructor,
    }),
  );
  return [zero, ...scaled];
}

/** Warmup and decay were meant one after the other and run both at once, from the first update. */
function warmupAtOnce({ planned }: Run): Hypothesis[] {
  const { at, between, mirrored, peakAt: w, peak, steps } = planned;
  if (w === 0 || w >= steps - 1 || peak === 0) return [];
  const part = (t: number): number => (t < w ? at(t) / peak : 1);
  const both = (decay: RateOf, cost: number): Hypothesis => ({
    rate: (t) => part(t) * (decay(t) ?? 0),
    cost,
    sentence: `The warmup and the decay run at once from the first update, and their factors multiply; they were meant one after the other, from update ${w}.`,
    values: { warmupSteps: w },
  });
  return [
    both((t) => at(w + t), 1.5),
    both((t) => mirrored(w + t), 1.5),
    both((t) => between(w + (t * (steps - w)) / steps), 1.5),
    {
      rate: (t) => at(Math.min(t, w)),
      cost: 3,
      sentence: "The warmup writes the rate after the decay has: from its end on it stays at the peak.",
    },
  ];
}

/** The other schedule is known: both multiply, or it has the last word. */
function withTheOther({ plan, planned }: Run): Hypothesis[] {
  if (!plan.otherRates) return [];
  const other = readPlanned(plan.otherRates, plan.steps);
  if (other.peak === 0) return [];
  return [
    { rate: (t) => (planned.at(t) * other.at(t)) / other.peak, cost: 1, sentence: "The factors of both schedules multiply.", fix: oneStep },
    {
      rate: other.at,
      cost: 1.5,
      sentence: "The other schedule writes its rate last, at every update: the planned one has no effect.",
      fix: oneStep,
    },
  ];
}

/** The other one is not known: a common factor beside the plan. */
function withUnknown(run: Run): Hypothesis[] {
  const { planned } = run;
  const { at, steps } = planned;
  const times = (factor: (t: number) => number, cost: number, what: string, values: Record<string, number> = {}): Hypothesis => ({
    rate: (t) => at(t) * factor(t),
    cost,
    sentence: `The planned rates are multiplied by those of a second scheduler: ${what}.`,
    values,
    fix: oneStep,
  });
  return [
    times((t) => Math.max(0, 1 - t / steps), 3.5, "a line to 0 over the run"),
    times((t) => (1 + Math.cos((Math.PI * t) / steps)) / 2, 3.5, "a cosine to 0 over the run"),
    ...exponentials(run).map((gamma) => times((t) => gamma ** t, 4.5, `a factor of ${gamma.toPrecision(6)} at every update`, { gamma })),
    ...stairs(run).map(({ gamma, every }) =>
      times((t) => gamma ** Math.floor(t / every), 5, `a factor of ${compact(gamma)} every ${every} updates`, { gamma, every }),
    ),
  ];
}

/** The factor for each update that turns the plan into the trace, from its first row to one in the middle. */
function exponentials({ rows, planned }: Run): number[] {
  const seen = rows.filter(({ t, lr }) => lr > 0 && planned.at(t) > 0.02 * planned.peak);
  const [first, middle] = [seen[0], seen[seen.length >> 1]];
  if (!first || !middle || first === middle) return [];
  const growth = Math.log(middle.lr / planned.at(middle.t)) - Math.log(first.lr / planned.at(first.t));
  const gamma = Math.exp(growth / (middle.t - first.t));
  return gamma < 1 - 1e-9 ? [gamma] : [];
}

/** Where the trace first falls below the plan by a jump: the factor of the jump, and each update at which it may have come. */
function stairs({ rows, planned }: Run): { gamma: number; every: number }[] {
  const ratio = (i: number): number => {
    const row = rows[i];
    return row && planned.at(row.t) > 0 ? row.lr / planned.at(row.t) : 1;
  };
  const drop = rows.findIndex((_, i) => i > 0 && ratio(i) < 0.99);
  const [before, here] = [rows[drop - 1], rows[drop]];
  if (!before || !here || here.t - before.t > 200) return [];
  const gamma = ratio(drop);
  return Array.from({ length: here.t - before.t }, (_, i) => ({ gamma, every: before.t + 1 + i }));
}

/** The same scheduler built and stepped twice: each factor comes twice. */
function twice({ planned, baseLr }: Run): Hypothesis {
  return {
    rate: (t) => planned.at(t) ** 2 / baseLr,
    cost: 2,
    sentence: "Every factor of the plan comes twice: the same scheduler was built twice on this optimizer, and both are stepped.",
    fix: oneStep,
  };
}
