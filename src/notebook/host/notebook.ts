import type { MimeBundle } from "./displayBundle.js";
import { kernelspec, typescriptVersion } from "./kernelspec.js";

/** An output as a notebook file keeps it. */
export type Output =
  | { readonly output_type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly output_type: "display_data"; readonly data: MimeBundle; readonly metadata: object }
  | { readonly output_type: "execute_result"; readonly data: MimeBundle; readonly metadata: object; readonly execution_count: number }
  | { readonly output_type: "error"; readonly ename: string; readonly evalue: string; readonly traceback: readonly string[] };

/**
 * What a cell remembers of the lesson's text, so that the text can be made again byte by byte: `after` is the blank space behind it, and
 * `made` the hash of what the cell was made as, where an edit of it can't be brought back.
 */
export type CellOrigin =
  | { readonly kind: "head" | "widget"; readonly source: string; readonly after: string; readonly made: string }
  | { readonly kind: "prose"; readonly after: string }
  | { readonly kind: "run" | "fix"; readonly fence: string; readonly after: string }
  /** A further cell of a widget whose first cell has the id `of`. */
  | { readonly kind: "part"; readonly of: string; readonly made: string }
  /** The cell that checks the set-up, which comes from no text. */
  | { readonly kind: "begin"; readonly made: string }
  /** A cell of the contents, which comes from no text. */
  | { readonly kind: "contents" }
  /** A cell of an assignment. */
  | { readonly kind: "assignment" };

export interface CellMetadata {
  readonly lrlab: CellOrigin;
  readonly tags?: readonly string[];
  /** What nbgrader reads, in an assignment. */
  readonly nbgrader?: object;
}

export interface MarkdownCell {
  readonly cell_type: "markdown";
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
}

export interface CodeCell {
  readonly cell_type: "code";
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export type Cell = MarkdownCell | CodeCell;

/** What a notebook remembers of where it comes from. */
export interface NotebookOrigin {
  /** The lesson's short name; absent for the contents. */
  readonly lesson?: string;
  /** The hash of the text it was made from. */
  readonly text?: string;
  /** For whom it was made; absent for learners. */
  readonly variant?: "instructor";
  /** The assignment's name, the course's version that made it, and whose variant it is where each student has one. */
  readonly assignment?: string;
  readonly version?: string;
  readonly student?: string;
}

/** A notebook, nbformat 4.5. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: { readonly kernelspec: object; readonly language_info: object; readonly lrlab: NotebookOrigin };
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
}

/** What the kernel says of its language, which Jupyter puts into a notebook that it saves. */
const language_info = {
  name: "typescript",
  version: typescriptVersion,
  file_extension: ".ts",
  mimetype: "text/typescript",
  codemirror_mode: { name: "javascript", mode: "typescript", typescript: true },
};

/** Puts cells into a notebook. */
export const makeNotebook = (cells: readonly Cell[], origin: NotebookOrigin): Notebook => ({
  cells,
  metadata: { kernelspec, language_info, lrlab: origin },
  nbformat: 4,
  nbformat_minor: 5,
});

/** Writes a notebook as Jupyter itself does: sorted keys, one space of indentation, texts as lists of lines; so saving one in Jupyter changes little. */
export const printNotebook = (notebook: Notebook): string =>
  `${JSON.stringify({ ...notebook, cells: notebook.cells.map(printable) }, sorted, 1).replace(numbers, numberOf)}\n`;

/** A number at the end of its line. A text there ends with its quote, so this meets none. */
const numbers = /(?<= )-?\d[\d.e+-]*(?=,?$)/gm;

/** Python, and so Jupyter, writes a number below 0.0001 with an exponent of two digits at least. */
const numberOf = (text: string): string => {
  const value = Number(text);
  return value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential().replace(/e-(\d)$/, "e-0$1") : text;
};

const printable = (cell: Cell): object => ({
  ...cell,
  source: linesOf(cell.source),
  ...(cell.cell_type === "code" ? { outputs: cell.outputs.map(printableOutput) } : {}),
});

function printableOutput(output: Output): object {
  if (output.output_type === "stream") return { ...output, text: linesOf(output.text) };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data).map(([mime, value]) => [mime, typeof value === "string" ? linesOf(value) : value]);
  return { ...output, data: Object.fromEntries(data) };
}

/** A text as notebooks keep it: its lines, each with its line end. */
const linesOf = (text: string): readonly string[] => (text === "" ? [] : text.split(/(?<=\n)/));

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
