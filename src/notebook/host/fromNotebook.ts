import { nameOf } from "../../lessons/catalog.js";
import { beginCell } from "./beginCell.js";
import { edited, isMade, type Pair, pairUp } from "./cellPairs.js";
import type { LessonFiles } from "./courseFiles.js";
import { hashOf } from "./hashOf.js";
import { differences, neighbours, standing, unwritable } from "./importFaults.js";
import type { Cell } from "./notebook.js";
import { fromNotebookText } from "./notebookText.js";
import type { SavedCell, SavedNotebook } from "./readNotebook.js";
import { LessonError } from "./segments.js";
import { fenced, pieceOf, type TextPiece } from "./textOfNotebook.js";
import { textOf, toNotebook } from "./toNotebook.js";

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
 * Brings edits that were made in a notebook back into the lesson's text.
 *
 * Cells are told apart by their ids, which Jupyter keeps. Prose and code may be edited, added, deleted and moved; whatever is made from
 * the frontmatter or a component must stand as it was made. At the end the new text is rendered again and compared with the notebook
 * cell by cell, so that no edit gets lost.
 *
 * @throws an ImportError with every reason why not.
 */
export function fromNotebook({ saved, files, read }: FromNotebookOptions): Imported {
  const { variant } = saved;
  const cellsMadeOf = (of: LessonFiles): readonly Cell[] => toNotebook({ ...of, variant }).cells.filter((cell) => cell.id !== begin.id);
  const begin = beginCell(nameOf(files.lesson));
  const isBegin = ({ id, origin }: SavedCell): boolean => id === begin.id && (origin as { kind?: unknown } | null)?.kind === "begin";
  const begun = saved.cells.filter(isBegin);
  const made = cellsMadeOf(files);
  const pairs = pairUp(
    saved.cells.filter((cell) => !isBegin(cell)),
    made,
  );
  if (!pairs.some((pair) => pair.made !== null && isMade(pair.made))) {
    throw new ImportError(["no cell has the id it was made with. Was the notebook saved by a Jupyter without cell ids?"]);
  }
  const reasons = [...begun.flatMap(editedBegin), ...standing(pairs, made), ...pairs.flatMap((pair) => unwritable(pair, files.lesson))];
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
  const lost = differences(pairs, cellsMadeOf(again), files.lesson);
  if (lost.length > 0) throw new ImportError(lost);
  return { text, changes: changesOf(pairs, made, new Map(written.flatMap(({ pair, id }) => (id === null ? [] : [[pair, id]])))) };
}

/** Says that the cell that checks the set-up was edited, which no lesson's text can hold; that it was deleted or moved is nobody's loss. */
const editedBegin = ({ id, place, source, origin }: SavedCell): string[] =>
  hashOf(source) === (origin as { made?: unknown } | null)?.made
    ? []
    : [`cell ${id} (number ${place}) checks the set-up and is the same in every notebook, and was edited. Write into a cell of your own.`];

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
  if (id === null) return fromNotebookText(saved.source, lesson);
  return fenced(`\`\`\`ts ${saved.tags.includes("raises-exception") ? "fix" : "run"} id="${id}"`, saved.source);
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
