import { isPlainObject } from "../../schedules/expect.js";
import { engineVersion } from "../version.js";
import { plannedRun, sortedRows } from "./grid.js";
import { isRow, lineOf, type Row } from "./row.js";
import type { Plan, Sweep } from "./sweep.js";

/** What a results file holds: what was asked for as its first line, then a row a line. */
export interface Results<R = Row> {
  readonly spec: object;
  readonly rows: readonly R[];
  /** Characters of the lines that are whole: a file that is being written may end in a part of one. */
  readonly whole: number;
}

/** A kind of results file: what its first line calls itself, and what its rows are. */
export interface FileKind<R> {
  readonly kind: string;
  isRow(value: unknown): value is R;
}

/** The results of sweeps. */
export const sweepFile: FileKind<Row> = { kind: "sweep", isRow };

/** The first line: what was asked for, and of which engine. */
export const headerOf = (spec: object, kind = "sweep"): string => `${JSON.stringify({ kind, version: 1, engine: engineVersion, spec })}\n`;

/** The whole file: the same text whatever order the runs ended in, and on however many machines. */
export const resultsText = (sweep: Sweep, plan: Plan, rows: Iterable<Row>): string =>
  headerOf(sweep) +
  sortedRows(plan, rows)
    .map((row) => `${lineOf(row)}\n`)
    .join("");

/** Reads a results file of a sweep; `growing` allows for a last line that was cut off while it was written: null where that is the first. */
export const readResults = (name: string, text: string, growing = false): Results | null => readRows(sweepFile, name, text, growing);

/** Reads a results file of some kind. */
export function readRows<R>({ kind, isRow }: FileKind<R>, name: string, text: string, growing = false): Results<R> | null {
  const lines = text.split("\n");
  const cut = lines.pop() ?? ""; // a whole file ends in a line feed
  const beginning = `{"kind":"${kind}","version":1,"engine":`;
  if (growing && lines.length === 0 && (cut.startsWith(beginning) || beginning.startsWith(cut))) return null;
  if (cut !== "" && !growing) throw new RangeError(`${name}: the last line must end, got one that was cut off. Run the ${kind} again.`);
  const [first = "", ...rest] = lines;
  const header = parsed(first) as { kind?: unknown; version?: unknown; engine?: unknown; spec?: unknown } | undefined;
  if (header?.kind !== kind || header.version !== 1 || !isPlainObject(header.spec))
    throw new RangeError(`${name}: the first line must be that of a ${kind}'s results, got something else. Choose another file.`);
  if (header.engine !== engineVersion)
    throw new RangeError(
      `${name}: the results must be of engine version ${engineVersion}, got version ${header.engine}. Their bits differ: run the ${kind} into another file.`,
    );
  const rows = rest.flatMap((line, i) => {
    if (growing && line === first) return []; // two processes began the file at once
    const row = parsed(line);
    if (!isRow(row))
      throw new RangeError(`${name}: line ${i + 2} must be a row, got something else. Delete the line and run the ${kind} again.`);
    return row;
  });
  return { spec: header.spec, rows, whole: text.length - cut.length };
}

/** What rows of some kind are told apart by. */
export interface RowKind<R> {
  lineOf(row: R): string;
  /** A run in words. */
  said(row: R): string;
  isOurs(row: R): boolean;
}

/** Checks that every row is a run of the plan, and that no two of them disagree; adds them to `known`. */
export function addRows<R extends { readonly key: string }>(
  name: string,
  { lineOf, said, isOurs }: RowKind<R>,
  rows: readonly R[],
  known: Map<string, R>,
): void {
  for (const row of rows) {
    const { key } = row;
    if (!isOurs(row))
      throw new RangeError(
        `${name}: every row must be a run of the spec, got ${said(row)} of another. Give the spec it was made with, or another file.`,
      );
    const other = known.get(key);
    if (other !== undefined && lineOf(other) !== lineOf(row))
      throw new RangeError(
        `${name}: ${said(row)} must be what another file says it is, got another result. One of them was not made by this engine.`,
      );
    known.set(key, row);
  }
}

/** Whether a row is a run of the plan. */
export const isRunOf = (plan: Plan, { key, shape, rate, seed }: Row): boolean =>
  plan.shapes.includes(shape) && (seed === null) === (plan.seeds === null) && plannedRun(plan, shape, rate, seed).key === key;

/** A run in words. */
export const said = ({ shape, rate, seed }: Pick<Row, "shape" | "rate" | "seed">): string =>
  `${shape} at ${rate}${seed === null ? "" : `, seed ${seed}`}`;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // what is no JSON is no row
  }
}
