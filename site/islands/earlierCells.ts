import { forget } from "./memory.js";
import { type EarlierPart, earlierParts } from "./otherParts.js";
import { codeKey, keptCode } from "./runnable.js";

/** A cell of an earlier part of the lesson: its code runs before this page's cells, and what it shows stands on its own page. */
export interface EarlierCell {
  readonly code: string;
  readonly mayThrow: boolean;
  readonly part: number;
  /** Where it stands. */
  readonly href: string;
  /** The reader has changed it. */
  readonly isEdited: boolean;
  /** Forgets the reader's version. */
  reset(): void;
}

let loaded: readonly EarlierPart[] = [];

/**
 * The cells of the parts before this page's, as the reader has them now; none on a lesson's first page.
 *
 * @throws an Error that tells the reader what could not be fetched.
 */
export async function earlierCells(): Promise<readonly EarlierCell[]> {
  loaded = await earlierParts();
  return loadedCells();
}

/** Those of them that have come already. */
export const loadedCells = (): readonly EarlierCell[] => loaded.flatMap(cellsOf);

const cellsOf = ({ number, address, page }: EarlierPart): readonly EarlierCell[] =>
  [...page.querySelectorAll<HTMLElement>("lr-cell")].map((cell) => {
    const original = cell.querySelector(".editable code")?.textContent ?? "";
    const code = keptCode(cell) ?? original;
    return {
      code,
      mayThrow: cell.dataset.mode === "fix",
      part: number,
      href: `${address}#${cell.id}`,
      isEdited: code !== original,
      reset: () => forget(codeKey(cell)),
    };
  });
