import { courseVersion } from "../lessons/courseVersion.js";
import { shown } from "../schedules/fail.js";
import type { Submission } from "./submission.js";

/** Cells with this tag belong to every exercise of their notebook. */
const helper = "helper";

/**
 * Takes an answer out of what was handed in: of a notebook the code cells tagged with the exercise's id, and those tagged `helper`, in order.
 *
 * @param text the file's.
 * @param kind its ending.
 * @param exercise the exercise's id.
 */
export function answerIn(text: string, kind: "ts" | "ipynb", exercise: string): Submission["content"] {
  if (kind === "ts") return { code: text.replace(/\r\n?/g, "\n"), place: (line) => `line ${line}` };
  const id = exercise.slice(exercise.lastIndexOf("/") + 1);
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return { trouble: `a notebook must be JSON, and this ${text.trim() === "" ? "is empty" : "is not"}. Save it again from Jupyter.` };
  }
  const { nbformat, metadata, cells } = fieldsOf(notebook);
  if (nbformat !== 4 || !Array.isArray(cells)) {
    const got = Array.isArray(cells) || nbformat !== 4 ? `format ${shown(nbformat ?? null)}` : "no list of cells";
    return { trouble: `a notebook must be of format 4 and have cells, got ${got}. Save it again from Jupyter.` };
  }
  const code = cells.map(readCell).filter((cell) => cell !== null);
  const answer = code.filter(({ tags }) => tags.includes(id) || tags.includes(helper));
  if (!answer.some(({ tags }) => tags.includes(id))) {
    const tags = [...new Set(code.flatMap((cell) => cell.tags))].sort();
    const there = tags.length === 0 ? "none has a tag" : `the tags are ${tags.slice(0, 8).map(shown).join(", ")}`;
    const { lesson } = fieldsOf(fieldsOf(metadata).lrlab);
    const from = typeof lesson === "string" ? `, and it is the notebook of ${lesson}` : "";
    const advice = "Copy the answer into the cell of the notebook as it was given out.";
    return { trouble: `it must have a code cell tagged ${shown(id)}; of its ${cells.length} cells ${there}${from}. ${advice}` };
  }
  // A cell ends where it ends, also without a semicolon before a bracket of the next.
  const starts: number[] = [];
  let joined = "";
  for (const { source } of answer) {
    if (starts.length > 0) joined += "\n;";
    starts.push(joined.length);
    joined += source;
  }
  const note = versionNote(code.map(({ source }) => source));
  return { code: joined, starts, place: placeIn(answer), ...(note === null ? {} : { note }) };
}

interface Cell {
  /** Its place among the notebook's cells, from 1. */
  readonly place: number;
  readonly source: string;
  readonly tags: readonly string[];
}

/** A code cell, whatever else it is; null for any other. */
function readCell(cell: unknown, index: number): Cell | null {
  const { cell_type, source, metadata } = fieldsOf(cell);
  const text = Array.isArray(source) && source.every((line) => typeof line === "string") ? source.join("") : source;
  if (cell_type !== "code" || typeof text !== "string") return null;
  const { tags } = fieldsOf(metadata);
  return {
    place: index + 1,
    source: text.replace(/\r\n?/g, "\n"),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
  };
}

/** Where a line of the joined code stands in the notebook: "line 3 of cell 5". */
function placeIn(cells: readonly Cell[]): (line: number) => string {
  const places = cells.flatMap(({ source, place }) => source.split("\n").map((_, i) => `line ${i + 1} of cell ${place}`));
  return (line) => places[line - 1] ?? `line ${line}`;
}

/** What to know of a notebook that another version of the course made: its exercise may have been another one. */
function versionNote(sources: readonly string[]): string | null {
  const begun = sources
    .map((source) => /^begin\("[^"\n]*", "(\d+\.\d+\.\d+)"\);?$/m.exec(source)?.[1])
    .find((version) => version !== undefined);
  return begun === undefined || begun === courseVersion ? null : `its notebook is of course ${begun}, and this is ${courseVersion}`;
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
