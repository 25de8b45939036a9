import type { Fit, RateOf, Row } from "./fit.js";
import type { CheckedPlan } from "./plan.js";
import type { Planned } from "./planned.js";

/** The faults that leave their mark on a rate trace, and its absence. */
export type Bug =
  | "healthy"
  | "wrong-unit"
  | "cosine-rebound"
  | "double-stepping"
  | "other-optimizer"
  | "two-schedulers"
  | "accumulation-mismatch"
  | "resume-from-zero"
  | "resume-crawling"
  | "zero-first-step"
  | "finder-not-reset"
  | "peak-overshoot"
  | "plateau-without-metric";

/** What a bug is judged by: the trace, the plan, and how well rates fit. */
export interface Run {
  readonly rows: readonly Row[];
  readonly plan: CheckedPlan;
  readonly planned: Planned;
  /** The rate that the optimizer was built with. */
  readonly baseLr: number;
  /** The largest logged rate. */
  readonly scale: number;
  /** How well rates explain the rows; where they cost more than `limit`, only that they do. */
  fit(rate: RateOf, limit?: number): Fit;
  /** The cost of that fit in nats, 0 where every row is explained; `rough` looks at some of the rows only. */
  cost(rate: RateOf, limit?: number, rough?: boolean): number;
}

/** The lines to change in a PyTorch script: what stands there, and what should. */
export interface Fix {
  readonly before: string;
  readonly after: string;
}

/** One way in which a bug could have made the trace. */
export interface Hypothesis {
  readonly rate: RateOf;
  /** How far-fetched it is before the trace is looked at, in nats: 1 where the plan names what it needs, more where that is guessed. */
  readonly cost: number;
  /** What was found, as a sentence about this run. */
  readonly sentence: string;
  /** What was fitted or taken from the plan: { resumedAt: 50 }. */
  readonly values?: Readonly<Record<string, number>>;
  /** The lines to change, where this way needs others than its bug does. */
  readonly fix?: Fix;
}

/** One bug: its name, what to do about it, and the ways in which it could have made a trace. */
export interface BugModel {
  readonly bug: Bug;
  readonly title: string;
  /** What to do, as one or two sentences. */
  readonly advice: string;
  /** The lines to change; null where there is nothing to mend. */
  readonly fix: Fix | null;
  hypotheses(run: Run): readonly Hypothesis[];
}
