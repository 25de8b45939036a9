import type { Schedule, Spec } from "../../schedules/schedule.js";
import type { Score } from "../problems/problem.js";
import type { RunSpec } from "./runSpec.js";

/** One of the things compared: a schedule whose highest rate is 1, and what else its runs have that the others' have not. */
export interface Arm {
  schedule: Schedule | Spec;
  /** Options that replace those of the common problem; with a `kind`, another problem. The same for model and optimizer. */
  problem?: object;
  model?: object;
  optimizer?: object;
  average?: object;
  steps?: number;
  batch?: number;
}

/** Rates to try: a list, or `count` of them from one rate to another, each the same factor above the last, to three digits. */
export type RateGrid = readonly number[] | { readonly from: number; readonly to: number; readonly count: number };

/** How many seeds: 1 to `from`, and `step` more at a time up to `to` while an interval is too wide. */
export interface Seeds {
  from: number;
  to: number;
  /** 8 when left out. */
  step?: number;
}

/** What is compared, at which rates and over which seeds. */
export interface Sweep {
  /** "training" when left out; "noisyQuadratic" is exact and needs no problem, model, optimizer, batch or seeds. */
  kind?: "training" | "noisyQuadratic";
  /** What is compared, by name: schedules whose highest rate is 1, or arms. */
  shapes: Readonly<Record<string, Schedule | Spec | Arm>>;
  /** The rates that every shape is multiplied by. */
  rates: RateGrid;
  /** Number of updates. */
  steps: number;
  /** The problem's spec, such as { kind: "glyphs" }. Each seed has data of its own, unless the spec names a seed for all. */
  problem?: object;
  /** The net's spec, such as { kind: "mlp", sizes: [144, 64, 10] }; each seed makes first weights of its own. */
  model?: object;
  /** The optimizer's spec, such as { kind: "sgd", momentum: 0.9 }. */
  optimizer?: object;
  /** An average of the parameters to score in their place, such as { kind: "ema", decay: 0.99 }. */
  average?: object;
  /** Examples per update. */
  batch?: number;
  /** Number of paired seeds, or from how many to how many. */
  seeds?: number | Seeds;
  /** Modes of the noisy quadratic, 100 when left out. */
  modes?: number;
  /** What is compared, "accuracy" when left out; the noisy quadratic has "loss" only. */
  metric?: "accuracy" | "loss";
  /** The name of the shape that the others are compared with, the first when left out. */
  baseline?: string;
  /** The smallest difference worth having, in the metric's unit: 0 when left out. */
  smallest?: number;
  /** Confidence of the intervals, 0.95 when left out. */
  level?: number;
  /** The largest factor from the best rate to its neighbours: more rates come between until it is met. */
  finest?: number;
  /** How many rates a shape may have in the end, 6 more than were given when left out. */
  mostRates?: number;
}

/** A sweep that has been checked, its gaps filled. */
export interface Plan {
  readonly shapes: readonly string[];
  readonly rates: readonly number[];
  readonly seeds: Required<Seeds> | null;
  readonly metric: keyof Score;
  readonly lowerIsBetter: boolean;
  readonly baseline: string;
  readonly smallest: number;
  readonly level: number;
  readonly finest: number;
  readonly mostRates: number;
  /** The description of one run. */
  run(shape: string, rate: number, seed: number | null): RunSpec;
}
