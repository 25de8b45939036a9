import type { Net } from "../../../engine/models/net.js";
import { model } from "../../../engine/models/registry.js";
import { optimizer } from "../../../engine/optimizers/registry.js";
import type { Problem, ProblemSpec } from "../../../engine/problems/problem.js";
import { problem } from "../../../engine/problems/registry.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import type { Indices } from "../../../engine/tensor/tensor.js";
import { type RangeTest, rangeTest } from "../../../engine/tools/rangeTest.js";
import { train } from "../../../engine/training/train.js";
import { pickArgued } from "../../../labs/playground/pickArgued.js";
import { expectFields } from "../../../schedules/expect.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import { oneCycleMomentum } from "../../../schedules/oneCycleMomentum.js";
import type { Spec } from "../../../schedules/schedule.js";
import type { CaseOptions, Measured, Study } from "../../study.js";
import { naiveFinder, readings } from "./finder.js";

interface Task {
  readonly problem: Spec;
  readonly model: Spec;
  /** Examples per update. */
  readonly batch: number;
}

/** The parts of a run with this seed: examples, first weights, and what updates them. */
function made({ problem: data, model: spec }: Task, seed: number) {
  const net = model({ ...spec, seed }) as Net;
  return {
    problem: problem({ ...data, seed } as ProblemSpec) as Problem<Parameters<Net>[0], Indices>,
    net,
    optimizer: optimizer({ kind: "sgd", momentum: 0.9 }, net as never),
  };
}

/** One range test: over which rates, and in how many updates. */
export interface FinderRun extends Task {
  readonly from: number;
  readonly to: number;
  readonly updates: number;
}

/** The losses of a range test: of update t at its rate, before the update, as a loop sees them; up to where they are numbers. */
export function rangeLosses(run: FinderRun, seed: number): { readonly rates: readonly number[]; readonly losses: readonly number[] } {
  const rates = Array.from({ length: run.updates }, (_, t) => run.from * (run.to / run.from) ** (t / (run.updates - 1)));
  return temporary(() => {
    const { history } = train({
      ...made(run, seed),
      lr: (t) => Math.fround(rates[t] as number), // one for each update
      steps: run.updates,
      batch: run.batch,
      seed,
      divergedAbove: Number.POSITIVE_INFINITY,
    });
    return { rates: rates.slice(0, history.length), losses: history.map(({ loss }) => loss) };
  });
}

/** The course's own range test: nothing lags behind, and the net comes out as it went in. */
export const ourTest = (run: FinderRun, seed: number): RangeTest =>
  temporary(() => rangeTest({ ...made(run, seed), batch: run.batch, from: run.from, to: run.to, steps: run.updates, skip: 10, seed }));

/** What finders answer: many seeds, several lengths of the test. */
export const rangeStudy: Study = {
  name: "range-test",
  cases(options: CaseOptions): Record<string, CaseOptions> {
    expectFields("range-test", "options", options, ["problem", "model", "batch", "from", "to", "updates"]);
    const { updates, ...common } = options as { updates: readonly number[] } & CaseOptions;
    return Object.fromEntries(updates.map((count) => [`${count} updates`, { ...common, updates: count }]));
  },
  run(options: CaseOptions, seed: number): Measured {
    const run = options as unknown as FinderRun;
    const seen = rangeLosses(run, seed);
    const ours = ourTest(run, seed);
    const pick = pickArgued(ours).rate;
    return {
      ...readings(naiveFinder(seen)),
      low: ours.interval?.low ?? null,
      high: ours.interval?.high ?? null,
      pick,
    };
  },
};

/** The two ways to keep the momentum under one cycle. */
const momenta = ["cycled", "fixed"] as const;

/** One cycle of the rate, with the momentum cycled against it, and with the momentum left at 0.9. */
export const momentumStudy: Study = {
  name: "momentum-cycle",
  cases(options: CaseOptions): Record<string, CaseOptions> {
    expectFields("momentum-cycle", "options", options, ["problem", "model", "batch", "steps", "rates"]);
    const { steps, rates, ...common } = options as { steps: readonly number[]; rates: readonly number[] } & CaseOptions;
    return Object.fromEntries(
      momenta.flatMap((momentum) =>
        steps.flatMap((count) =>
          rates.map((rate) => [`${momentum}, ${count} updates, ${rate}`, { ...common, steps: count, rate, momentum }] as const),
        ),
      ),
    );
  },
  run(options: CaseOptions, seed: number): Measured {
    const run = options as unknown as Task & { readonly steps: number; readonly rate: number; readonly momentum: (typeof momenta)[number] };
    const rates = oneCycle({ maxLr: run.rate, totalSteps: run.steps });
    const cycled = oneCycleMomentum({ totalSteps: run.steps });
    return temporary(() => {
      const ended = train({
        ...made(run, seed),
        lr: (t) => ({ lr: Math.fround(rates(t)), momentum: run.momentum === "cycled" ? Math.fround(cycled(t)) : 0.9 }),
        steps: run.steps,
        batch: run.batch,
        seed,
        divergedAbove: Number.POSITIVE_INFINITY,
      });
      if (ended.diverged) return { test: null, validation: null };
      return { test: ended.score("test").accuracy, validation: ended.score("validation").accuracy };
    });
  },
};
