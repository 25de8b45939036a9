import { expectOptions, expectText } from "../expect.js";
import { shown } from "../fail.js";
import { logNames, logTable } from "./logTable.js";
import type { TraceRow } from "./trace.js";

/** Options of `readTrace`. */
export interface ReadTraceOptions {
  /** The column that counts; found by its name when left out. */
  readonly step?: string;
  /** The column of rates; found by its name when left out. */
  readonly lr?: string;
}

/** Names of columns in logs, the surest first, as letters and digits only. A column of epochs has to be named: it counts something else. */
const stepNames = [
  "step",
  "steps",
  "globalstep",
  "trainerglobalstep",
  "trainstep",
  "update",
  "updates",
  "iteration",
  "iterations",
  "iter",
  "it",
  "t",
];
const lrNames = ["lr", "learningrate", "trainlr", "trainlearningrate", "rate", "eta", "η", "lr0", "lrgroup0", "group0lr", "lrpg0", "value"];
/** The same at the end of a longer name, if there is one such: "my run - train/learning_rate", "train/global_step". */
const lastNames: readonly string[] = ["globalstep", "step", "iteration", "iter", "learningrate", "lr"];
/** A monitor names the rate after the optimizer, and numbers its groups: "lr-AdamW", "lr-SGD/pg1". */
const monitored = /^lr-\w+(\/pg1)?$/i;

/**
 * Reads a rate trace from the text of a log, as loggers write it: a CSV file, or records in JSON.
 *
 * In a CSV file the first line names the columns: one that counts updates (step, update, iteration, t …) and one of rates (lr, learning_rate, rate …).
 * It takes a byte-order mark; comma, semicolon, tab, bar or spaces; a decimal comma beside any but the comma; quotes; either line ending;
 * empty lines and lines that begin with #. A row without a rate, as loggers leave when they write something else, is passed over.
 * Records are a list of objects, an object a line, or a trainer's state with its log_history.
 *
 * Rows must be of one run: where steps repeat or fall it throws, and says at which line, since a log of two runs has to be cut first.
 *
 * @param text the file's text.
 * @param options step and lr, names of columns, where the file has unusual ones.
 *
 * @example
 * readTrace("step,lr\n0,0.1\n1,0.05"); // [{"step":0,"lr":0.1},{"step":1,"lr":0.05}]
 * readTrace("lr;iteration\n0,1;0\n0,05;1"); // [{"step":0,"lr":0.1},{"step":1,"lr":0.05}]
 * readTrace('[{ "step": 0, "lr": 0.1 }, { "step": 1, "lr": 0.05 }]'); // [{"step":0,"lr":0.1},{"step":1,"lr":0.05}]
 */
export function readTrace(text: string, options: ReadTraceOptions = {}): TraceRow[] {
  expectText("readTrace", "the file", text, "Give the text of a CSV file.");
  expectOptions("readTrace", options, ["step", "lr"]);
  for (const name of ["step", "lr"] as const)
    if (options[name] !== undefined) expectText("readTrace", name, options[name], "It is the name of a column.");
  const { names, rows: found, decimalComma, isRecords } = logTable(text);
  if (names.length === 0)
    throw new RangeError("readTrace: the file must have a line of column names and rows below it, got nothing. Write step,lr first.");
  if (names.length < 2 || names.every((name) => isNumber(name) || !/\p{L}/u.test(name))) {
    if (isRecords)
      throw new RangeError(
        `readTrace: each record must name two numbers or more, got ${names.map(shown).join(", ")}. Write {"step": 0, "lr": 0.1}.`,
      );
    const advice = names.length < 2 ? "Separate them by commas, semicolons, tabs, bars or spaces." : "Write step,lr above it.";
    throw new RangeError(`readTrace: the first line must name two columns or more, got ${names.map(shown).join(", ")}. ${advice}`);
  }
  const stepAt = columnOf(names, "step", options.step);
  const lrAt = columnOf(names, "lr", options.lr);
  const rows: TraceRow[] = [];
  for (const { cells, place } of found()) {
    const [step, lr] = [cells[stepAt] ?? "", cells[lrAt] ?? ""];
    if (lr === "") continue;
    const row = {
      step: numberOf(step, decimalComma, place, names[stepAt] ?? "step"),
      lr: numberOf(lr, decimalComma, place, names[lrAt] ?? "lr"),
    };
    const last = rows.at(-1)?.step;
    if (last !== undefined && row.step <= last)
      throw new RangeError(`readTrace: steps must rise, got ${row.step} at ${place} after ${last}. ${overlap(row.step)}`);
    rows.push(row);
  }
  if (rows.length < 2)
    throw new RangeError(`readTrace: a trace must have at least two rows with a rate, got ${rows.length}. One rate fits every schedule.`);
  return rows;
}

/** The columns that a file names in its first line, and those that would be read: null where none has a usual name. */
export interface TraceColumns {
  readonly names: readonly string[];
  readonly step: string | null;
  readonly lr: string | null;
}

/**
 * The columns of a log, for a reader to choose from.
 *
 * @param text the file's text.
 */
export function traceColumns(text: string): TraceColumns {
  const names = logNames(text);
  return { names, step: names[usualAt(names, "step")] ?? null, lr: names[usualAt(names, "lr")] ?? null };
}

/** What to do about a log that goes back. */
const overlap = (step: number): string =>
  step === 0
    ? "Two runs stand in this file: keep the rows of one."
    : `A run that was resumed at ${step} logs again what was lost: take out the older rows from ${step} on.`;

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Where the column with the surest of the usual names stands, -1 where there is none, or two that are as sure. */
function usualAt(columns: readonly string[], name: "step" | "lr"): number {
  const usual = name === "step" ? stepNames : lrNames;
  const whole = usual.map((word) => columns.findIndex((column) => bare(column) === word)).find((i) => i >= 0);
  if (whole !== undefined) return whole;
  const ends = columns.map((column) => bare(column.split(/ - |\//).at(-1) ?? ""));
  const named = columns.flatMap((column, i) => {
    const end = ends[i] ?? "";
    return (lastNames.includes(end) && usual.includes(end)) || (name === "lr" && monitored.test(column)) ? [i] : [];
  });
  return named.length === 1 ? (named[0] as number) : -1;
}

/** Where a column stands: by the name that was given, else by the surest of the usual ones. */
function columnOf(columns: readonly string[], name: "step" | "lr", given: string | undefined): number {
  const at = given === undefined ? usualAt(columns, name) : columns.indexOf(given);
  if (at >= 0) return at;
  const wanted = given === undefined ? `a column of ${name === "step" ? "steps" : "rates"}` : `a column ${shown(given)}`;
  const countsEpochs = name === "step" && columns.some((column) => /epoch/i.test(column));
  const epochs = countsEpochs ? ' Epochs are no updates: with them the plan needs traceUnit: "epochs" and stepsPerEpoch.' : "";
  const advice = given === undefined ? `Name it ${name}, or say which it is.${epochs}` : "Names are compared exactly.";
  throw new RangeError(`readTrace: the file must have ${wanted}, got ${columns.map(shown).join(", ")}. ${advice}`);
}

const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);

/** A finite number >= 0; with a decimal comma where the comma separates nothing. */
function numberOf(text: string, decimalComma: boolean, place: string, column: string): number {
  const plain = decimalComma ? text.replace(/^([+-]?\d*),(\d+)/, "$1.$2") : text;
  const value = isNumber(plain) ? Number(plain) : Number.NaN;
  if (Number.isFinite(value) && value >= 0) return value === 0 ? 0 : value;
  throw new RangeError(
    `readTrace: ${column} must be a finite number >= 0, got ${shown(text)} at ${place}. Leave the cell empty where nothing was logged.`,
  );
}
