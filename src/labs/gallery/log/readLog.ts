import { formatNumber } from "../../../plots/format.js";
import { readTrace, traceColumns } from "../../../schedules/diagnostics/readTrace.js";
import type { TraceRow } from "../../../schedules/diagnostics/trace.js";
import { said } from "./said.js";

/** A log as it was read: its rows, or what is wrong with it and what to do. */
export interface ReadLog {
  readonly rows: readonly TraceRow[];
  /** The columns that the file names, to choose from. */
  readonly columns: readonly string[];
  /** Those that were read, null where none was found. */
  readonly step: string | null;
  readonly lr: string | null;
  /** What was read, as a sentence; empty where nothing was. */
  readonly summary: string;
  readonly trouble: string | null;
  readonly shape: LogShape | null;
}

/** What a log says of its run, whatever the plan was. */
export interface LogShape {
  /** The largest rate. */
  readonly peak: number;
  readonly last: number;
  /** Updates of the run, as far as the log goes: one distance of rows beyond the last, unless the first row already counts so many done. */
  readonly steps: number;
}

/** More characters are refused: as many as a browser reads and judges in a few seconds. */
export const longestLog = 20_000_000;

/** Reads the text of a log; nothing is thrown, whatever it holds. */
export function readLog(text: string, given: { readonly step?: string; readonly lr?: string } = {}): ReadLog {
  const nothing = { rows: [], columns: [], step: null, lr: null, summary: "", shape: null };
  if (text.trim() === "") return { ...nothing, trouble: null };
  if (text.includes("\0"))
    return {
      ...nothing,
      trouble: "This is no text: it holds bytes that no log has. Save the log as CSV, in UTF-8 or UTF-16, and choose that.",
    };
  if (text.length > longestLog)
    return {
      ...nothing,
      trouble: `The log must have at most ${longestLog / 1e6} million characters, got ${formatNumber(text.length / 1e6)} million. Keep every tenth row: awk 'NR == 1 || NR % 10 == 0' log.csv > short.csv`,
    };
  try {
    const found = traceColumns(text);
    const columns = found.names;
    const [step, lr] = [chosen(columns, given.step, found.step), chosen(columns, given.lr, found.lr)];
    try {
      if (step !== null && step === lr) throw new RangeError("readTrace: steps and rates must be two columns, got one. Choose another.");
      const rows = readTrace(text, { ...(step === null ? {} : { step }), ...(lr === null ? {} : { lr }) });
      return { rows, columns, step, lr, summary: summaryOf(rows), trouble: null, shape: shapeOf(rows) };
    } catch (error) {
      return { ...nothing, columns, step, lr, trouble: said(error) };
    }
  } catch (error) {
    return { ...nothing, trouble: said(error) };
  }
}

/** The column that was chosen, if this file has it; else the one with a usual name. */
const chosen = (columns: readonly string[], given: string | undefined, found: string | null): string | null =>
  given !== undefined && columns.includes(given) ? given : found;

function summaryOf(rows: readonly TraceRow[]): string {
  const [first, last] = [rows[0], rows.at(-1)] as [TraceRow, TraceRow]; // a trace has two rows at least
  const low = rows.reduce((least, { lr }) => Math.min(least, lr), Number.POSITIVE_INFINITY);
  const high = rows.reduce((most, { lr }) => Math.max(most, lr), 0);
  const rates = low === high ? `every rate ${formatNumber(low)}` : `rates from ${formatNumber(low)} to ${formatNumber(high)}`;
  return `${rows.length.toLocaleString("en-US")} rows, steps ${first.step} to ${last.step}, ${rates}.`;
}

/** What the rows say of their run. */
export function shapeOf(rows: readonly TraceRow[]): LogShape {
  const [first, last] = [rows[0], rows.at(-1)] as [TraceRow, TraceRow]; // two rows at least
  const gaps = rows.slice(1, 200).map(({ step }, i) => step - (rows[i]?.step ?? 0));
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 1;
  const steps = Math.max(1, Math.round(last.step + (first.step === usual ? 0 : usual)));
  return { peak: rows.reduce((most, { lr }) => Math.max(most, lr), 0), last: last.lr, steps };
}
