import { isPlainObject } from "../expect.js";
import { shown } from "../fail.js";

/** One line or record of a log: its cells as texts, empty where nothing was logged, and where it stands in the file. */
export interface LogRow {
  readonly cells: readonly string[];
  readonly place: string;
}

/** A log as names of columns and rows of texts, whatever its format. */
export interface LogTable {
  readonly names: readonly string[];
  /** The rows, one after the other: what is wrong with one is thrown when it is read. */
  rows(): Iterable<LogRow>;
  /** Whether a comma may stand for the decimal point. */
  readonly decimalComma: boolean;
  /** Whether each row names its own cells. */
  readonly isRecords: boolean;
}

/** Spaces separate where nothing else does. */
const separators = [",", ";", "\t", "|", " "];

/** Reads a table with its names in the first line, or records: a list of them, one a line, or the log_history of a trainer's state. */
export function logTable(text: string): LogTable {
  const plain = text.replace(/^\uFEFF/, "");
  return beginsRecords.test(plain) ? tableOf(recordsOf(plain)) : separated(plain);
}

/** The names alone: those of a first line are found without reading on. */
export const logNames = (text: string): readonly string[] => logTable(beginsRecords.test(text) ? text : text.slice(0, longestHeader)).names;

const beginsRecords = /^\s*(\{|\[\s*[{\]])/;
/** The first line stands in so many characters from the beginning, remarks before it included. */
const longestHeader = 100_000;

function separated(text: string): LogTable {
  const [header, ...body] = readLines(text);
  const separator = separatorOf(header?.text ?? "");
  const names = header ? cellsOf(header.text, separator, header.line) : [];
  function* rows(): Iterable<LogRow> {
    for (const { text, line } of body) {
      const cells = cellsOf(text, separator, line);
      if (cells.length !== names.length)
        throw new RangeError(
          `readTrace: line ${line} must have ${names.length} cells, as the first has, got ${cells.length}. Quote a cell that holds ${shown(separator)}.`,
        );
      yield { cells, place: `line ${line}` };
    }
  }
  return { names, rows, decimalComma: separator !== ",", isRecords: false };
}

/** The lines that hold something, with their numbers in the file. */
const readLines = (text: string): { text: string; line: number }[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((text, i) => ({ text, line: i + 1 }))
    .filter(({ text }) => text.trim() !== "" && !text.trimStart().startsWith("#"));

/** The separator that the line of names has most of. */
function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = separators.map((separator) => (separator === " " ? 0.5 : bare.split(separator).length - 1));
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The cells of one line, without their quotes and the spaces around them. */
function cellsOf(line: string, separator: string, number: number): string[] {
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

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => isPlainObject(value);

interface Placed {
  readonly record: Fields;
  readonly place: string;
}

/** The objects of a text: of the whole where that is JSON, else of each line that begins with one; what else was printed is passed over. */
function recordsOf(text: string): readonly Placed[] {
  const whole = parsed(text);
  if (whole !== undefined) {
    const history = isRecord(whole) ? whole.log_history : whole;
    const list: readonly unknown[] = Array.isArray(history) ? history : [whole];
    return list.filter(isRecord).map((record, i) => ({ record, place: `record ${i + 1}` }));
  }
  const lines = readLines(text).filter((line) => line.text.trimStart().startsWith("{"));
  if (lines.length === 0)
    throw new RangeError(
      `readTrace: a list of records must be JSON to its end, got one that ends in ${shown(text.trim().slice(-20))}. Save it once more.`,
    );
  return lines.map(({ text, line }) => {
    const record = parsed(text);
    if (!isRecord(record))
      throw new RangeError(
        `readTrace: line ${line} must be a whole JSON object, got ${shown(text.trim().slice(0, 20))}. Write one object a line, or all as one list.`,
      );
    return { record, place: `line ${line}` };
  });
}

/** JSON as Python writes it, NaN included, and dictionaries as Python prints them; undefined where the text is neither. */
function parsed(text: string): unknown {
  const numbers = text.replaceAll(/([:[,]\s*)(-?(?:NaN|nan|Infinity|inf))(?=\s*[,}\]])/g, '$1"$2"');
  const printed = (): string => numbers.replaceAll("'", '"').replaceAll(/\b(None|True|False)\b/g, "null");
  for (const json of [() => numbers, printed]) {
    try {
      return JSON.parse(json());
    } catch {
      // The other way of writing may fit.
    }
  }
  return undefined;
}

/** Records as a table: a column for each name that has a number or a text somewhere. */
function tableOf(records: readonly Placed[]): LogTable {
  const isCell = (value: unknown): value is string | number => typeof value === "number" || typeof value === "string";
  const names = new Set(records.flatMap(({ record }) => Object.keys(record).filter((name) => isCell(record[name]))));
  const rows = (): LogRow[] =>
    records.map(({ record, place }) => ({
      cells: [...names].map((name) => (isCell(record[name]) ? String(record[name]) : "")),
      place,
    }));
  return { names: [...names], rows, decimalComma: false, isRecords: true };
}
