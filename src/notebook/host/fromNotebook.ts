import { isDeepStrictEqual } from "node:util";
import type { Lesson } from "../../lessons/catalog.js";
import type { LessonFiles } from "./courseFiles.js";
import { MdxError, parseMdx } from "./mdx.js";
import type { Cell, CellOrigin } from "./notebook.js";
import { fromNotebookLinks } from "./notebookLinks.js";
import { fenceWord, proseFaults } from "./proseFaults.js";
import type { SavedCell, SavedNotebook } from "./readNotebook.js";
import { LessonError } from "./segments.js";
import { fenced, pieceOf, type TextPiece } from "./textOfNotebook.js";
import { hashOf, textOf, toNotebook } from "./toNotebook.js";

/** A lesson's text with the edits that were made in its notebook. */
export interface Imported {
  readonly text: string;
  /** One line for each cell that was changed, added or deleted. */
  readonly changes: readonly string[];
}

export interface FromNotebookOptions {
  readonly saved: SavedNotebook;
  /** The lesson as it was when the notebook was made. */
  readonly files: LessonFiles;
  /** Parses and checks a text as that lesson's. */
  readonly read: (text: string) => LessonFiles;
}

/** An edit that the lesson's text can't hold; nothing of the notebook is taken then. */
export class ImportError extends Error {
  constructor(reasons: readonly string[]) {
    super(reasons.join("\n"));
    this.name = "ImportError";
  }
}

/**
 * True where a saved cell's text is not the one it was made with; Jupyter may drop blank space at its end. A component's cell is compared
 * with the hash of how it was made: it may be made otherwise by now, which is no edit.
 */
function edited({ saved, made }: Pair): boolean {
  const origin = made?.metadata.lrlab;
  if (made === null || saved.source === made.source.trimEnd()) return false;
  return !(origin && isMade(origin.kind) && hashOf(saved.source) === (saved.origin as { made?: unknown } | null)?.made);
}

/** A saved cell beside the one it was made as; a new cell has none. */
interface Pair {
  readonly saved: SavedCell;
  readonly made: Cell | null;
  /** The place of `made` in the notebook as it was made. */
  readonly index: number;
}

/**
 * Brings edits that were made in a notebook back into the lesson's text.
 *
 * Cells are told apart by their ids, which Jupyter keeps. Prose and code may be edited, added, deleted and moved; whatever is made from
 * the frontmatter or a component must stand as it was made. At the end the new text is rendered again and compared with the notebook
 * cell by cell, so that no edit gets lost.
 *
 * @throws an ImportError with every reason why not.
 */
export function fromNotebook({ saved, files, read }: FromNotebookOptions): Imported {
  const made = toNotebook(files).cells;
  const pairs = pairUp(saved.cells, made);
  if (!pairs.some((pair) => pair.made !== null && isMade(pair.made.metadata.lrlab.kind))) {
    throw new ImportError(["no cell has the id it was made with. Was the notebook saved by a Jupyter without cell ids?"]);
  }
  const reasons = [...standing(pairs, made), ...pairs.flatMap(unwritable)];
  if (reasons.length > 0) throw new ImportError(reasons);

  const fresh = freshIds(made);
  const written = pairs.flatMap((pair): (TextPiece & { pair: Pair; id: string | null })[] => {
    if (pair.made?.metadata.lrlab.kind === "part") return [];
    if (pair.made) {
      const piece = pieceOf(edited(pair) ? { ...pair.made, source: pair.saved.source } : pair.made, files.lesson);
      return piece && pair.saved.source !== "" ? [{ ...piece, pair, id: null }] : [];
    }
    if (pair.saved.source === "") return [];
    const id = pair.saved.type === "code" ? fresh() : null;
    return [{ source: newPiece(pair.saved, id, files), after: "\n\n", pair, id }];
  });
  const runTogether = neighbours(written.map(({ pair, source }) => ({ pair, source })));
  if (runTogether.length > 0) throw new ImportError(runTogether);

  const text = spaced(written, made, textOf(files.parsed));
  let again: LessonFiles;
  try {
    again = read(text);
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    throw new ImportError([`with these edits the lesson would not build:\n${error.message}`]);
  }
  const lost = differences(pairs, toNotebook(again).cells, files.lesson);
  if (lost.length > 0) throw new ImportError(lost);
  return { text, changes: changesOf(pairs, made, new Map(written.flatMap(({ pair, id }) => (id === null ? [] : [[pair, id]])))) };
}

/** Each saved cell with the made one of its id; a second cell with an id, or one that changed its type, is new. */
function pairUp(cells: readonly SavedCell[], made: readonly Cell[]): Pair[] {
  const indexOf = new Map(made.map(({ id }, i) => [id, i]));
  const taken = new Set<string>();
  return cells.map((saved) => {
    const index = indexOf.get(saved.id);
    const cell = index === undefined ? undefined : made[index];
    const isText = cell?.metadata.lrlab.kind === "prose" || cell?.metadata.lrlab.kind === "run" || cell?.metadata.lrlab.kind === "fix";
    if (index === undefined || !cell || taken.has(saved.id) || (isText && cell.cell_type !== saved.type))
      return { saved, made: null, index: -1 };
    taken.add(saved.id);
    return { saved, made: cell, index };
  });
}

/** Says what of the frontmatter's and the widgets' cells does not stand as it was made. */
function standing(pairs: readonly Pair[], made: readonly Cell[]): string[] {
  const reasons: string[] = [];
  const there = new Set(pairs.map((pair) => pair.made?.id));
  const missing = made.filter(({ id, metadata: { lrlab } }) => isMade(lrlab.kind) && !there.has(id));
  for (const cell of missing)
    reasons.push(`cell ${cell.id}, which is made from ${makerOf(cell, made)}, was deleted. Delete it in lesson.mdx.`);
  for (const [i, pair] of pairs.entries()) {
    const { saved, made: cell, index } = pair;
    const name = nameOf(saved);
    if (saved.type === "raw") reasons.push(`${name} is a raw cell, which a lesson does not have. Make it markdown or code.`);
    if (saved.hasAttachments) reasons.push(`${name} holds a pasted image, which a lesson's text can't. Draw it as a plot.`);
    if (!cell) {
      const kind = (saved.origin as { kind?: unknown } | null)?.kind;
      if (kind === "widget" || kind === "part" || kind === "head")
        reasons.push(
          `${name} is a copy of a cell that is made from a component or the frontmatter. Delete the copy, and write a component in lesson.mdx.`,
        );
      continue;
    }
    if (!isDeepStrictEqual({ ...(saved.origin as object | null), made: "" }, { ...cell.metadata.lrlab, made: "" }))
      reasons.push(`${name}: what it remembers of lesson.mdx was changed.`);
    const wasFix = cell.metadata.lrlab.kind === "fix";
    if ((wasFix || cell.metadata.lrlab.kind === "run") && saved.tags.includes("raises-exception") !== wasFix) {
      reasons.push(
        `${name}: the tag raises-exception was ${wasFix ? "removed" : "added"}. Write ts ${wasFix ? "run" : "fix"} in lesson.mdx instead.`,
      );
    }
    if (!isMade(cell.metadata.lrlab.kind)) continue;
    if (cell.cell_type !== saved.type) reasons.push(`${name}, which is made from ${makerOf(cell, made)}, is now a ${saved.type} cell.`);
    else if (edited(pair)) reasons.push(`${name} is made from ${makerOf(cell, made)} and was edited. Edit ${fileFor(cell, made)} instead.`);
    const before = pairs[i - 1];
    if (cell.metadata.lrlab.kind === "head" && i !== 0) reasons.push("the cell with the title must come first.");
    if (cell.metadata.lrlab.kind === "part" && before?.index !== index - 1) {
      reasons.push(`${name} must stand right behind the other cells of ${makerOf(cell, made)}. Move it, or what came between, back.`);
    }
  }
  return reasons;
}

const isMade = (kind: string): boolean => kind === "head" || kind === "widget" || kind === "part";

const nameOf = ({ place, id }: SavedCell): string => `cell ${id === "" ? "" : `${id} `}(number ${place})`;

/** What a cell is made from, in the words of the text. */
function makerOf({ metadata: { lrlab } }: Cell, made: readonly Cell[]): string {
  const of = lrlab.kind === "part" ? made.find(({ id }) => id === lrlab.of)?.metadata.lrlab : lrlab;
  if (of?.kind !== "widget") return "the frontmatter";
  return `${/^<[A-Za-z]+(?:\s+id="[^"]*")?/.exec(of.source)?.[0] ?? "<"}>`;
}

/** Says what in an edited or new cell the lesson's text can't hold. */
function unwritable(pair: Pair): string[] {
  const { saved, made } = pair;
  if (saved.source === "" || saved.type !== "markdown" || (made && !edited(pair)) || (made && isMade(made.metadata.lrlab.kind))) return [];
  const name = nameOf(saved);
  try {
    const { children } = parseMdx(saved.source);
    const [component] = children.filter((node) => node.type === "mdxJsxFlowElement");
    if (component) return [`${name}: <${component.name}> is a component, which only lesson.mdx can hold.`];
    if (children.some((node) => node.type === "code" && fenceWord(node) !== null)) return [`${name}: code that runs must be a code cell.`];
    if (children[0]?.type === "yaml") return [`${name} begins with frontmatter, which only lesson.mdx can hold.`];
    return children.flatMap((node) => proseFaults(node, saved.source)).map(({ line, message }) => `${name}, line ${line}: ${message}`);
  } catch (error) {
    if (!(error instanceof MdxError)) throw error;
    return [`${name}, line ${error.line}: ${error.message}`];
  }
}

/** Makes ids for new code cells, none of which the lesson has. */
function freshIds(made: readonly Cell[]): () => string {
  const known = new Set(made.map(({ id }) => id));
  let number = 0;
  return () => {
    do number++;
    while (known.has(`cell-${number}`));
    return `cell-${number}`;
  };
}

/** The text of a cell that was added; one that may fail becomes a fix fence. */
function newPiece(saved: SavedCell, id: string | null, { lesson }: LessonFiles): string {
  if (id === null) return fromNotebookLinks(saved.source, lesson);
  return fenced(`\`\`\`ts ${saved.tags.includes("raises-exception") ? "fix" : "run"} id="${id}"`, saved.source);
}

/** Says where markdown of neighbouring cells would become one thing, such as a list that goes on. */
function neighbours(pieces: readonly { pair: Pair; source: string }[]): string[] {
  return pieces.flatMap(({ pair, source }, i) => {
    const next = pieces[i + 1];
    const untouched = next && pair.made && next.pair.made && !edited(pair) && !edited(next.pair);
    if (!next || pair.saved.type !== "markdown" || next.pair.saved.type !== "markdown" || untouched) return [];
    const blocks = (text: string): number => parseMdx(text).children.length;
    if (blocks(`${source}\n\n${next.source}`) === blocks(source) + blocks(next.source)) return [];
    return [`${nameOf(pair.saved)} and the cell after it would run together in lesson.mdx. Make them one cell.`];
  });
}

/** Joins the pieces: space that stood between two stays, elsewhere there is one empty line; the end is the text's own. */
function spaced(written: readonly (TextPiece & { pair: Pair })[], made: readonly Cell[], before: string): string {
  const own = made
    .map((cell, i) => ({ i, part: cell.metadata.lrlab.kind === "part" }))
    .filter(({ part }) => !part)
    .map(({ i }) => i);
  const followsIn = (a: number, b: number): boolean => a >= 0 && own.indexOf(b) === own.indexOf(a) + 1;
  return written
    .map(({ source, after, pair }, i) => {
      const next = written[i + 1];
      if (!next) return source + (/\s*$/.exec(before)?.[0] ?? "\n");
      return source + (followsIn(pair.index, next.pair.index) ? after : "\n\n");
    })
    .join("");
}

/** Says which cells of the notebook the new text, rendered again, does not give back. */
function differences(pairs: readonly Pair[], again: readonly Cell[], lesson: Lesson): string[] {
  const loose = (id: string, type: string, source: string, origin: CellOrigin | null): LooseCell =>
    // What a component's cells import depends on the cells before, so they are compared by the text they are made from.
    origin !== null && isMade(origin.kind)
      ? { id, type: origin.kind, source: "source" in origin ? origin.source : "" }
      : { id, type, source: flat(fromNotebookLinks(source, lesson)) };
  const kept = pairs.filter(({ saved: { source } }) => source !== "");
  const saved = joinProse(
    kept.map(({ saved: { id, type, source, place }, made }) => loose(id || `number ${place}`, type, source, made?.metadata.lrlab ?? null)),
  );
  const rendered = joinProse(again.map(({ id, cell_type, source, metadata }) => loose(id, cell_type, source, metadata.lrlab)));
  const wrong = saved.findIndex(({ type, source }, i) => type !== rendered[i]?.type || source !== rendered[i]?.source);
  if (wrong < 0 && saved.length === rendered.length) return [];
  return [`cell ${(saved[wrong] ?? saved.at(-1))?.id} would not come back from lesson.mdx as it is. Write it another way.`];
}

/** Where the text of a made cell is written. */
function fileFor({ metadata: { lrlab } }: Cell, made: readonly Cell[]): string {
  const of = lrlab.kind === "part" ? made.find(({ id }) => id === lrlab.of)?.metadata.lrlab : lrlab;
  const component = of?.kind === "widget" ? /^<([A-Za-z]+)/.exec(of.source)?.[1] : undefined;
  if (component === "Quiz") return "quiz.ts";
  if (component === "Exercise") return "lesson.mdx or the exercise's files";
  return component === "Plot" || component === "Experiment" ? "experiments.ts" : "lesson.mdx";
}

interface LooseCell {
  readonly type: string;
  readonly source: string;
  readonly id: string;
}

/** Neighbouring markdown as one: sections are cut anew when a text is rendered. */
function joinProse(cells: readonly LooseCell[]): LooseCell[] {
  const joined: LooseCell[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last?.type === "markdown" && cell.type === "markdown")
      joined[joined.length - 1] = { ...last, source: `${last.source}\n${cell.source}` };
    else joined.push(cell);
  }
  return joined;
}

/** A text without its empty lines, which may differ where cells meet. */
const flat = (text: string): string =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .join("\n")
    .trimEnd();

/** One line for each cell that was changed, added or deleted. */
function changesOf(pairs: readonly Pair[], made: readonly Cell[], ids: ReadonlyMap<Pair, string>): string[] {
  const there = new Set(pairs.filter(({ saved: { source } }) => source !== "").map((pair) => pair.made?.id));
  const order = pairs.filter((pair) => pair.made !== null).map(({ index }) => index);
  return [
    ...pairs.flatMap((pair) => {
      const { saved, made: cell } = pair;
      if (saved.source === "") return [];
      if (cell === null) return [saved.type === "code" ? `new code ${ids.get(pair)}` : `new text (number ${saved.place})`];
      return edited(pair) ? [`changed ${cell.id}`] : [];
    }),
    ...made.filter(({ id }) => !there.has(id)).map(({ id }) => `deleted ${id}`),
    ...(order.some((index, i) => i > 0 && index < (order[i - 1] ?? 0)) ? ["moved cells"] : []),
  ];
}
