import type { Lesson } from "../../lessons/catalog.js";
import type { Cell } from "./notebook.js";
import { fromNotebookText } from "./notebookText.js";

/** One piece of a lesson's text, with the blank space behind it. */
export interface TextPiece {
  readonly source: string;
  readonly after: string;
}

/**
 * The piece of text that a cell stands for, from the cell alone; null for a widget's further cells, which stand for nothing of their own.
 */
export function pieceOf({ source, metadata: { lrlab } }: Cell, lesson: Lesson): TextPiece | null {
  switch (lrlab.kind) {
    case "head":
    case "widget":
      return { source: lrlab.source, after: lrlab.after };
    case "prose":
      return { source: fromNotebookText(source, lesson), after: lrlab.after };
    case "run":
    case "fix":
      return { source: fenced(lrlab.fence, source), after: lrlab.after };
    case "part":
    case "begin":
    case "contents":
    case "assignment":
      return null;
  }
}

/** Code in its fence, with more marks where a line of the code would close it. */
export function fenced(fence: string, code: string): string {
  const [marks = "```"] = /^(`{3,}|~{3,})/.exec(fence) ?? [];
  const mark = marks.charAt(0);
  const closing = [...code.matchAll(/^ {0,3}(`{3,}|~{3,})\s*$/gm)].flatMap(([, run = ""]) => (run.startsWith(mark) ? [run.length] : []));
  const needed = mark.repeat(Math.max(marks.length, ...closing.map((length) => length + 1)));
  return `${needed}${fence.slice(marks.length)}\n${code}\n${needed}`;
}

/** The text of the lesson that a notebook's cells stand for, byte by byte. */
export const textOfNotebook = (cells: readonly Cell[], lesson: Lesson): string =>
  cells
    .flatMap((cell) => pieceOf(cell, lesson) ?? [])
    .map(({ source, after }) => source + after)
    .join("");
