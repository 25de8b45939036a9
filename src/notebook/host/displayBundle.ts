import { inspect } from "node:util";
import type { Figure } from "../../plots/figure.js";

/** One output in several formats, as Jupyter keeps it: mime type to data. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The mime type under which a figure travels as plain data; the page draws from it. */
export const figureMime = "application/vnd.lrlab.figure+json";

/** An error as a notebook keeps it; the traceback holds no paths, so that it is the same on every machine. */
export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** What the kernel and the build show for a figure: its sentence, and the figure itself. */
export function displayBundle(figure: Figure): MimeBundle {
  return { [figureMime]: figure, "text/plain": figure.sentence };
}

/** What the kernel and the build show for a cell's last expression. */
export const valueBundle = (value: unknown): MimeBundle => ({ "text/plain": inspect(value) });
