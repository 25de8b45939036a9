import { expectFields, expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import { engineVersion } from "../version.js";
import type { RunSpec } from "./runSpec.js";
import type { Arm, Sweep } from "./sweep.js";
import { hasAccuracy, trainingRuns } from "./trainingRun.js";

/** The description of an arm's run at a rate, with a seed. */
export type Runs = (rate: number, seed: number | null) => RunSpec;

/** A shape as an arm: a schedule alone has nothing else of its own. */
export function readArm(where: string, name: string, shape: Schedule | Spec | Arm, fields: readonly string[]): Arm & { modes?: number } {
  if (typeof shape === "function" || (isPlainObject(shape) && "kind" in shape)) return { schedule: shape };
  expectFields(where, `shapes.${name}`, shape, fields);
  return shape as Arm;
}

/** The spec of what has one, or is one. */
function specOf(where: string, name: string, value: unknown): Spec {
  const spec: unknown = (value as { spec?: unknown } | undefined)?.spec ?? value;
  return isPlainObject(spec)
    ? (spec as Spec)
    : fail(where, `${name} must be a spec: an object with a kind`, value, 'Write { kind: "…", … }.');
}

/** The common spec with an arm's own options over it; an arm's with a kind of its own stands alone. */
function merged(where: string, name: string, common: unknown, own: unknown): Spec {
  if (own === undefined) return specOf(where, name, common);
  const given = specOf(where, name, own);
  return "kind" in given ? given : { ...specOf(where, name, common), ...(given as object) };
}

/** A schedule's spec, checked: it can be rebuilt, and its highest rate is 1. */
function readShape(where: string, name: string, given: Schedule | Spec, steps: number): Spec {
  const lr = typeof given === "function" ? given : schedule(given);
  const { spec } = schedule(JSON.parse(JSON.stringify(lr)) as Spec);
  let peak = 0;
  for (let t = 0; t < steps; t++) peak = Math.max(peak, lr(t));
  if (!(peak > 0.5 && peak <= 1 + 1e-9))
    fail(
      where,
      `shapes.${name} must have 1 as its highest rate`,
      peak,
      "The rates of the experiment multiply it: build it with baseLr: 1.",
    );
  return spec;
}

const readSteps = (where: string, steps: unknown): number => expectWhole(where, "steps", steps, 1, "It counts updates.", 1e7);

export function trainingArm(where: string, name: string, arm: Arm, common: Sweep): Runs {
  const steps = readSteps(where, arm.steps ?? common.steps);
  const batch = expectWhole(where, "batch", arm.batch ?? common.batch, 1, "It is the number of examples per update.", 100_000);
  const [problem, model, optimizer] = (["problem", "model", "optimizer"] as const).map((part) =>
    merged(where, part, common[part], arm[part]),
  ) as [Spec, Spec, Spec];
  const average = arm.average === undefined && common.average === undefined ? null : merged(where, "average", common.average, arm.average);
  const spec = readShape(where, name, arm.schedule, steps);
  const run = trainingRuns({ kind: "training", engine: engineVersion, problem, model, optimizer, average, schedule: spec, steps, batch });
  if (common.metric !== "loss" && !hasAccuracy(problem))
    fail(where, 'metric must be "loss" where there are no right answers', common.metric, `${problem.kind} has none.`);
  return (rate, seed) => run(rate, seed as number); // a training sweep has seeds
}

export function exactArm(where: string, name: string, arm: Arm & { modes?: number }, common: Sweep): Runs {
  const steps = readSteps(where, arm.steps ?? common.steps);
  const modes = expectWhole(where, "modes", arm.modes ?? common.modes ?? 100, 1, "It counts the directions of the quadratic.", 10_000);
  const spec = readShape(where, name, arm.schedule, steps);
  return (rate) => ({ kind: "noisyQuadratic", engine: engineVersion, modes, schedule: spec, rate, steps });
}
