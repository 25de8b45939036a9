import type { ExperimentTable, ShapeResult } from "../../../engine/experiment/table.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { type Comparison, verdict } from "../../../stats/verdict.js";
import { type StoredStudy, storedStudy, storedSweep } from "../../stored.js";
import type { Rule } from "./finder.js";
import ablation4 from "./results/ablation-4.summary.json" with { type: "json" };
import ablation25 from "./results/ablation-25.summary.json" with { type: "json" };
import ablationCnn from "./results/ablation-cnn.summary.json" with { type: "json" };
import budgetsSummary from "./results/budgets.summary.json" with { type: "json" };
import cnnSummary from "./results/cnn.summary.json" with { type: "json" };
import momentumSummary from "./results/momentum.summary.json" with { type: "json" };
import rangeSummary from "./results/range.summary.json" with { type: "json" };
import rangeCnnSummary from "./results/range-cnn.summary.json" with { type: "json" };

/** Reads a stored result when it is first asked for. */
function once<T>(read: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= read();
    return value;
  };
}

/** Four shapes at three budgets on the MLP, less the constant of 25 epochs. */
export const budgets = once(() => storedSweep("09-one-cycle/budgets", budgetsSummary));
/** Four shapes of 4 epochs on the CNN with batch norm, less the constant of 10. */
export const cnnBudgets = once(() => storedSweep("09-one-cycle/cnn", cnnSummary));
/** Each shape at its own best peak, less the straight line. */
export const ablations = {
  "mlp-4": once(() => storedSweep("09-one-cycle/ablation-4", ablation4)),
  "mlp-25": once(() => storedSweep("09-one-cycle/ablation-25", ablation25)),
  cnn: once(() => storedSweep("09-one-cycle/ablation-cnn", ablationCnn)),
} as const;
export type Ablation = keyof typeof ablations;

const ranges = once(() => ({
  mlp: storedStudy("09-one-cycle/range", rangeSummary),
  cnn: storedStudy("09-one-cycle/range-cnn", rangeCnnSummary),
}));
const momenta = once(() => storedStudy("09-one-cycle/momentum", momentumSummary));

export type NetName = "mlp" | "cnn";

/** The numbers of epochs that were tried, and their updates. */
export const epochs = { 4: 184, 10: 460, 25: 1150 } as const;
export type Epochs = keyof typeof epochs;
export const shapes = ["constant", "linear", "cosine", "one cycle"] as const;
export type Shape = (typeof shapes)[number];

export function shapeOf(table: ExperimentTable, name: string): ShapeResult {
  const found = table.shapes.find((shape) => shape.name === name);
  if (!found) throw new RangeError(`${name} must be a shape of the table, got ${table.shapes.map((shape) => shape.name).join(", ")}.`);
  return found;
}

/** A shape's test accuracy at the rate that validation chose, after so many epochs on the MLP. */
export const tunedAt = (shape: Shape, length: Epochs): { readonly rate: number; readonly test: number } => {
  const { rate, test } = shapeOf(budgets(), `${shape}, ${length} epochs`);
  return { rate: rate ?? Number.NaN, test: test ?? Number.NaN };
};

/** How finely the baseline's rate was looked for. */
export const grids = {
  tens: { name: "powers of ten: 0.01 and 0.1", rates: [0.01, 0.1] },
  thirds: { name: "four: 0.003, 0.01, 0.03, 0.1", rates: [0.003, 0.01, 0.03, 0.1] },
  all: { name: "all nine", rates: [0.003, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2] },
} as const;
export type Grid = keyof typeof grids;

/** The constant rate of 25 epochs that a grid finds on validation data, and what it reaches on test data. */
export function baselineOf(grid: Grid): { readonly rate: number; readonly test: number } {
  const { rates } = shapeOf(budgets(), "constant, 25 epochs");
  const tried = rates.filter(({ rate, validation }) => validation !== null && (grids[grid].rates as readonly number[]).includes(rate));
  const best = tried.reduce((found, one) => ((one.validation as number) > (found.validation as number) ? one : found));
  return { rate: best.rate, test: best.test as number };
}

/** The fewest epochs after which a shape, at its own best rate, is as good as the baseline; null where none is. */
export function fewestEpochs(shape: Shape, grid: Grid): Epochs | null {
  const { test } = baselineOf(grid);
  return ([4, 10, 25] as const).find((length) => tunedAt(shape, length).test >= test) ?? null;
}

const studyOf = (net: NetName): StoredStudy => ranges()[net];

/** What finders took, a seed each: by one of five rules, or our own pick; and the ends of our range. */
export type Reading = Rule | "pick" | "low" | "high";

export function picks(net: NetName, updates: number, reading: Reading): readonly (number | null)[] {
  return (studyOf(net).cases[`${updates} updates`]?.[reading] ?? []) as readonly (number | null)[];
}

/** The lengths of range test that were tried. */
export const lengthsOf = (net: NetName): readonly number[] => Object.keys(studyOf(net).cases).map((name) => Number.parseInt(name, 10));

export const seedsOf = (net: NetName): number => studyOf(net).seeds;

/** A pick below this is no answer: the rates there leave the net as it is. */
export const foot = 1e-5;

/** How many picks stand at the foot of the test. */
export const atFoot = (list: readonly (number | null)[]): number => list.filter((rate) => rate === null || rate < foot).length;

/** The middle of some picks, by their order; those at the foot are left out. */
export function median(list: readonly (number | null)[]): number {
  const sorted = list.filter((rate) => rate !== null && rate >= foot).sort((a, b) => (a as number) - (b as number)) as number[];
  const [i, j] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return Math.sqrt((sorted[i] ?? Number.NaN) * (sorted[j] ?? Number.NaN));
}

/** The best peaks there are, by training: of the constant and of one cycle, over 25 epochs on the MLP and over 4 on the CNN. */
export function truth(net: NetName): { readonly constant: number; readonly cycle: number } {
  const [table, constant, cycle] =
    net === "mlp"
      ? ([budgets(), "constant, 25 epochs", "one cycle, 25 epochs"] as const)
      : ([cnnBudgets(), "constant, 4 epochs", "one cycle, 4 epochs"] as const);
  return { constant: shapeOf(table, constant).rate ?? Number.NaN, cycle: shapeOf(table, cycle).rate ?? Number.NaN };
}

/** One cycle with its momentum cycled, less one cycle with momentum 0.9, each at its own best peak. */
export function momentumGain(length: Epochs): {
  readonly interval: Interval;
  readonly verdict: Comparison;
  readonly cycled: { readonly rate: number; readonly test: number };
  readonly fixed: { readonly rate: number; readonly test: number };
} {
  const best = (way: "cycled" | "fixed") => {
    const found = Object.entries(momenta().cases).flatMap(([name, values]) => {
      const [own, steps, rate] = name.split(", ");
      const validation = (values.validation ?? []) as readonly (number | null)[];
      if (own !== way || Number.parseInt(steps ?? "", 10) !== epochs[length] || validation.includes(null)) return [];
      return [{ rate: Number(rate), score: mean(validation as readonly number[]), tests: values.test as readonly number[] }];
    });
    return found.reduce((one, other) => (other.score > one.score ? other : one));
  };
  const [cycled, fixed] = [best("cycled"), best("fixed")];
  const interval = pairedInterval(cycled.tests, fixed.tests);
  return {
    interval,
    verdict: verdict(interval, { lowerIsBetter: false, smallest: 0.005 }),
    cycled: { rate: cycled.rate, test: mean(cycled.tests) },
    fixed: { rate: fixed.rate, test: mean(fixed.tests) },
  };
}

export const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** A difference of accuracies in points, with its interval. */
export const interval = (difference: Interval): string => differenceText({ metric: "accuracy" }, difference);

/** An accuracy as one says it: "83.4 %". */
export const accuracyText = (part: number): string => `${(100 * part).toFixed(1)} %`;
