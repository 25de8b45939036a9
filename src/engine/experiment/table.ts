import { type Compared, compare } from "../../stats/compare.js";
import { type Interval, pairedInterval } from "../../stats/pairedInterval.js";
import { type Comparison, verdict } from "../../stats/verdict.js";
import { type Grid, plannedRun, seedsOf } from "./grid.js";
import type { Row } from "./row.js";
import type { Plan } from "./sweep.js";

/** A shape against the baseline, each at the rates in question, over the same seeds. */
export interface Versus {
  /** The shape's results less the baseline's; low and high are the mean itself where results are exact. */
  readonly difference: Interval;
  /** Holm's adjusted p over the shapes compared with the baseline: each at its best rate, or all at one rate. Null where results are exact. */
  readonly p: number | null;
  readonly verdict: Comparison;
}

/** All runs of one shape at one rate. */
export interface RateResult {
  readonly rate: number;
  /** Means over seeds; null where a run diverged. */
  readonly validation: number | null;
  readonly test: number | null;
  /** How much worse than at the chosen rate, on the test data. */
  readonly regret: number | null;
  /** Where the mean on the test data lies, by seeds drawn anew, with the table's confidence; null where a run diverged, or where one seed or none was drawn. */
  readonly band: readonly [low: number, high: number] | null;
  /** How many runs diverged. */
  readonly diverged: number;
}

/** What came out for one shape. */
export interface ShapeResult {
  readonly name: string;
  /** The rate with the best mean on the validation data; null where a run diverged at every rate. */
  readonly rate: number | null;
  /** The mean on the test data at that rate. */
  readonly test: number | null;
  /** How much worse than the best tuned shape. */
  readonly regret: number | null;
  /** Where the chosen rate is the lowest or the highest that was tried, it may not be the best there is. */
  readonly edge: "lowest" | "highest" | "both" | null;
  /** Against the baseline at its own rate; null for the baseline. */
  readonly versus: Versus | null;
  readonly rates: readonly RateResult[];
}

/** Every shape against the baseline at one rate, the same for all: what the schedule's critics and friends both like to quote. */
export interface SameRate {
  readonly rate: number;
  /** By shape; null where either of the two diverged. */
  readonly versus: Readonly<Record<string, Versus | null>>;
}

/** What an experiment says. */
export interface ExperimentTable {
  readonly metric: "accuracy" | "loss";
  readonly lowerIsBetter: boolean;
  readonly baseline: string;
  readonly smallest: number;
  readonly level: number;
  /** Number of paired seeds; null where results are exact. */
  readonly seeds: number | null;
  readonly shapes: readonly ShapeResult[];
  /** At each rate that was given; rates that refining added are not every shape's. */
  readonly sameRate: readonly SameRate[];
}

/** The metric of each seed at one rate, on both splits; null where a run diverged. */
interface Cell {
  readonly rate: number;
  readonly validation: readonly number[] | null;
  readonly test: readonly number[] | null;
  readonly diverged: number;
}

/** Reads the table of a grid off its rows, which must all be there. */
export function tabulate(plan: Plan, grid: Grid, rows: ReadonlyMap<string, Row>): ExperimentTable {
  const { metric, lowerIsBetter, baseline, smallest, level, shapes } = plan;
  const cells = new Map(shapes.map((name) => [name, cellsOf(plan, grid, name, rows)]));
  const cellsFor = (name: string): readonly Cell[] => cells.get(name) ?? [];
  const chosen = new Map(shapes.map((name) => [name, best(cellsFor(name), lowerIsBetter)]));
  const versus = against(plan, grid, new Map(shapes.map((name) => [name, chosen.get(name)?.test ?? null])));

  const tuned = shapes.map((name) => mean(chosen.get(name)?.test ?? null)).filter((score) => score !== null);
  const top = lowerIsBetter ? Math.min(...tuned) : Math.max(...tuned);
  return {
    metric,
    lowerIsBetter,
    baseline,
    smallest,
    level,
    seeds: grid.seeds,
    shapes: shapes.map((name): ShapeResult => {
      const cell = chosen.get(name) ?? null;
      const test = mean(cell?.test ?? null);
      const rates = cellsFor(name).map((one): RateResult => {
        const score = mean(one.test);
        const regret = score === null || test === null ? null : lowerIsBetter ? score - test : test - score;
        return {
          rate: one.rate,
          validation: mean(one.validation),
          test: score,
          regret,
          band: bandOf(one.test, level),
          diverged: one.diverged,
        };
      });
      const regret = test === null ? null : Math.abs(test - top);
      return { name, rate: cell?.rate ?? null, test, regret, edge: edgeOf(rates, cell?.rate), versus: versus[name] ?? null, rates };
    }),
    sameRate: plan.rates.map((rate) => {
      const at = (name: string) => cellsFor(name).find((cell) => cell.rate === rate)?.test ?? null;
      return { rate, versus: against(plan, grid, new Map(shapes.map((name) => [name, at(name)]))) };
    }),
  };
}

function cellsOf(plan: Plan, grid: Grid, shape: string, rows: ReadonlyMap<string, Row>): Cell[] {
  return (grid.rates.get(shape) ?? []).map((rate) => {
    const found = seedsOf(grid).map((seed) => rows.get(plannedRun(plan, shape, rate, seed).key) as Row); // they are all there
    const diverged = found.filter((row) => row.diverged !== null).length;
    const values = (split: "validation" | "test") => (diverged > 0 ? null : found.map((row) => row[split]?.[plan.metric] as number)); // a run that ends has scores
    return { rate, validation: values("validation"), test: values("test"), diverged };
  });
}

/** The cell with the best mean on the validation data; a rate at which a run diverged is worse than any other. */
function best(cells: readonly Cell[], lowerIsBetter: boolean): Cell | null {
  const sign = lowerIsBetter ? 1 : -1;
  const loss = ({ validation }: Cell): number => sign * (mean(validation) ?? sign * Number.POSITIVE_INFINITY);
  return cells.reduce<Cell | null>(
    (found, cell) => (cell.validation !== null && (found === null || loss(cell) < loss(found)) ? cell : found),
    null,
  );
}

/** Each shape against the baseline; null for the baseline, and where either diverged. */
function against(plan: Plan, grid: Grid, results: ReadonlyMap<string, readonly number[] | null>): Record<string, Versus | null> {
  const { baseline, lowerIsBetter, smallest, level } = plan;
  const base = results.get(baseline) ?? null;
  const others = [...results].filter(([name, values]) => name !== baseline && values !== null) as [string, readonly number[]][];
  if (base === null || others.length === 0) return Object.fromEntries([...results.keys()].map((name) => [name, null]));
  const compared: Record<string, Compared | Versus> =
    grid.seeds === null
      ? Object.fromEntries(others.map(([name, [value = 0]]) => [name, exact(value - (base[0] as number))])) // an exact result is one number
      : compare(Object.fromEntries([[baseline, base] as const, ...others]), { baseline, lowerIsBetter, smallest, level });
  return Object.fromEntries([...results.keys()].map((name) => [name, compared[name] ?? null]));

  function exact(mean: number): Versus {
    const difference = { mean, low: mean, high: mean, n: 1, level };
    return { difference, p: null, verdict: verdict(difference, { lowerIsBetter, smallest }) };
  }
}

function edgeOf(rates: readonly RateResult[], rate: number | undefined): ShapeResult["edge"] {
  const i = rates.findIndex((one) => one.rate === rate);
  if (i < 0) return null;
  if (rates.length === 1) return "both";
  return i === 0 ? "lowest" : i === rates.length - 1 ? "highest" : null;
}

/** The interval around a mean over seeds: that of the differences from zero. */
function bandOf(values: readonly number[] | null, level: number): readonly [number, number] | null {
  if (values === null || values.length < 2) return null;
  const { low, high } = pairedInterval(
    values,
    values.map(() => 0),
    { level },
  );
  return [low, high];
}

const mean = (values: readonly number[] | null): number | null =>
  values === null ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
