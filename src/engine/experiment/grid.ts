import type { Row } from "./row.js";
import { type RunSpec, runKey } from "./runSpec.js";
import type { Plan } from "./sweep.js";

/** Which runs a sweep has: every shape at each of its rates, with each seed. */
export interface Grid {
  /** The rates of each shape, rising. */
  readonly rates: ReadonlyMap<string, readonly number[]>;
  /** Seeds 1 to this; null where results are exact. */
  readonly seeds: number | null;
}

/** A run and its place in the table. */
export interface PlannedRun {
  readonly key: string;
  readonly shape: string;
  readonly rate: number;
  readonly seed: number | null;
  readonly spec: RunSpec;
}

/** The grid as it was given. */
export const declaredGrid = ({ shapes, rates, seeds }: Plan): Grid => ({
  rates: new Map(shapes.map((shape) => [shape, rates])),
  seeds: seeds?.from ?? null,
});

/** The seeds of a grid: 1, 2, …; one null where results are exact. */
export const seedsOf = ({ seeds }: Grid): readonly (number | null)[] =>
  seeds === null ? [null] : Array.from({ length: seeds }, (_, i) => i + 1);

/** The run of a shape at a rate with a seed. */
export function plannedRun(plan: Plan, shape: string, rate: number, seed: number | null): PlannedRun {
  const spec = plan.run(shape, rate, seed);
  return { key: runKey(spec), shape, rate, seed, spec };
}

/** Every run of a grid, shape by shape, its rates rising, its seeds rising: the order of a results file. */
export const runsOf = (plan: Plan, grid: Grid): PlannedRun[] =>
  plan.shapes.flatMap((shape) =>
    (grid.rates.get(shape) ?? []).flatMap((rate) => seedsOf(grid).map((seed) => plannedRun(plan, shape, rate, seed))),
  );

/** The order to carry runs out in: seed by seed, as the runs of one seed share their data. */
export const bySeed = (runs: readonly PlannedRun[]): PlannedRun[] => [...runs].sort((a, b) => (a.seed ?? 0) - (b.seed ?? 0));

/** Rows in the order of a results file. */
export function sortedRows({ shapes }: Plan, rows: Iterable<Row>): Row[] {
  const place = new Map(shapes.map((shape, i) => [shape, i]));
  const at = ({ shape }: Row): number => place.get(shape) ?? shapes.length;
  return [...rows].sort((a, b) => at(a) - at(b) || a.rate - b.rate || (a.seed ?? 0) - (b.seed ?? 0));
}
