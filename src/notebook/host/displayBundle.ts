import { inspect } from "node:util";
import type { Figure } from "../../plots/figure.js";
import { stored } from "../../plots/stored.js";
import type { Content } from "../content.js";
import { present } from "../present.js";
import { textOf } from "../textOf.js";
import { contentHtml } from "./contentHtml.js";
import { still } from "./framesHtml.js";

/** One output in several formats, as Jupyter keeps it: mime type to data. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The mime type under which contents travel as plain data, a list of `Content`; the page draws from it. */
export const contentMime = "application/vnd.lrlab.content+json";

/** An error as a notebook keeps it; the traceback holds no paths, so that it is the same on every machine. */
export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** Draws a figure as an SVG file, once that is loaded. */
let figureImage: ((figure: Figure) => string) | undefined;

/** Loads what draws figures, which takes a tenth of a second: a kernel need not wait for it to be ready, and a cell must. */
export async function loadDrawing(): Promise<void> {
  figureImage ??= (await import("./figureImage.js")).figureImage;
}

/**
 * What the kernel and the build show for contents: HTML and text for Jupyter, the contents themselves for the page.
 *
 * Figures can be shown once `loadDrawing` is done.
 */
export function displayBundle(contents: readonly Content[]): MimeBundle {
  const kept = JSON.parse(JSON.stringify(contents, (_, value) => (typeof value === "number" ? stored(value) : value))) as Content[];
  return {
    "text/html": kept.map((content) => contentHtml(content, svgOf)).join("\n"),
    [contentMime]: kept.map(still),
    "text/plain": textOf(kept),
  };
}

function svgOf(figure: Figure): string {
  if (figureImage) return figureImage(figure);
  throw new Error("displayBundle: what draws figures must be loaded first. Await loadDrawing().");
}

/** What the kernel and the build show for a cell's last expression: as `show` does, or as Node prints it. */
export function valueBundle(value: unknown): MimeBundle {
  try {
    const contents = present(value);
    if (contents) return displayBundle(contents);
  } catch {
    // It looks like one of ours and is not, or is broken. Nobody has asked for a picture of it: it prints as anything else does.
  }
  return { "text/plain": inspect(value) };
}
