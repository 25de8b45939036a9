import { isDeepStrictEqual } from "node:util";
import type { Lesson } from "../../lessons/catalog.js";
import { edited, isMade, type Pair } from "./cellPairs.js";
import { MdxError, parseMdx } from "./mdx.js";
import type { Cell } from "./notebook.js";
import { fromNotebookText, valueEdits } from "./notebookText.js";
import { fenceWord, proseFaults } from "./proseFaults.js";
import type { SavedCell } from "./readNotebook.js";

/** Says what of the frontmatter's and the widgets' cells does not stand as it was made. */
export function standing(pairs: readonly Pair[], made: readonly Cell[]): string[] {
  const reasons: string[] = [];
  const there = new Set(pairs.map((pair) => pair.made?.id));
  const missing = made.filter((cell) => isMade(cell) && !there.has(cell.id));
  for (const cell of missing)
    reasons.push(`cell ${cell.id}, which is made from ${makerOf(cell, made)}, was deleted. Delete it in lesson.mdx.`);
  for (const [i, pair] of pairs.entries()) {
    const { saved, made: cell, index } = pair;
    const name = cellName(saved);
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
    if (!isMade(cell)) continue;
    if (cell.cell_type !== saved.type) reasons.push(`${name}, which is made from ${makerOf(cell, made)}, is now a ${saved.type} cell.`);
    else if (edited(pair)) reasons.push(`${name} is made from ${makerOf(cell, made)} and was edited. Edit ${fileFor(cell, made)} instead.`);
    const before = pairs[i - 1];
    if (cell.metadata.lrlab.kind === "head" && i !== 0) reasons.push("the cell with the title must come first.");
    // Where the cell before was deleted, that has been said.
    const follows = before?.index === index - 1 || !pairs.some((other) => other.index === index - 1);
    if (cell.metadata.lrlab.kind === "part" && !follows) {
      reasons.push(`${name} must stand right behind the other cells of ${makerOf(cell, made)}. Move it, or what came between, back.`);
    }
  }
  return reasons;
}

/** Says what in an edited or new cell the lesson's text can't hold. */
export function unwritable(pair: Pair, lesson: Lesson): string[] {
  const { saved, made } = pair;
  if (saved.source === "" || saved.type !== "markdown" || (made && !edited(pair)) || (made && isMade(made))) return [];
  const name = cellName(saved);
  const measured = valueEdits(saved.source, lesson);
  if (measured.length > 0) return measured.map((edit) => `${name}: ${edit}`);
  try {
    const source = fromNotebookText(saved.source, lesson);
    const { children } = parseMdx(source);
    const [component] = children.filter((node) => node.type === "mdxJsxFlowElement");
    if (component) return [`${name}: <${component.name}> is a component, which only lesson.mdx can hold.`];
    if (children.some((node) => node.type === "code" && fenceWord(node) !== null)) return [`${name}: code that runs must be a code cell.`];
    if (children[0]?.type === "yaml") return [`${name} begins with frontmatter, which only lesson.mdx can hold.`];
    return children.flatMap((node) => proseFaults(node, source, lesson)).map(({ line, message }) => `${name}, line ${line}: ${message}`);
  } catch (error) {
    if (!(error instanceof MdxError)) throw error;
    return [`${name}, line ${error.line}: ${error.message}`];
  }
}

/** Says where markdown of neighbouring cells would become one thing, such as a list that goes on. */
export function neighbours(pieces: readonly { pair: Pair; source: string }[]): string[] {
  return pieces.flatMap(({ pair, source }, i) => {
    const next = pieces[i + 1];
    const untouched = pair.made && next?.pair.index === pair.index + 1 && !edited(pair) && !edited(next.pair);
    if (!next || pair.saved.type !== "markdown" || next.pair.saved.type !== "markdown" || untouched) return [];
    const blocks = (text: string): number => parseMdx(text).children.length;
    if (blocks(`${source}\n\n${next.source}`) === blocks(source) + blocks(next.source)) return [];
    return [`${cellName(pair.saved)} and the cell after it would run together in lesson.mdx. Make them one cell.`];
  });
}

/** Says which cells of the notebook the new text, rendered again, does not give back. */
export function differences(pairs: readonly Pair[], again: readonly Cell[], lesson: Lesson): string[] {
  const loose = (id: string, type: string, source: string, made: Cell | null): LooseCell => {
    if (made === null || !isMade(made)) return { id, type, source: flat(fromNotebookText(source, lesson)) };
    // What a component's cells import depends on the cells before, so they are compared by the text they are made from.
    const origin = made.metadata.lrlab;
    return { id, type: origin.kind, source: "source" in origin ? origin.source : "" };
  };
  const kept = pairs.filter(({ saved: { source } }) => source !== "");
  const saved = joinProse(kept.map(({ saved: { id, type, source }, made }) => loose(id, type, source, made)));
  const rendered = joinProse(again.map((cell) => loose(cell.id, cell.cell_type, cell.source, cell)));
  const wrong = saved.findIndex(({ type, source }, i) => type !== rendered[i]?.type || source !== rendered[i]?.source);
  if (wrong < 0 && saved.length === rendered.length) return [];
  return [`cell ${(saved[wrong] ?? saved.at(-1))?.id} would not come back from lesson.mdx as it is. Write it another way.`];
}

const cellName = ({ place, id }: SavedCell): string => `cell ${id === "" ? "" : `${id} `}(number ${place})`;

/** What a cell is made from, in the words of the text. */
function makerOf({ metadata: { lrlab } }: Cell, made: readonly Cell[]): string {
  const of = lrlab.kind === "part" ? made.find(({ id }) => id === lrlab.of)?.metadata.lrlab : lrlab;
  if (of?.kind !== "widget") return "the frontmatter";
  return `${/^<[A-Za-z]+(?:\s+id="[^"]*")?/.exec(of.source)?.[0] ?? "<"}>`;
}

/** Where the text of a made cell is written. */
function fileFor({ metadata: { lrlab } }: Cell, made: readonly Cell[]): string {
  const of = lrlab.kind === "part" ? made.find(({ id }) => id === lrlab.of)?.metadata.lrlab : lrlab;
  const component = of?.kind === "widget" ? /^<([A-Za-z]+)/.exec(of.source)?.[1] : undefined;
  if (component === "Quiz") return "quiz.ts";
  if (component === "Film") return "films.ts";
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
