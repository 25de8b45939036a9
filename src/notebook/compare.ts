import { scheduleFigure } from "../plots/scheduleFigure.js";
import type { TrainedRun } from "../plots/trainedRuns.js";
import { trainingFigure } from "../plots/trainingFigure.js";
import { expectNamed, expectNumbers, expectOptions } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { isSchedule, type Schedule } from "../schedules/schedule.js";
import { type Compare, compare as compareResults } from "../stats/compare.js";
import type { Content } from "./content.js";
import { isRun } from "./presentRun.js";
import { endless } from "./presentSchedule.js";
import { put } from "./put.js";
import { type Row, tableOf } from "./tableOf.js";
import { versusColumns, versusFigure } from "./versusBaseline.js";

/** Options of `compare`, for results per seed. */
export interface CompareOptions extends Omit<Compare, "baseline"> {
  /** The name that the others are compared with, the first one when left out. */
  baseline?: string;
}

type Named<T> = Readonly<Record<string, T>>;

/** A picture holds no more runs than it has colours for. */
const mostRuns = 3;

/**
 * Compares schedules, training runs or results per seed, by name: `compare({ cosine, linear })` draws them together over a table of their numbers.
 *
 * Schedules: their curves; first rate, peak and where it is, last rate and mean. Runs: their losses (of up to three), and where they ended.
 * Results, one number a seed in the same order of seeds: the mean difference from the baseline, its interval, Holm's p and a verdict. These come
 * from the function of the same name in `lrlab`, which returns them; for both in one cell write
 * `import { compare as compareResults } from "lrlab"`.
 *
 * @param things two or more of one kind, by name.
 * @param options of results only: lowerIsBetter (true for a loss, false for an accuracy), baseline (the first when left out), smallest difference
 * worth having (0), level (0.95).
 * @throws a RangeError for one thing alone, for things of different kinds, and for options that fit no results.
 */
export function compare(things: Named<Schedule> | Named<TrainedRun> | Named<readonly number[]>, options?: CompareOptions): void {
  const where = "compare";
  const must = "things must be at least two by name";
  const named = expectNamed<unknown>(where, must, things, (count) => count > 1, "Write compare({ cosine, linear }).");
  const kinds = named.map(([name, thing]) => [name, kindOf(name, thing)] as const);
  const [[first, kind]] = kinds as [(typeof kinds)[number]]; // two at least
  const other = kinds.find(([, one]) => one !== kind);
  if (other)
    fail(where, "things must be of one kind", `${first}, ${kind}, and ${other[0]}, ${other[1]}`, "Compare schedules, or runs, or lists.");
  const given = options === undefined ? {} : options;
  if (kind !== "a list of numbers") expectOptions(where, given, []);
  put(compared(kind, named, given));
}

function compared(kind: Kind, named: readonly (readonly [string, unknown])[], options: Partial<CompareOptions>): readonly Content[] {
  switch (kind) {
    case "a schedule":
      return ofSchedules(named as [string, Schedule][]);
    case "a run":
      return ofRuns(named as [string, TrainedRun][]);
    case "a list of numbers":
      return ofResults(named as [string, readonly number[]][], options);
  }
}

type Kind = "a schedule" | "a run" | "a list of numbers";

function kindOf(name: string, thing: unknown): Kind {
  if (isSchedule(thing)) return "a schedule";
  if (isRun(thing)) return "a run";
  if (Array.isArray(thing)) {
    expectNumbers("compare", name, thing);
    return "a list of numbers";
  }
  return fail("compare", `${name} must be a schedule, a run or a list of numbers`, thing, "Write compare({ cosine, linear }).");
}

function ofSchedules(named: readonly (readonly [string, Schedule])[]): readonly Content[] {
  const isEndless = named.every(([, { steps }]) => steps === null);
  const figure = scheduleFigure(Object.fromEntries(named), isEndless ? { steps: endless } : {});
  const longest = isEndless ? endless : Math.max(...named.map(([, { steps }]) => steps ?? 0));
  const rows = named.map(([name, lr]): Row => {
    const rates = Array.from({ length: Math.min(lr.steps ?? longest, longest) }, (_, t) => lr(t));
    const peak = rates.reduce((top, rate) => Math.max(top, rate), 0);
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    return {
      schedule: name,
      updates: lr.steps,
      "first rate": rates[0],
      peak,
      "at update": rates.indexOf(peak),
      "last rate": rates.at(-1),
      "mean rate": mean,
    };
  });
  const how = isEndless ? ` over the first ${endless} updates` : "";
  return [figure, tableOf(rows, `The rates of ${named.length} schedules${how}.`)];
}

function ofRuns(named: readonly (readonly [string, TrainedRun])[]): readonly Content[] {
  const drawn = named.length <= mostRuns && named.every(([, { history }]) => history.length > 0);
  const rows = named.map(([name, { history, steps, diverged }]): Row => {
    const score = history.findLast(({ validation }) => validation)?.validation;
    return {
      run: name,
      updates: history.length,
      of: steps,
      "last loss": history.at(-1)?.loss,
      ...(score ? { "validation loss": score.loss, ...(score.accuracy === null ? {} : { "validation accuracy": score.accuracy }) } : {}),
      ...(diverged ? { "diverged at": diverged.step } : {}),
    };
  });
  return [...(drawn ? [trainingFigure(Object.fromEntries(named))] : []), tableOf(rows, `Where ${named.length} runs ended.`)];
}

function ofResults(named: readonly (readonly [string, readonly number[]])[], options: Partial<CompareOptions>): readonly Content[] {
  expectOptions("compare", options, ["baseline", "lowerIsBetter", "smallest", "level"]);
  const [[first, { length: seeds }]] = named as [readonly [string, readonly number[]]]; // two at least
  const { baseline = first, lowerIsBetter, smallest = 0, level = 0.95 } = options;
  if (typeof lowerIsBetter !== "boolean")
    fail("compare", "lowerIsBetter must be true or false", lowerIsBetter, "Say true for a loss, false for an accuracy.");
  const uneven = named.find(([, results]) => results.length !== seeds);
  if (uneven)
    fail("compare", `${uneven[0]} must hold ${seeds} results, as ${first} does`, uneven[1].length, "Run every seed with each of them.");
  const compared = compareResults(Object.fromEntries(named), { baseline, lowerIsBetter, smallest, level });
  const rows = named.map(([name, results]): Row => {
    const mean = results.reduce((sum, result) => sum + result, 0) / seeds;
    return { name, mean, ...versusColumns(baseline, compared[name] ?? null) };
  });
  const share = `${Math.round(100 * level)} % interval`;
  const sentence = `${seeds} paired seed${seeds === 1 ? "" : "s"}, less is ${lowerIsBetter ? "better" : "worse"}; the difference from ${baseline} with its ${share}.`;
  return [versusFigure({ label: `minus ${baseline}`, versus: Object.entries(compared), smallest }), tableOf(rows, sentence)];
}
