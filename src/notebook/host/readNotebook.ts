import { shown } from "../../schedules/fail.js";
import type { Variant } from "./variant.js";

/** A cell of a notebook that someone saved; nothing in it is certain but what is listed here. */
export interface SavedCell {
  /** Its place among the notebook's cells, from 1. */
  readonly place: number;
  readonly type: "markdown" | "code" | "raw";
  readonly id: string;
  /** Without the blank lines around it, and with LF alone. */
  readonly source: string;
  readonly tags: readonly string[];
  /** What it remembers of the text, unchecked. */
  readonly origin: unknown;
  readonly hasAttachments: boolean;
}

/** A notebook that someone saved. */
export interface SavedNotebook {
  /** The lesson it says it was made from; null for the contents. */
  readonly lesson: string | null;
  /** The hash of the text it says it was made from. */
  readonly text: string | null;
  /** For whom it says it was made. */
  readonly variant: Variant;
  readonly cells: readonly SavedCell[];
}

/**
 * Reads a notebook that someone saved.
 *
 * @param file its name, for messages.
 * @param text its content.
 * @throws an Error that says why it is not one of ours.
 */
export function readNotebook(file: string, text: string): SavedNotebook {
  const refuse = (why: string): never => {
    throw new Error(`${file}: ${why}`);
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return refuse(`a notebook must be JSON, and this is not (${(error as Error).message}).`);
  }
  const { nbformat, nbformat_minor, metadata, cells } = fieldsOf(parsed);
  if (nbformat !== 4 || typeof nbformat_minor !== "number" || nbformat_minor < 5) {
    refuse(
      `a notebook must be of format 4.5, got ${shown(nbformat ?? null)}.${shown(nbformat_minor ?? null)}. Save it from the Jupyter that \`npm run lab\` starts.`,
    );
  }
  const { lrlab } = fieldsOf(metadata);
  if (typeof lrlab !== "object" || lrlab === null || !Array.isArray(cells)) {
    refuse("this notebook was not made from a lesson, so there is no text to bring its edits into.");
  }
  const { lesson, text: hash, variant } = fieldsOf(lrlab);
  return {
    lesson: typeof lesson === "string" ? lesson : null,
    text: typeof hash === "string" ? hash : null,
    variant: variant === "instructor" ? variant : "learner",
    cells: (cells as unknown[]).map((cell, i) => readCell(cell, i + 1, refuse)),
  };
}

function readCell(cell: unknown, place: number, refuse: (why: string) => never): SavedCell {
  const { cell_type: type, id, source, metadata, attachments } = fieldsOf(cell);
  if (type !== "markdown" && type !== "code" && type !== "raw") return refuse(`cell ${place} has the type ${shown(type)}.`);
  const text = Array.isArray(source) ? source.join("") : source;
  if (typeof text !== "string") return refuse(`cell ${place} has no source.`);
  const { lrlab, tags } = fieldsOf(metadata);
  return {
    place,
    type,
    id: typeof id === "string" ? id : "",
    source: text
      .replace(/\r\n?/g, "\n")
      .replace(/^(?:[ \t]*\n)+/, "")
      .trimEnd(),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
    origin: lrlab ?? null,
    hasAttachments: Object.keys(fieldsOf(attachments)).length > 0,
  };
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
