import { isPlainObject } from "../../schedules/expect.js";
import { engineVersion } from "../version.js";
import { plannedRun, sortedRows } from "./grid.js";
import { isRow, lineOf, type Row } from "./row.js";
import type { Plan, Sweep } from "./sweep.js";

/** What a results file holds: the sweep as its first line, then a row a line. */
export interface Results {
  readonly sweep: Sweep;
  readonly rows: readonly Row[];
  /** Characters of the lines that are whole: a file that is being written may end in a part of one. */
  readonly whole: number;
}

/** The first line: what was asked for, and of which engine. */
export const headerOf = (sweep: Sweep): string => `${JSON.stringify({ kind: "sweep", version: 1, engine: engineVersion, spec: sweep })}\n`;

/** What the first line begins with. */
const beginning = '{"kind":"sweep","version":1,"engine":';

/** The whole file: the same text whatever order the runs ended in, and on however many machines. */
export const resultsText = (sweep: Sweep, plan: Plan, rows: Iterable<Row>): string =>
  headerOf(sweep) +
  sortedRows(plan, rows)
    .map((row) => `${lineOf(row)}\n`)
    .join("");

/** Reads a results file; `growing` allows for a last line that was cut off while it was written: null where that is the first. */
export function readResults(name: string, text: string, growing = false): Results | null {
  const lines = text.split("\n");
  const cut = lines.pop() ?? ""; // a whole file ends in a line feed
  if (growing && lines.length === 0 && (cut.startsWith(beginning) || beginning.startsWith(cut))) return null;
  if (cut !== "" && !growing) throw new RangeError(`${name}: the last line must end, got one that was cut off. Run the sweep again.`);
  const [first = "", ...rest] = lines;
  const header = parsed(first) as { kind?: unknown; version?: unknown; engine?: unknown; spec?: unknown } | undefined;
  if (header?.kind !== "sweep" || header.version !== 1 || !isPlainObject(header.spec))
    throw new RangeError(`${name}: the first line must be that of a sweep's results, got something else. Choose another file.`);
  if (header.engine !== engineVersion)
    throw new RangeError(
      `${name}: the results must be of engine version ${engineVersion}, got version ${header.engine}. Their bits differ: run the sweep into another file.`,
    );
  const rows = rest.flatMap((line, i) => {
    if (growing && line === first) return []; // two processes began the file at once
    const row = parsed(line);
    if (!isRow(row))
      throw new RangeError(`${name}: line ${i + 2} must be a row, got something else. Delete the line and run the sweep again.`);
    return row;
  });
  return { sweep: header.spec as Sweep, rows, whole: text.length - cut.length };
}

/** Checks that every row is a run of the plan, and that no two of them disagree; adds them to `known`. */
export function addRows(name: string, plan: Plan, rows: readonly Row[], known: Map<string, Row>): void {
  for (const row of rows) {
    const { key, shape, rate, seed } = row;
    const isOurs =
      plan.shapes.includes(shape) && (seed === null) === (plan.seeds === null) && plannedRun(plan, shape, rate, seed).key === key;
    if (!isOurs)
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
