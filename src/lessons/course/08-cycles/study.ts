import type { Net, NetState } from "../../../engine/models/net.js";
import { model } from "../../../engine/models/registry.js";
import { softmax } from "../../../engine/ops/softmax.js";
import { optimizer } from "../../../engine/optimizers/registry.js";
import type { Problem, ProblemSpec } from "../../../engine/problems/problem.js";
import { problem } from "../../../engine/problems/registry.js";
import { noGrad } from "../../../engine/tensor/tape.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import type { Indices, Tensor } from "../../../engine/tensor/tensor.js";
import { averageStates } from "../../../engine/tools/averageStates.js";
import { lossAlong } from "../../../engine/tools/lossAlong.js";
import { snapshotEnsemble } from "../../../engine/tools/snapshotEnsemble.js";
import { training } from "../../../engine/training/training.js";
import { barrierOf } from "../../../labs/playground/barrier.js";
import { expectFields } from "../../../schedules/expect.js";
import { fail } from "../../../schedules/fail.js";
import { schedule } from "../../../schedules/registry.js";
import type { Schedule, Spec } from "../../../schedules/schedule.js";
import type { CaseOptions, Measured, Study } from "../../study.js";

/** How a budget of updates is spent: in equal cosine cycles, in one cosine, at a constant rate, or on nets of their own. */
export const plans = ["cycles", "cosine", "constant", "apart"] as const;
export type Plan = (typeof plans)[number];

/** One run: what is trained on what, and how its updates are spent. */
export interface SnapshotRun {
  readonly problem: Spec;
  readonly model: Spec;
  /** Examples per update. */
  readonly batch: number;
  /** Updates of the run; of "apart" all nets together. */
  readonly steps: number;
  /** Snapshots, the last one at the end of the run. */
  readonly snapshots: number;
  readonly plan: Plan;
  /** η_max: the peak. */
  readonly rate: number;
}

/** The schedule of a plan, at its peak. */
export function planSchedule({ plan, rate, steps, snapshots }: Pick<SnapshotRun, "plan" | "rate" | "steps" | "snapshots">): Schedule {
  const peak = { baseLr: rate };
  if (plan === "constant") return schedule({ kind: "constant", ...peak });
  if (plan === "cycles") return schedule({ kind: "equalCycles", ...peak, totalSteps: steps, cycles: snapshots });
  return schedule({ kind: "cosineAnnealing", ...peak, totalSteps: plan === "cosine" ? steps : steps / snapshots });
}

/** What a run left behind: its snapshots, and the net to put them into. */
export interface Snapshots {
  readonly net: Net;
  readonly problem: Problem<Tensor, Indices>;
  /** One at the end of each equal part of the run, or one of each net. */
  readonly states: readonly NetState[];
}

/**
 * Trains by a plan and keeps the snapshots. Yields the part done. Null where the run left the numbers.
 *
 * The nets of "apart" have different first weights and orders of the data, and the same examples.
 */
export function* trainSnapshots(run: SnapshotRun, seed: number): Generator<number, Snapshots | null> {
  const { steps, snapshots, batch, plan } = run;
  const data = problem({ ...run.problem, seed } as ProblemSpec) as Problem<Tensor, Indices>;
  const lr = planSchedule(run);
  const states: NetState[] = [];
  const nets = plan === "apart" ? snapshots : 1;
  const first = model({ ...run.model, seed }) as Net;
  for (let k = 0; k < nets; k++) {
    const own = seed + 1000 * k;
    const net = k === 0 ? first : (model({ ...run.model, seed: own }) as Net);
    const going = training({
      net,
      problem: data,
      optimizer: optimizer({ kind: "sgd", momentum: 0.9 }, net as never),
      lr: (t) => Math.fround(lr(t)),
      steps: steps / nets,
      batch,
      seed: own,
      divergedAbove: Number.POSITIVE_INFINITY,
    });
    for (let part = 1; part <= snapshots / nets; part++) {
      going.advance(Math.round((part * steps) / snapshots) - going.step);
      if (going.diverged) return null;
      const state = net.state();
      states.push({ ...state, spec: states[0]?.spec ?? state.spec }); // nets of their own differ in the seed of their first weights alone
      yield states.length / snapshots;
    }
  }
  return { net: first, problem: data, states };
}

/** The accuracy of the last snapshot, and of all together. */
export function score(
  { net, problem: data, states }: Snapshots,
  split: "test" | "validation",
): { readonly last: number; readonly together: number } {
  const { accuracy, members } = snapshotEnsemble({ net, problem: data, states, split });
  return { last: members.at(-1)?.accuracy ?? Number.NaN, together: accuracy ?? Number.NaN };
}

/** Passes some training batches through a net with batch norm, so that its running means are those of its weights. */
function refreshMoments(net: Net, data: Problem<Tensor, Indices>, batch: number): void {
  const stream = data.stream(0);
  net.train();
  noGrad(() => {
    for (let i = 0; i < 40; i++) net(stream.batch(batch).x);
  });
  net.evaluate();
}

/** The class that each snapshot thinks likeliest, for the validation data. */
function answersOf({ net, problem: data, states }: Snapshots): number[][] {
  const { size } = data.validation;
  const { classes } = data;
  return states.map((state) => {
    net.load(state);
    net.evaluate();
    return noGrad(() => {
      const p = softmax(net(data.all("validation", 0, size).x)).array();
      return Array.from({ length: size }, (_, row) => {
        const own = p.slice(row * (classes ?? 1), (row + 1) * (classes ?? 1));
        return own.indexOf(Math.max(...own));
      });
    });
  });
}

/** The part of examples to which two lists of answers differ, over all pairs of lists. */
function disagreement(answers: readonly (readonly number[])[]): number {
  const parts: number[] = [];
  for (let i = 0; i < answers.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [answers[i] ?? [], answers[j] ?? []];
      parts.push(a.filter((answer, row) => answer !== b[row]).length / a.length);
    }
  return mean(parts);
}

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Scores what a run left behind: the last snapshot, all of them together, their weights averaged, and how far apart they are. */
export function measure(kept: Snapshots, { batch, plan }: Pick<SnapshotRun, "batch" | "plan">): Measured {
  const { net, problem: data, states } = kept;
  const [test, validation] = (["test", "validation"] as const).map((split) => snapshotEnsemble({ net, problem: data, states, split }));
  const accuracies = (test?.members ?? []).map(({ accuracy }) => accuracy as number); // of classes
  const last = states.at(-1) as NetState; // one at least
  const before = states.at(-2) as NetState; // two at least
  const averaged = plan === "apart" ? null : averageStates(states);
  let weights = { test: null as number | null, validation: null as number | null };
  if (averaged) {
    net.load(averaged);
    refreshMoments(net, data, batch);
    weights = { test: data.score(net, "test").accuracy, validation: data.score(net, "validation").accuracy };
  }
  return {
    members: accuracies,
    last: accuracies.at(-1) ?? null,
    lastValidation: validation?.members.at(-1)?.accuracy ?? null,
    ensemble: test?.accuracy ?? null,
    ensembleValidation: validation?.accuracy ?? null,
    weights: weights.test,
    weightsValidation: weights.validation,
    disagreement: disagreement(answersOf(kept)),
    barrier: Math.min(barrierOf(lossAlong({ net, problem: data, from: before, to: last, points: 11 })).height, 1e6),
  };
}

const names = ["problem", "model", "batch", "steps", "snapshots", "plans", "rates"];

/** A budget spent in cycles whose ends are averaged, against the same budget spent in other ways. */
export const snapshotStudy: Study = {
  name: "snapshots",
  cases(options: CaseOptions): Record<string, CaseOptions> {
    expectFields("snapshots", "options", options, names);
    const { plans: asked = plans, rates, ...common } = options as { plans?: readonly Plan[]; rates: readonly number[] } & CaseOptions;
    for (const plan of asked)
      if (!plans.includes(plan)) fail("snapshots", `plans must be among ${plans.join(", ")}`, plan, "Leave it out.");
    return Object.fromEntries(asked.flatMap((plan) => rates.map((rate) => [`${plan}, ${rate}`, { ...common, plan, rate }])));
  },
  run(options: CaseOptions, seed: number): Measured {
    const run = options as unknown as SnapshotRun;
    return temporary(() => {
      const going = trainSnapshots(run, seed);
      let next = going.next();
      while (!next.done) next = going.next();
      return next.value ? measure(next.value, run) : { ...nothing };
    });
  },
};

const nothing: Measured = {
  members: [],
  ...{ last: null, lastValidation: null, ensemble: null, ensembleValidation: null, weights: null, weightsValidation: null },
  ...{ disagreement: null, barrier: null },
};
