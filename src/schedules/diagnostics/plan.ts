import { expectFields, expectNumber, expectNumbers, expectOneOf, expectOptions, expectWhole, isPlainObject } from "../expect.js";
import { fail } from "../fail.js";
import { schedule } from "../registry.js";
import { isSchedule, type Schedule, type Spec } from "../schedule.js";

/** What was meant, for `diagnose`: the schedule and how long it runs, and what else is known of the run. */
export interface Plan {
  /** The rate of each update: a schedule, its spec, or a list of rates. */
  readonly lr: Schedule | Spec | readonly number[];
  /** N: updates of the run; the schedule's own length when left out. */
  readonly steps?: number;
  /** Updates in one epoch. */
  readonly stepsPerEpoch?: number;
  /** Micro-batches whose gradients are added up for one update. */
  readonly accumulation?: number;
  /** Processes that train together. */
  readonly workers?: number;
  /** The first update after the run was resumed. */
  readonly resumedAt?: number;
  /** The rate that the optimizer was built with; the largest planned rate when left out. */
  readonly baseLr?: number;
  /** The range test that ran before. */
  readonly finder?: { readonly startLr: number; readonly endLr: number };
  /** Another schedule that was built on the same optimizer. */
  readonly other?: Schedule | Spec | readonly number[];
  /** A plateau rule that lowers the rate: its factor, its patience in evaluations, the updates between evaluations. */
  readonly plateau?: { readonly factor: number; readonly patience: number; readonly every: number };
  /** What the trace's steps count: "updates" (when left out), "batches" (micro-batches) or "epochs". */
  readonly traceUnit?: TraceUnit;
}

/** What the steps of a log count. */
export type TraceUnit = "updates" | "batches" | "epochs";

const units: readonly TraceUnit[] = ["updates", "batches", "epochs"];

/** Rates by update, with their own end and description. */
export interface Rates {
  /** The rate of update `t`; the last one again where the schedule refuses to say more. */
  readonly at: (t: number) => number;
  /** Length in updates, null for a schedule without an end. */
  readonly length: number | null;
  /** The description, null for a list. */
  readonly spec: Spec | null;
}

/** A checked plan, every default filled in but what only the reader can know. */
export interface CheckedPlan extends Omit<Plan, "lr" | "other"> {
  readonly rates: Rates;
  readonly otherRates: Rates | null;
  readonly steps: number;
  readonly traceUnit: TraceUnit;
}

const names = [
  "lr",
  "steps",
  "stepsPerEpoch",
  "accumulation",
  "workers",
  "resumedAt",
  "baseLr",
  "finder",
  "other",
  "plateau",
  "traceUnit",
] as const satisfies readonly (keyof Plan)[];

/** Checks a plan. */
export function readPlan(where: string, plan: Plan): CheckedPlan {
  expectOptions(where, plan, names, { T_max: "lr and steps", base_lr: "baseLr", totalSteps: "steps" });
  const { lr, other, finder, plateau, traceUnit = "updates" } = plan;
  const rates = readRates(where, "lr", lr);
  const given = plan.steps;
  if (given === undefined && rates.length === null)
    fail(where, "steps must be given for a schedule that never ends", given, "It is the number of updates of the run.");
  const steps = expectWhole(where, "steps", given === undefined ? rates.length : given, 1, "It counts optimizer updates.", longest);
  const whole = (name: keyof Plan, least: number, advice: string): void => {
    if (plan[name] !== undefined) expectWhole(where, name, plan[name], least, advice);
  };
  whole("stepsPerEpoch", 1, "It counts optimizer updates in an epoch.");
  whole("accumulation", 1, "It counts micro-batches in an update; 1 is no accumulation.");
  whole("workers", 1, "It counts processes.");
  whole("resumedAt", 1, "It is the first update after the resume, counted from 0.");
  if (plan.baseLr !== undefined) expectNumber(where, "baseLr", plan.baseLr, { above: 0 });
  if (finder !== undefined) {
    expectFields(where, "finder", finder, ["startLr", "endLr"]);
    expectNumber(where, "finder.startLr", finder.startLr, { above: 0 });
    expectNumber(where, "finder.endLr", finder.endLr, { above: finder.startLr, advice: "The range test rises." });
  }
  if (plateau !== undefined) {
    expectFields(where, "plateau", plateau, ["factor", "patience", "every"]);
    expectNumber(where, "plateau.factor", plateau.factor, { above: 0, below: 1 });
    expectWhole(where, "plateau.patience", plateau.patience, 0, "It counts evaluations without improvement.");
    expectWhole(where, "plateau.every", plateau.every, 1, "It counts updates between evaluations.");
  }
  expectOneOf(where, "traceUnit", traceUnit, units);
  if (traceUnit === "epochs" && plan.stepsPerEpoch === undefined)
    fail(where, "stepsPerEpoch must be given for a trace in epochs", plan.stepsPerEpoch, "It counts optimizer updates in an epoch.");
  if (traceUnit === "batches" && plan.accumulation === undefined)
    fail(where, "accumulation must be given for a trace in batches", plan.accumulation, "It counts micro-batches in an update.");
  return { ...plan, rates, otherRates: other === undefined ? null : readRates(where, "other", other), steps, traceUnit };
}

/** Every planned rate is looked at, so a run longer than this is refused. */
export const longest = 10_000_000;

/** Reads rates from a schedule, a spec or a list. */
function readRates(where: string, name: string, value: unknown): Rates {
  if (Array.isArray(value)) {
    const list = expectNumbers(where, name, value, 0);
    return { at: (t) => list[Math.min(t, list.length - 1)] as number, length: list.length, spec: null }; // the index is inside
  }
  if (!isSchedule(value) && !(isPlainObject(value) && typeof (value as Spec).kind === "string"))
    fail(
      where,
      `${name} must be a schedule, its spec or a list of rates`,
      value,
      "Write lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }).",
    );
  const lr = isSchedule(value) ? value : schedule(value as Spec);
  const { steps } = lr;
  const at = steps !== null && throwsPastEnd(lr.spec) ? (t: number) => lr(Math.min(t, steps - 1)) : lr;
  return { at, length: steps, spec: lr.spec };
}

/** Whether a description refuses to go past its end. */
function throwsPastEnd(spec: Spec): boolean {
  const last = Array.isArray(spec.parts) ? spec.parts.at(-1) : spec.of;
  return spec.pastEnd === "throw" || (isPlainObject(last) && throwsPastEnd(last as Spec));
}
