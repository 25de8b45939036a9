import { isPlainObject } from "../schedules/expect.js";
import type { Table } from "./content.js";

/** No table on a page or in a notebook is larger than this. */
const most = { columns: 64, rows: 2000, letters: 2000 } as const;

const isText = (value: unknown): value is string => typeof value === "string" && value.length <= most.letters;
const isList = (value: unknown, longest: number): value is readonly unknown[] => Array.isArray(value) && value.length <= longest;
const hasKeys = (value: object, names: readonly string[]): boolean =>
  Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));

/** Whether a value is a table: texts in rows of one length, and of a bearable size. */
export function isTable(value: unknown): value is Table {
  if (!isPlainObject(value) || !hasKeys(value, ["kind", "columns", "rows", "sentence"])) return false;
  const { kind, columns, rows, sentence } = value as Table;
  if (kind !== "table" || !isText(sentence) || !isList(columns, most.columns) || !isList(rows, most.rows)) return false;
  const isColumn = (column: unknown): boolean => {
    if (!isPlainObject(column) || !hasKeys(column, ["label", "align"])) return false;
    const { label, align } = column as Table["columns"][number];
    return isText(label) && (align === "left" || align === "right");
  };
  const isRow = (row: unknown): boolean => isList(row, most.columns) && row.length === columns.length && row.every(isText);
  return columns.length > 0 && columns.every(isColumn) && rows.every(isRow);
}
