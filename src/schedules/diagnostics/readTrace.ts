import { expectOptions, expectText } from "../expect.js";
import { shown } from "../fail.js";
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
const lrNames = ["lr", "learningrate", "trainlr", "trainlearningrate", "rate", "eta", "η", "lr0", "lrgroup0", "group0lr", "value"];
/** Spaces separate where nothing else does. */
const separators = [",", ";", "\t", "|", " "];

/**
 * Reads a rate trace from the text of a CSV file, as loggers write it.
 *
 * The first line names the columns: one that counts updates (step, update, iteration, t …) and one of rates (lr, learning_rate, rate …).
 * It takes a byte-order mark; comma, semicolon, tab, bar or spaces; a decimal comma beside any but the comma; quotes; either line ending;
 * empty lines and lines that begin with #. A row without a rate, as loggers leave when they write something else, is passed over.
 *
 * Rows must be of one run: where steps repeat or fall it throws, and says at which line, since a log of two runs has to be cut first.
 *
 * @param text the file's text.
 * @param options step and lr, names of columns, where the file has unusual ones.
 *
 * @example
 * readTrace("step,lr\n0,0.1\n1,0.05"); // [{"step":0,"lr":0.1},{"step":1,"lr":0.05}]
 * readTrace("lr;iteration\n0,1;0\n0,05;1"); // [{"step":0,"lr":0.1},{"step":1,"lr":0.05}]
 */
export function readTrace(text: string, options: ReadTraceOptions = {}): TraceRow[] {
  expectText("readTrace", "the file", text, "Give the text of a CSV file.");
  expectOptions("readTrace", options, ["step", "lr"]);
  for (const name of ["step", "lr"] as const)
    if (options[name] !== undefined) expectText("readTrace", name, options[name], "It is the name of a column.");
  const lines = readLines(text);
  const [header, ...body] = lines;
  if (!header)
    throw new RangeError("readTrace: the file must have a line of column names and rows below it, got nothing. Write step,lr first.");
  const separator = separatorOf(header.text);
  const columns = cells(header.text, separator, header.line);
  if (columns.length < 2 || columns.every((name) => isNumber(name) || !/\p{L}/u.test(name))) {
    const advice = columns.length < 2 ? "Separate them by commas, semicolons, tabs, bars or spaces." : "Write step,lr above it.";
    throw new RangeError(`readTrace: the first line must name two columns or more, got ${columns.map(shown).join(", ")}. ${advice}`);
  }
  const stepAt = columnOf(columns, "step", stepNames, options.step);
  const lrAt = columnOf(columns, "lr", lrNames, options.lr);
  const rows: TraceRow[] = [];
  for (const { text, line } of body) {
    const found = cells(text, separator, line);
    if (found.length !== columns.length)
      throw new RangeError(
        `readTrace: line ${line} must have ${columns.length} cells, as the first has, got ${found.length}. Quote a cell that holds ${shown(separator)}.`,
      );
    const [step, lr] = [found[stepAt] ?? "", found[lrAt] ?? ""];
    if (lr === "") continue;
    const row = {
      step: numberOf(step, separator, line, columns[stepAt] ?? "step"),
      lr: numberOf(lr, separator, line, columns[lrAt] ?? "lr"),
    };
    const last = rows.at(-1)?.step;
    if (last !== undefined && row.step <= last)
      throw new RangeError(`readTrace: steps must rise, got ${row.step} at line ${line} after ${last}. ${overlap(row.step)}`);
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
 * The columns of a CSV file, for a reader to choose from.
 *
 * @param text the file's text.
 */
export function traceColumns(text: string): TraceColumns {
  const [header] = readLines(text.slice(0, longestHeader));
  if (!header) return { names: [], step: null, lr: null };
  const names = cells(header.text, separatorOf(header.text), header.line);
  return { names, step: names[usualAt(names, stepNames)] ?? null, lr: names[usualAt(names, lrNames)] ?? null };
}

/** The names stand in so many characters from the beginning, remarks before them included. */
const longestHeader = 100_000;

/** What to do about a log that goes back. */
const overlap = (step: number): string =>
  step === 0
    ? "Two runs stand in this file: keep the rows of one."
    : `A run that was resumed at ${step} logs again what was lost: take out the older rows from ${step} on.`;

/** The lines that hold something, with their numbers in the file. */
function readLines(text: string): { text: string; line: number }[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((text, i) => ({ text, line: i + 1 }))
    .filter(({ text }) => text.trim() !== "" && !text.trimStart().startsWith("#"));
}

/** The separator that the line of names has most of. */
function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = separators.map((separator) => (separator === " " ? 0.5 : bare.split(separator).length - 1));
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The cells of one line, without their quotes and the spaces around them. */
function cells(line: string, separator: string, number: number): string[] {
  const found: string[] = [];
  let rest = separator === " " ? line.trim().replace(/\s+/g, " ") : line;
  for (;;) {
    const quoted = (separator === " " ? /^"((?:[^"]|"")*)"/ : /^\s*"((?:[^"]|"")*)"\s*/).exec(rest);
    const end = quoted ? quoted[0].length : rest.indexOf(separator);
    const isLast = quoted ? end === rest.length : end < 0;
    if (quoted && !isLast && !rest.startsWith(separator, end))
      throw new RangeError(
        `readTrace: line ${number} must have a separator after a quoted cell, got ${shown(rest.slice(end, end + 10))}. Double a quote inside quotes.`,
      );
    found.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"').trim() : (isLast ? rest : rest.slice(0, end)).trim());
    if (isLast) return found;
    rest = rest.slice(end + separator.length);
  }
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Where the column with the surest of the usual names stands, -1 where there is none. */
const usualAt = (columns: readonly string[], usual: readonly string[]): number =>
  usual.map((word) => columns.findIndex((column) => bare(column) === word)).find((i) => i >= 0) ?? -1;

/** Where a column stands: by the name that was given, else by the surest of the usual ones. */
function columnOf(columns: readonly string[], name: "step" | "lr", usual: readonly string[], given: string | undefined): number {
  const at = given === undefined ? usualAt(columns, usual) : columns.indexOf(given);
  if (at >= 0) return at;
  const wanted = given === undefined ? `a column of ${name === "step" ? "steps" : "rates"}` : `a column ${shown(given)}`;
  const countsEpochs = name === "step" && columns.some((column) => /epoch/i.test(column));
  const epochs = countsEpochs ? ' Epochs are no updates: with them the plan needs traceUnit: "epochs" and stepsPerEpoch.' : "";
  const advice = given === undefined ? `Name it ${name}, or say which it is.${epochs}` : "Names are compared exactly.";
  throw new RangeError(`readTrace: the file must have ${wanted}, got ${columns.map(shown).join(", ")}. ${advice}`);
}

const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);

/** A finite number >= 0; with a decimal comma where the comma separates nothing. */
function numberOf(text: string, separator: string, line: number, column: string): number {
  const plain = separator === "," ? text : text.replace(/^([+-]?\d*),(\d+)/, "$1.$2");
  const value = isNumber(plain) ? Number(plain) : Number.NaN;
  if (Number.isFinite(value) && value >= 0) return value === 0 ? 0 : value;
  throw new RangeError(
    `readTrace: ${column} must be a finite number >= 0, got ${shown(text)} at line ${line}. Leave the cell empty where nothing was logged.`,
  );
}
