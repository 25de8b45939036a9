import { inspect } from "node:util";
import { stored } from "../../plots/stored.js";
import type { Content } from "../content.js";
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

/** What looks at values and draws figures. */
let drawing: typeof import("./drawing.js") | undefined;

/** Loads what draws, which takes a tenth of a second and more: a kernel need not wait for it to be ready, and a cell must. */
export async function loadDrawing(): Promise<void> {
  drawing ??= await import("./drawing.js");
}

function loaded(): NonNullable<typeof drawing> {
  if (drawing) return drawing;
  throw new Error("displayBundle: what draws must be loaded first. Await loadDrawing().");
}

/**
 * What the kernel and the build show for contents: HTML and text for Jupyter, the contents themselves for the page.
 *
 * It can be called once `loadDrawing` is done.
 */
export function displayBundle(contents: readonly Content[]): MimeBundle {
  const { figureImage } = loaded();
  const kept = JSON.parse(JSON.stringify(contents, (_, value) => (typeof value === "number" ? stored(value) : value))) as Content[];
  return {
    "text/html": kept.map((content) => contentHtml(content, figureImage)).join("\n"),
    [contentMime]: kept.map(still),
    "text/plain": textOf(kept),
  };
}

/** What the kernel and the build show for a cell's last expression: as `show` does, or as Node prints it. */
export function valueBundle(value: unknown): MimeBundle {
  const { present } = loaded();
  try {
    const contents = present(value);
    if (contents) return displayBundle(contents);
  } catch {
    // It looks like one of ours and is not, or is broken. Nobody has asked for a picture of it: it prints as anything else does.
  }
  return { "text/plain": inspect(value) };
}
