import { constant, cosineAnnealing, rng, type Schedule } from "lrlab";
import { declaredGrid, type Grid, type PlannedRun, runsOf } from "../../../src/engine/experiment/grid.js";
import { readSweep } from "../../../src/engine/experiment/readSweep.js";
import type { Row } from "../../../src/engine/experiment/row.js";
import type { Outcome } from "../../../src/engine/experiment/runSpec.js";
import type { Plan, Sweep } from "../../../src/engine/experiment/sweep.js";

/** Two schedules, for sweeps of any kind. */
export const shapes = (steps: number): Record<"constant" | "cosine", Schedule> => ({
  constant: constant({ baseLr: 1 }),
  cosine: cosineAnnealing({ baseLr: 1, totalSteps: steps }),
});

/** A small sweep of training runs; nothing of it is ever run where outcomes are made up. */
export const sweep = (more: Partial<Sweep> = {}): Sweep => ({
  problem: { kind: "moons" },
  model: { kind: "mlp", sizes: [2, 4, 2] },
  optimizer: { kind: "sgd" },
  shapes: shapes(10),
  rates: [0.1, 0.2, 0.4],
  seeds: 6,
  steps: 10,
  batch: 5,
  metric: "loss",
  ...more,
});

/** An outcome with these losses on both splits; null for a run that diverged at update 3. */
export const outcome = (loss: number | null, test = loss): Outcome =>
  loss === null || test === null
    ? { validation: null, test: null, trainLoss: null, diverged: 3 }
    : { validation: { loss, accuracy: 1 - loss }, test: { loss: test, accuracy: 1 - test }, trainLoss: loss, diverged: null };

/** Rows for every run of a grid, their outcomes made up. */
export function rowsFor(plan: Plan, grid: Grid, make: (run: PlannedRun) => Outcome): Map<string, Row> {
  return new Map(
    runsOf(plan, grid).map((run) => {
      const { key, shape, rate, seed } = run;
      return [key, { key, shape, rate, seed, ...make(run) }];
    }),
  );
}

/** A plan and its grid; `only` names the options that are kept. */
export const planned = (more: Partial<Sweep> = {}, only?: readonly string[]): { plan: Plan; grid: Grid } => {
  const options = Object.entries(sweep(more)).filter(([name]) => only?.includes(name) ?? true);
  const plan = readSweep("sweep", Object.fromEntries(options) as unknown as Sweep);
  return { plan, grid: declaredGrid(plan) };
};

/** What a seed adds to every run of its own, whatever its shape and rate: what pairing cancels. */
export const shared = (seed: number | null): number => rng(seed ?? 0).normal();
