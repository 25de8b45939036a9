import type { ExperimentTable, ShapeResult } from "../../../engine/experiment/table.js";
import { remembered } from "../../../labs/exact/remembered.js";
import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { plannedTable } from "../../course/10-plateau/measured.js";
import { anytimeStudy, rateOf } from "../../course/11-beyond-fixed-horizons/measured.js";
import { caseOf, runOf, stops, valueName, type Way } from "../../course/11-beyond-fixed-horizons/study.js";
import { listsOf, storedSweep } from "../../stored.js";
import byHeartSummary from "./results/by-heart.summary.json" with { type: "json" };
import convolutionalSummary from "./results/convolutional.summary.json" with { type: "json" };
import freshSummary from "./results/fresh.summary.json" with { type: "json" };
import shortSummary from "./results/short.summary.json" with { type: "json" };

/** The settings that were measured with a known length: the best shape of each is its table's baseline. */
export const settings = {
  fresh: { name: "fresh examples", table: storedSweep("choose/fresh", freshSummary), rules: "online" },
  byHeart: { name: "learnt by heart", table: storedSweep("choose/by-heart", byHeartSummary), rules: "finite" },
  short: { name: "learnt by heart, short", table: storedSweep("choose/short", shortSummary), rules: null },
  convolutional: { name: "convolutional, batch norm", table: storedSweep("choose/convolutional", convolutionalSummary), rules: null },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly table: ExperimentTable; readonly rules: "online" | "finite" | null }>
>;
export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as readonly SettingName[];

/** Points of accuracy with one digit: "0.4", "−0.2". */
export function pointsText(part: number): string {
  const size = Math.abs(100 * part).toFixed(1);
  return part < 0 && Number(size) > 0 ? `−${size}` : size;
}

/** Half a point of accuracy: less is not worth having. */
export const smallest = 0.005;

/** How the rate of a run came about: the best that was tried, or a guess that is off by a factor. */
export type Guess = 0.5 | 1 | 2;

/** The result of one shape of a table. */
export function shapeOf(table: ExperimentTable, name: string): ShapeResult {
  const found = table.shapes.find((shape) => shape.name === name);
  if (!found) throw new RangeError(`shapeOf: the table must have ${name}, got ${table.shapes.map((shape) => shape.name).join(", ")}.`);
  return found;
}

/** A result between two rates that were tried, on an axis of their logarithms; null outside of them. */
export function between<T>(
  tried: readonly { readonly rate: number }[],
  rate: number,
  mix: (low: number, high: number, part: number) => T,
): T | null {
  const near = tried.findIndex((one) => Math.abs(one.rate / rate - 1) < 1e-9);
  if (near >= 0) return mix(near, near, 0);
  const high = tried.findIndex((one) => one.rate > rate);
  if (high <= 0) return null;
  const [a, b] = [tried[high - 1]?.rate ?? 1, tried[high]?.rate ?? 1];
  return mix(high - 1, high, Math.log(rate / a) / Math.log(b / a));
}

/**
 * How much worse a shape is than the best of its setting, as a part of 1, with its interval.
 *
 * At its own best rate the interval is that of paired differences. At a guess, half of that rate or twice, the mean lies between two rates
 * that were tried, the interval is the mean's own, and a rate outside of what was tried gives null.
 */
export function regretOf(setting: SettingName, name: string, guess: Guess = 1): Interval | null {
  const { table } = settings[setting];
  return regretIn(table, name, guess);
}

function regretIn(table: ExperimentTable, name: string, guess: Guess): Interval | null {
  const best = shapeOf(table, table.baseline).test ?? Number.NaN;
  const shape = shapeOf(table, name);
  const level = table.level;
  const n = table.seeds ?? 1;
  if (guess === 1) {
    if (shape.versus === null) return { mean: 0, low: 0, high: 0, n, level };
    const { mean, low, high } = shape.versus.difference;
    return { mean: -mean, low: -high, high: -low, n, level };
  }
  const tried = shape.rates;
  return between(tried, (shape.rate ?? Number.NaN) * guess, (i, j, part): Interval | null => {
    const [a, b] = [tried[i], tried[j]];
    if (!a?.band || !b?.band || a.test === null || b.test === null) return null;
    const mix = (low: number, high: number): number => best - (low + part * (high - low));
    return { mean: mix(a.test, b.test), low: mix(a.band[1], b.band[1]), high: mix(a.band[0], b.band[0]), n, level };
  });
}

/** Every shape of a setting with its regret, the least first; `rule` adds a plateau rule where one was measured. */
export const regrets = remembered((setting: SettingName, guess: Guess): readonly (readonly [string, Interval])[] => {
  const { table, rules } = settings[setting];
  const shapes = table.shapes.map(({ name }) => [name, regretOf(setting, name, guess)] as const);
  const reacting = rules === null ? [] : [["plateau, halving", regretIn(plannedTable(rules), "halving", guess)] as const];
  return [...shapes, ...reacting]
    .filter((row): row is readonly [string, Interval] => row[1] !== null)
    .sort(([, a], [, b]) => a.mean - b.mean);
}, 16);

/** The ways to be ready for a stop that nobody knew of. */
export const ways = ["average", "branch, linear", "cosine", "schedule-free", "constant"] as const satisfies readonly Way[];
export const calledWays: Readonly<Record<(typeof ways)[number], string>> = {
  average: "average of a trunk",
  "branch, linear": "branch of a trunk",
  cosine: "cosine, stopped",
  "schedule-free": "schedule-free",
  constant: "the trunk as it is",
};

const triedOf = (way: Way): readonly { readonly rate: number }[] => {
  const run = runOf(way);
  return Object.keys(anytimeStudy().cases)
    .filter((name) => name.startsWith(`${run} `))
    .map((name) => ({ rate: Number(name.slice(run.length + 1)) }))
    .sort((a, b) => a.rate - b.rate);
};

const testsAt = (way: Way, rate: number, stop: number): readonly number[] =>
  listsOf(anytimeStudy(), caseOf(runOf(way), rate), valueName(way, "test")).map((list) => list[stops.indexOf(stop)] as number); // one for each stop

/** How much worse than a straight line that was told the stop: paired over seeds, at a guess between two rates that were tried. */
export function regretAtStop(way: (typeof ways)[number], stop: number, guess: Guess = 1): Interval | null {
  const knew = testsAt("linear, told the stop", rateOf("linear, told the stop", stop), stop);
  const tried = triedOf(way);
  return between(tried, guess * rateOf(way, stop), (i, j, part): Interval => {
    const [a, b] = [testsAt(way, tried[i]?.rate ?? 0, stop), testsAt(way, tried[j]?.rate ?? 0, stop)];
    return pairedInterval(
      knew,
      a.map((low, k) => low + part * ((b[k] as number) - low)),
    );
  });
}

/** The ways with their regret at a stop, the least first. */
export const regretsAtStop = remembered(
  (stop: number, guess: Guess): readonly (readonly [string, Interval])[] =>
    ways
      .map((way) => [calledWays[way], regretAtStop(way, stop, guess)] as const)
      .filter((row): row is readonly [string, Interval] => row[1] !== null)
      .sort(([, a], [, b]) => a.mean - b.mean),
  16,
);
