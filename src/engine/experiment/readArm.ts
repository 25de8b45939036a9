import { expectFields, expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { schedule } from "../../schedules/registry.js";
import { readSchedule, type Schedule, type Spec } from "../../schedules/schedule.js";
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

/** What a part is made from: a spec, or something that has one. */
function fieldsOf(where: string, name: string, value: unknown): object {
  const spec: unknown = (value as { spec?: unknown } | null | undefined)?.spec ?? value;
  return isPlainObject(spec) ? spec : fail(where, `${name} must be a spec: an object with a kind`, value, 'Write { kind: "…", … }.');
}

/** The common spec with an arm's own options over it; an arm's with a kind of its own stands alone. */
function merged(where: string, name: string, common: unknown, own: unknown): Spec {
  const given = own === undefined ? {} : fieldsOf(where, name, own);
  const spec = "kind" in given ? given : { ...fieldsOf(where, name, common), ...given };
  if (typeof (spec as Partial<Spec>).kind !== "string")
    fail(where, `${name} must be a spec: an object with a kind`, spec, 'Write { kind: "…", … }.');
  return spec as Spec;
}

/** A schedule's spec, checked: it can be rebuilt, and its highest rate is 1. */
function readShape(where: string, name: string, given: Schedule | Spec, steps: number): Spec {
  const lr = typeof given === "function" ? readSchedule(where, `shapes.${name}`, given) : schedule(given);
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

/** An arm's own, or what is common where it has none. */
const ownOr = <T>(own: T, common: T): T => (own === undefined ? common : own);

function readSteps(where: string, arm: Arm, { steps }: Sweep): number {
  const advice = "It counts updates.";
  if (steps !== undefined) expectWhole(where, "steps", steps, 1, advice, 1e7);
  return expectWhole(where, "steps", ownOr(arm.steps, steps), 1, advice, 1e7);
}

/** The runs of an arm that trains. */
export function trainingArm(where: string, name: string, arm: Arm, common: Sweep): Runs {
  const steps = readSteps(where, arm, common);
  const batch = expectWhole(where, "batch", ownOr(arm.batch, common.batch), 1, "It is the number of examples per update.", 100_000);
  const part = (what: "problem" | "model" | "optimizer" | "average"): Spec => merged(where, what, common[what], arm[what]);
  const problem = part("problem");
  const average = ownOr(arm.average, common.average) === undefined ? null : part("average");
  const shape = readShape(where, name, arm.schedule, steps);
  const run = trainingRuns({
    kind: "training",
    engine: engineVersion,
    problem,
    model: part("model"),
    optimizer: part("optimizer"),
    average,
    schedule: shape,
    steps,
    batch,
  });
  if (common.metric !== "loss" && !hasAccuracy(problem))
    fail(where, 'metric must be "loss" where there are no right answers', common.metric, `${problem.kind} has none.`);
  return (rate, seed) => run(rate, seed as number); // a training sweep has seeds
}

/** The runs of an arm that is computed exactly. */
export function exactArm(where: string, name: string, arm: Arm & { modes?: number }, common: Sweep): Runs {
  const steps = readSteps(where, arm, common);
  const given = ownOr(arm.modes, common.modes);
  const modes = expectWhole(where, "modes", given === undefined ? 100 : given, 1, "It counts the directions of the quadratic.", 10_000);
  const shape = readShape(where, name, arm.schedule, steps);
  return (rate) => ({ kind: "noisyQuadratic", engine: engineVersion, modes, schedule: shape, rate, steps });
}
