import { isFigure } from "../plots/isFigure.js";
import { problemFigure } from "../plots/problemFigure.js";
import type { ShownProblem } from "../plots/problems/shownProblem.js";
import { rangeTestFigure } from "../plots/rangeTestFigure.js";
import { isController } from "../schedules/controllers/controller.js";
import { isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { isSchedule } from "../schedules/schedule.js";
import type { Content, Frames } from "./content.js";
import { isTable } from "./isTable.js";
import { isExperiment, presentExperiment } from "./presentExperiment.js";
import { isNet, isOptim, presentNet, presentOptim } from "./presentNet.js";
import { historyTable, isHistory, isRun, presentRun } from "./presentRun.js";
import { presentController, presentSchedule } from "./presentSchedule.js";
import { isTensor, presentTensor } from "./presentTensor.js";
import { areRows, tableOf } from "./tableOf.js";

/** More pictures than this in one list are no answer to a question. */
const mostFigures = 12;

/**
 * What a value looks like: figures, tables and formulas, or null where its text says it best.
 *
 * Values are known by what they have and not by their class: cells and what shows them may hold two copies of the library, and this one
 * should not load the engine to look at what it made.
 *
 * @throws a RangeError for what looks like one of ours and is broken, such as a tensor of an earlier step.
 */
export function present(value: unknown): readonly Content[] | null {
  if (isSchedule(value)) return presentSchedule(value);
  if (isNet(value)) return presentNet(value);
  if (typeof value !== "object" || value === null) return null;
  if (isFigure(value)) return [value];
  if (isTable(value)) return [value];
  if (isFrames(value)) return [value];
  if (isRun(value)) return presentRun(value);
  if (isTensor(value)) return presentTensor(value);
  if (isExperiment(value)) return presentExperiment(value);
  if (isRangeTest(value)) return [rangeTestFigure(value)];
  if (isOptim(value)) return presentOptim(value);
  if (isController(value)) return presentController(value);
  if (isProblem(value)) return [problemFigure(value)];
  if (isHistory(value)) return [historyTable(value)];
  if (Array.isArray(value) && value.length > 0 && value.length <= mostFigures && value.every(isFigure)) return value;
  if (areRows(value)) return [tableOf(value)];
  return null;
}

/** What a thing looks like, or an error that says what can be shown. */
export function contentsOf(where: string, what: string, thing: unknown): readonly Content[] {
  const advice = thing instanceof Promise ? "Write await before it." : "Print a value with console.log.";
  return present(thing) ?? fail(where, `${what} must be a figure, a schedule, a table, a run or a tensor`, thing, advice);
}

const isFrames = (value: object): value is Frames => {
  const { kind, frames } = value as { kind?: unknown; frames?: unknown };
  return (
    kind === "frames" &&
    Array.isArray(frames) &&
    frames.length > 0 &&
    frames.every((frame: { figure?: unknown }) => isFigure(frame?.figure))
  );
};

const isRangeTest = (value: object): value is Parameters<typeof rangeTestFigure>[0] =>
  isPlainObject(value) && ["rates", "losses", "smoothed", "spacing", "interval"].every((name) => Object.hasOwn(value, name));

const isProblem = (value: object): value is ShownProblem =>
  ["stream", "loss", "score"].every((name) => typeof (value as Record<string, unknown>)[name] === "function") && hasKind(value);

const hasKind = (value: object): boolean => typeof (value as { spec?: { kind?: unknown } }).spec?.kind === "string";
