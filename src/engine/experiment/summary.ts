import { engineVersion } from "../version.js";
import { hash64 } from "./canonical.js";
import type { Finished } from "./stages.js";
import type { ExperimentTable } from "./table.js";

/** What stands in every summary: of which engine, and of which rows it is. */
export interface Summary {
  readonly kind: "sweep" | "study";
  readonly version: 1;
  readonly engine: number;
  /** How many rows there are, and the hash of the file they stand in. */
  readonly rows: { readonly count: number; readonly hash: string };
}

/** What a sweep came to, small enough to be imported. */
export interface SweepSummary extends Summary {
  readonly kind: "sweep";
  readonly table: ExperimentTable;
  /** What the table leaves open, in words. */
  readonly open: readonly string[];
}

/** The part that every summary begins with; `text` is the whole file of the rows. */
export const summaryHead = <K extends Summary["kind"]>(kind: K, count: number, text: string): Summary & { readonly kind: K } => ({
  kind,
  version: 1,
  engine: engineVersion,
  rows: { count, hash: hash64(text) },
});

/** The summary of a sweep whose rows are all there; null where an interval has no end, which no file can say. */
export function sweepSummary({ runs, table, open }: Finished, text: string): string | null {
  const summary: SweepSummary = { ...summaryHead("sweep", runs.length, text), table, open };
  return summaryText(summary);
}

/** Prints a summary: numbers to six digits, lists of numbers on one line; null where a number is not finite. */
export function summaryText(summary: Summary): string | null {
  let finite = true;
  const rounded = (value: unknown): unknown => {
    if (typeof value !== "number") return value;
    finite &&= Number.isFinite(value);
    return Number(value.toPrecision(6));
  };
  const print = (value: unknown, indent: string): string => {
    if (typeof value !== "object" || value === null) return JSON.stringify(rounded(value));
    const parts: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((part) => ["", part] as const)
      : Object.entries(value).map(([key, part]) => [`${JSON.stringify(key)}: `, part] as const);
    const [open, close] = Array.isArray(value) ? "[]" : "{}";
    const inner = indent.length < deepest ? `${indent} ` : indent;
    const texts = parts.map(([key, part]) => key + print(part, inner));
    const isFlat = indent.length >= deepest || parts.every(([, part]) => typeof part !== "object" || part === null);
    return isFlat ? `${open}${texts.join(", ")}${close}` : `${open}\n${inner}${texts.join(`,\n${inner}`)}\n${indent}${close}`;
  };
  const text = `${print(summary, "")}\n`;
  return finite ? text : null;
}

/** What is nested deeper than this stands on one line. */
const deepest = 4;
