import { readFileSync } from "node:fs";
import { shown } from "../schedules/fail.js";

/** A row of a table, and the line of the file that it begins on, from 1. */
export interface CsvRow {
  readonly line: number;
  /** Its cells by the names of the columns. */
  readonly cells: ReadonlyMap<string, string>;
}

/** A table with one line of names above its rows. */
export interface Csv {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly separator: Separator;
}

/** What stands between cells. A spreadsheet writes semicolons where a comma is the decimal sign. */
export const separators = [",", ";", "\t"] as const;
export type Separator = (typeof separators)[number];

/**
 * Reads comma-separated values as RFC 4180 has them, also with a byte order mark, any line ends, semicolons or tabs. The separator is the one
 * that the first line has most of. Lines without a character are skipped.
 *
 * @param where the file's name, for messages.
 * @param text its content.
 * @returns every cell as a text, without the mark that `printCsv` puts before what a spreadsheet would compute.
 * @throws a RangeError that names the line: quotes that don't close or stand within a cell, too few or too many cells, a column's name twice.
 */
export function parseCsv(where: string, text: string): Csv {
  const plain = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(plain);
  const [first, ...rest] = records(where, plain, separator);
  if (first === undefined) throw new RangeError(`${where}: it must begin with a line of column names, got nothing. Write the table again.`);
  const header = first.cells;
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new RangeError(`${where}, line ${first.line}: each column must have a name of its own, got ${shown(twice)} twice. Rename one.`);
  }
  const rows = rest.map(({ line, cells }): CsvRow => {
    if (cells.length !== header.length) {
      const advice = "A cell with a separator in it stands in quotes.";
      throw new RangeError(
        `${where}, line ${line}: a row must have ${header.length} cells as the first line has, got ${cells.length}. ${advice}`,
      );
    }
    return { line, cells: new Map(header.map((name, i) => [name, cells[i] as string])) }; // as many as the header, as just checked
  });
  return { header, rows, separator };
}

/** Reads a CSV file; throws a RangeError that names it where it is missing, isn't UTF-8 or isn't a table. */
export function readCsv(file: string): Csv {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as { code?: string };
    throw new RangeError(code === "ENOENT" ? `there is no file ${file}.` : `${file} can't be read (${code}).`);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RangeError(`${file}: it must be UTF-8, and this is not. In a spreadsheet, save it as "CSV UTF-8".`);
  }
  return parseCsv(file, text);
}

/**
 * Writes a table as RFC 4180 has it, each line ended with CR LF. What a spreadsheet would compute – a cell that begins with = + - @, a tab or a
 * line end, and is no plain number – gets an apostrophe in front, which `parseCsv` takes away again; so does what began with one before such a sign.
 *
 * @param header the columns' names, each once.
 * @param rows as many cells each as there are columns.
 * @param options `mark` begins the text with a byte order mark, without which Excel takes UTF-8 for something else.
 */
export function printCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  { separator = ",", mark = false }: { separator?: Separator; mark?: boolean } = {},
): string {
  const lines = [header, ...rows].map((cells, i) => {
    if (cells.length !== header.length) throw new RangeError(`printCsv: row ${i} must have ${header.length} cells, got ${cells.length}.`);
    const line = cells.map((cell) => quoted(guarded(String(cell)))).join(separator);
    return `${line === "" ? '""' : line}\r\n`;
  });
  return (mark ? "\uFEFF" : "") + lines.join("");
}

/** A cell that a spreadsheet takes for a formula (OWASP, "CSV Injection"), perhaps after apostrophes. */
const formula = /^'*[=+\-@\t\r\n]/;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const guarded = (cell: string): string => (formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);

/** Quoted also where only another spreadsheet's separator stands in it: split there, its second half could begin with "=". */
const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$|^\uFEFF/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function separatorOf(text: string): Separator {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.replace(/^[\r\n]+/, ""))?.[0] ?? "";
  const bare = first.replace(/"(?:[^"]|"")*"/g, "");
  const count = (separator: Separator): number => bare.split(separator).length;
  return separators.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** The records of a text, each with the line it begins on. */
function records(where: string, text: string, separator: Separator): { readonly line: number; readonly cells: string[] }[] {
  const found: { line: number; cells: string[] }[] = [];
  let [at, line] = [0, 1];
  const bad = (must: string, advice: string): never => {
    throw new RangeError(`${where}, line ${line}: ${must} ${advice}`);
  };
  const plainEnd = new RegExp(`[${separator}"\\r\\n]`, "g");

  /** The cell at `at`, which then stands on what ended it. */
  const cell = (): string => {
    if (text[at] !== '"') {
      plainEnd.lastIndex = at;
      const end = plainEnd.exec(text)?.index ?? text.length;
      if (text[end] === '"') bad("quotes must stand around a whole cell.", 'Write "" for each quote within one.');
      const value = text.slice(at, end);
      at = end;
      return value;
    }
    let end = at;
    do end = text.indexOf('"', end + 1);
    while (end >= 0 && text[end + 1] === '"' && ++end);
    if (end < 0) bad("a cell begins with a quote and must end with one.", "Close it, or write the quote twice.");
    const inner = text.slice(at + 1, end);
    at = end + 1;
    if (at < text.length && text[at] !== separator && text[at] !== "\r" && text[at] !== "\n") {
      bad("after a closing quote the cell must end.", 'Write "" for each quote within one.');
    }
    line += inner.match(/\r\n?|\n/g)?.length ?? 0;
    return inner.replaceAll('""', '"');
  };

  while (at < text.length) {
    const begins = line;
    const empty = text[at] === "\r" || text[at] === "\n";
    const cells = [unguarded(cell())];
    while (text[at] === separator) {
      at += 1;
      cells.push(unguarded(cell()));
    }
    if (!empty) found.push({ line: begins, cells });
    if (at < text.length) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      line += 1;
    }
  }
  return found;
}
