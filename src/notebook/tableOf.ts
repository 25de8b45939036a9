import { formatNumber } from "../plots/format.js";
import { isPlainObject } from "../schedules/expect.js";
import { shown } from "../schedules/fail.js";
import { isSchedule } from "../schedules/schedule.js";
import type { Table } from "./content.js";

/** Up to so many rows are shown; of more, the first and the last. */
const whole = 20;
const [first, last] = [10, 5];

/** More columns than this fit no page. */
const mostColumns = 16;

/** A row of values, by the name of their column. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * A table of plain objects: a column for each name, numbers to four digits, of many rows the first and the last.
 *
 * @param rows one object a row.
 * @param sentence what the table holds; how many rows there are, when left out.
 */
export function tableOf(rows: readonly Row[], sentence = `${rows.length} row${rows.length === 1 ? "" : "s"}.`): Table {
  const all = rows.map(flat);
  const names = [...new Set(all.flatMap((row) => [...row.keys()]))];
  // What is null in one row and an object in another has the object's columns.
  const isEmpty = (name: string): boolean => all.every((row) => row.get(name) === null || row.get(name) === undefined);
  const kept = names.filter((name) => !(isEmpty(name) && names.some((other) => other.startsWith(`${name}.`))));
  const columns = kept.map((label) => ({
    label,
    align: areNumbers(all.map((row) => row.get(label))) ? ("right" as const) : ("left" as const),
  }));
  const line = (row: ReadonlyMap<string, unknown>): string[] => kept.map((name) => cellText(row.get(name)));
  const gap = kept.map((_, i) => (i === 0 ? `… ${all.length - first - last} more` : "…"));
  const lines = all.length <= whole ? all.map(line) : [...all.slice(0, first).map(line), gap, ...all.slice(-last).map(line)];
  return { kind: "table", columns, rows: lines, sentence };
}

/** Whether a value is rows for a table: plain objects with few names among them, and nothing in them that a cell can't say. */
export function areRows(value: unknown): value is readonly Row[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const names = new Set<string>();
  for (const row of value) {
    if (!isPlainObject(row)) return false;
    for (const [name, part] of flat(row as Row)) {
      if (!fitsCell(part)) return false;
      names.add(name);
    }
    if (names.size > mostColumns) return false;
  }
  return names.size > 0;
}

/** A row with the parts of small objects in columns of their own: { validation: { loss } } has a column validation.loss. */
function flat(row: Row): ReadonlyMap<string, unknown> {
  const parts = Object.entries(row).flatMap(([name, value]): [string, unknown][] =>
    isPlainObject(value) && Object.keys(value).length > 0
      ? Object.entries(value).map(([key, part]) => [`${name}.${key}`, part])
      : [[name, value]],
  );
  return new Map(parts);
}

const fitsCell = (value: unknown): boolean =>
  ["number", "string", "boolean", "bigint", "undefined"].includes(typeof value) ||
  value === null ||
  isSchedule(value) ||
  (Array.isArray(value) && value.length <= 4 && value.every((part) => typeof part === "number"));

/** A column of numbers is read from its right end. */
const areNumbers = (values: readonly unknown[]): boolean =>
  values.some((value) => typeof value === "number") &&
  values.every((value) => typeof value === "number" || value === null || value === undefined);

/** A value in a cell; nothing for what is not there. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return value.length > 120 ? `${value.slice(0, 119)}…` : value;
  return isSchedule(value) ? value.spec.kind : shown(value);
}

/** A number in a cell: whole ones whole, others to four digits. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return Number.isSafeInteger(value) && Math.abs(value) < 1e12 ? String(value).replace("-", "−") : formatNumber(value, 4);
}
