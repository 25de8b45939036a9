import { checksumOf, type NbgraderCell } from "../interchange/nbgrader.js";

/** A cell of a notebook as it was handed in: texts alone, whatever else was in it. */
export interface HandedInCell {
  /** Its place among the notebook's cells, from 1; null for a plain file. */
  readonly place: number | null;
  readonly kind: "code" | "markdown" | "raw";
  readonly source: string;
  readonly tags: readonly string[];
  /** Whether it is text of the assignment's that stands as it was given out. */
  readonly isGiven: boolean;
  /** What its outputs have as plain text; a picture is named. */
  readonly outputs: readonly string[];
}

/**
 * Reads what was handed in, to be shown: a notebook's cells, or a plain file as one cell. What in it is no cell is left out.
 *
 * @param text the file's.
 * @param kind its ending.
 * @param tags of the exercises; a plain file answers all of them.
 * @returns null where it is no notebook.
 */
export function handedInCells(text: string, kind: "ts" | "ipynb", tags: readonly string[]): readonly HandedInCell[] | null {
  if (kind === "ts") return [{ place: null, kind: "code", source: text, tags, isGiven: false, outputs: [] }];
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return null;
  }
  const { cells } = fieldsOf(notebook);
  return Array.isArray(cells) ? (cells as unknown[]).flatMap((cell, i) => readCell(cell, i + 1) ?? []) : null;
}

function readCell(cell: unknown, place: number): HandedInCell | null {
  const { cell_type: kind, source, metadata, outputs } = fieldsOf(cell);
  const text = textOf(source);
  if ((kind !== "code" && kind !== "markdown" && kind !== "raw") || text === null) return null;
  const { tags, nbgrader } = fieldsOf(metadata);
  return {
    place,
    kind,
    source: text.replace(/\r\n?/g, "\n"),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
    isGiven: kind === "markdown" && isUnchanged({ cell_type: kind, source: text }, fieldsOf(nbgrader)),
    outputs: kind === "code" && Array.isArray(outputs) ? (outputs as unknown[]).flatMap((output) => outputText(output) ?? []) : [],
  };
}

/** Whether a cell that must stay as it is has the text that its checksum was made of. */
function isUnchanged(cell: NbgraderCell, { locked, grade_id, checksum }: Record<string, unknown>): boolean {
  if (locked !== true || typeof grade_id !== "string") return false;
  return checksum === checksumOf(cell, { grade: false, solution: false, locked, grade_id });
}

/** What an output says as text; null where it says nothing. */
function outputText(output: unknown): string | null {
  const { output_type: kind, text, data, traceback, ename, evalue } = fieldsOf(output);
  if (kind === "stream") return textOf(text);
  if (kind === "error") {
    const lines = Array.isArray(traceback) ? traceback.filter((line) => typeof line === "string") : [];
    return lines.length > 0 ? lines.join("\n") : [ename, evalue].filter((part) => typeof part === "string").join(": ") || null;
  }
  const shown = fieldsOf(data);
  const plain = textOf(shown["text/plain"]);
  if (plain !== null) return plain;
  const kinds = Object.keys(shown);
  return kinds.length > 0 ? `[an output without text: ${kinds.slice(0, 3).join(", ")}]` : null;
}

/** Notebooks keep a text whole or as a list of lines. */
const textOf = (value: unknown): string | null =>
  typeof value === "string" ? value : Array.isArray(value) && value.every((line) => typeof line === "string") ? value.join("") : null;

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
