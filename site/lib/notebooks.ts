import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { notebookFile } from "../../src/lessons/section.js";
import type { Bar, Content, Formula, Frames, Table } from "../../src/notebook/content.js";
import type { Figure } from "../../src/plots/figure.js";

/** One thing a cell showed when the notebook ran. A figure's `name` is the cell's id, with a number behind it where it is not the first. */
export type Output =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "error"; readonly text: string }
  | { readonly type: "figure"; readonly figure: Figure; readonly name: string }
  | { readonly type: "table"; readonly table: Table }
  | { readonly type: "formula"; readonly formula: Formula }
  | { readonly type: "bar"; readonly bar: Bar };

interface NotebookOutput {
  readonly output_type: string;
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly ename?: string;
  readonly evalue?: string;
}

interface NotebookCell {
  readonly id: string;
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly outputs?: readonly NotebookOutput[];
}

const contentMime = "application/vnd.lrlab.content+json";
const joined = (text: string | readonly string[]): string => (typeof text === "string" ? text : text.join(""));

/** Where the notebook of a lesson folder ("course/01-three-fates", "schedules/cosine") lies, from the repository's root. */
export const notebookPath = (folder: string): string => `notebooks/${notebookFile(folder)}`;

const read = new Map<string, { readonly changed: number; readonly cells: ReadonlyMap<string, NotebookCell> }>();

function cellsOf(folder: string): ReadonlyMap<string, NotebookCell> {
  const path = join(process.cwd(), notebookPath(folder));
  let changed: number;
  try {
    changed = statSync(path).mtimeMs;
  } catch {
    throw new Error(`${notebookPath(folder)} is missing. Run: npx lrlab notebooks`);
  }
  const known = read.get(path);
  if (known?.changed === changed) return known.cells;
  const { cells } = JSON.parse(readFileSync(path, "utf8")) as { cells: NotebookCell[] };
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  read.set(path, { changed, cells: byId });
  return byId;
}

/** What a cell shows, in order. */
function shownIn({ id, outputs = [] }: NotebookCell): readonly Output[] {
  let figures = 0;
  return outputs.flatMap(partsOf).map((part) => {
    if (part.type !== "figure") return part;
    figures++;
    return { ...part, name: figures === 1 ? id : `${id}.${figures}` };
  });
}

type Part = Exclude<Output, { readonly type: "figure" }> | { readonly type: "figure"; readonly figure: Figure };

function partsOf(output: NotebookOutput): readonly Part[] {
  if (output.output_type === "stream") return [{ type: "text", text: joined(output.text ?? "").replace(/\n$/, "") }];
  if (output.output_type === "error") return [{ type: "error", text: `${output.ename}: ${output.evalue}` }];
  const contents = output.data?.[contentMime];
  if (contents !== undefined) return (contents as readonly Exclude<Content, Frames>[]).map(partOf);
  const text = output.data?.["text/plain"];
  return text === undefined ? [] : [{ type: "text", text: joined(text as string | string[]).replace(/\n$/, "") }];
}

function partOf(content: Exclude<Content, Frames>): Part {
  switch (content.kind) {
    case "table":
      return { type: "table", table: content };
    case "formula":
      return { type: "formula", formula: content };
    case "bar":
      return { type: "bar", bar: content };
    default:
      return { type: "figure", figure: content };
  }
}

/** A page being written shows its notebook's trouble where the output would be; a page being built must not be built. */
const inDevelopment = import.meta.env.DEV;

/**
 * What a cell showed when its notebook ran. `code`, where given, must still be the cell's code: an output that belongs to other code
 * is not printed under this one.
 */
export function outputsOf(folder: string, id: string, code?: string): readonly Output[] {
  try {
    return shownBy(folder, id, code);
  } catch (error) {
    if (inDevelopment && error instanceof Error) return [{ type: "error", text: error.message }];
    throw error;
  }
}

function shownBy(folder: string, id: string, code?: string): readonly Output[] {
  const cell = cellsOf(folder).get(id);
  if (cell === undefined || (code !== undefined && joined(cell.source).trim() !== code.trim())) {
    throw new Error(`${notebookPath(folder)} is older than ${folder}/lesson.mdx: cell "${id}" differs. Run: npx lrlab notebooks`);
  }
  return shownIn(cell);
}

/** The first figure a cell showed; null only on a page being written, where the notebook is behind. */
export function figureOf(folder: string, id: string): Figure | null {
  for (const output of outputsOf(folder, id)) if (output.type === "figure") return output.figure;
  if (inDevelopment) return null;
  throw new Error(`${notebookPath(folder)} shows no figure in cell "${id}". Run: npx lrlab notebooks`);
}

/** Every figure that a lesson's notebook shows, by its name: that of its cell. */
export function figuresShown(folder: string): readonly (readonly [string, Figure])[] {
  if (inDevelopment && !existsSync(join(process.cwd(), notebookPath(folder)))) return [];
  const all = [...cellsOf(folder).values()].flatMap(shownIn);
  return all.flatMap((shown) => (shown.type === "figure" ? [[shown.name, shown.figure] as const] : []));
}
