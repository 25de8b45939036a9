import type { Spec } from "../../schedules/schedule.js";

/** An update rule that the playground offers. */
export interface OptimizerChoice {
  readonly name: string;
  readonly title: string;
  readonly spec: Spec;
  /** A rate to begin with where nothing is known of the task. */
  readonly usualRate: number;
}

/** The update rules that the playground offers, each with its usual options. */
export const optimizers: readonly OptimizerChoice[] = [
  { name: "sgd", title: "SGD", spec: { kind: "sgd" }, usualRate: 0.1 },
  { name: "momentum", title: "SGD with momentum", spec: { kind: "sgd", momentum: 0.9 }, usualRate: 0.03 },
  { name: "nesterov", title: "Nesterov momentum", spec: { kind: "sgd", momentum: 0.9, nesterov: true }, usualRate: 0.03 },
  { name: "adam", title: "Adam", spec: { kind: "adam" }, usualRate: 0.003 },
  { name: "adamW", title: "AdamW", spec: { kind: "adamW" }, usualRate: 0.003 },
  { name: "lion", title: "Lion", spec: { kind: "lion" }, usualRate: 0.0005 },
  { name: "rAdam", title: "RAdam", spec: { kind: "rAdam" }, usualRate: 0.01 },
  { name: "scheduleFreeSgd", title: "Schedule-free SGD", spec: { kind: "scheduleFreeSgd" }, usualRate: 1 },
  { name: "scheduleFreeAdamW", title: "Schedule-free AdamW", spec: { kind: "scheduleFreeAdamW" }, usualRate: 0.01 },
];
