import { hashOf } from "./hashOf.js";
import type { Cell } from "./notebook.js";
import type { SavedCell } from "./readNotebook.js";

/** A saved cell beside the one it was made as; a new cell has none. */
export interface Pair {
  readonly saved: SavedCell;
  readonly made: Cell | null;
  /** The place of `made` in the notebook as it was made. */
  readonly index: number;
}

/** Each saved cell with the made one of its id; a second cell with an id, or one that changed its type, is new. */
export function pairUp(cells: readonly SavedCell[], made: readonly Cell[]): Pair[] {
  const indexOf = new Map(made.map(({ id }, i) => [id, i]));
  const taken = new Set<string>();
  return cells.map((saved) => {
    const index = indexOf.get(saved.id);
    const cell = index === undefined ? undefined : made[index];
    const turned = cell !== undefined && !isMade(cell) && cell.cell_type !== saved.type;
    if (index === undefined || !cell || turned || taken.has(saved.id)) return { saved, made: null, index: -1 };
    taken.add(saved.id);
    return { saved, made: cell, index };
  });
}

/** True for a cell made from the frontmatter or a component, which only lesson.mdx can change. */
export const isMade = ({ metadata: { lrlab } }: Cell): boolean => lrlab.kind === "head" || lrlab.kind === "widget" || lrlab.kind === "part";

/**
 * True where a saved cell's text is not the one it was made with; Jupyter may drop blank space at its end. A component's cell is compared
 * with the hash of how it was made: it may be made otherwise by now, which is no edit.
 */
export function edited({ saved, made }: Pair): boolean {
  if (made === null || saved.source === made.source.trimEnd()) return false;
  return !(isMade(made) && hashOf(saved.source) === (saved.origin as { made?: unknown } | null)?.made);
}
