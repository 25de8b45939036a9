import { inspect } from "node:util";
import { parseHTML } from "linkedom";
import type { SvgDocument } from "../../plots/dom.js";
import { draw } from "../../plots/draw.js";
import type { Figure } from "../../plots/figure.js";
import { standaloneSvg } from "../../plots/standalone.js";
import { stored } from "../../plots/stored.js";
import { escapeHtml } from "./escapeHtml.js";

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

let document: SvgDocument | undefined;

/**
 * What the kernel and the build show for a figure: an image for Jupyter, the figure itself for the page, its sentence for all else.
 *
 * The image is a data address, because Jupyter drops inline SVG in a notebook that is not trusted yet, which is any notebook just cloned.
 */
export function displayBundle(figure: Figure): MimeBundle {
  document ??= parseHTML("<!doctype html><html><body></body></html>").document as unknown as SvgDocument;
  const kept = JSON.parse(JSON.stringify(figure, (_, value) => (typeof value === "number" ? stored(value) : value))) as Figure;
  const svg = standaloneSvg(draw(kept, document));
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return {
    "text/html": `<img alt="${escapeHtml(figure.sentence)}" src="${source}">`,
    [figureMime]: kept,
    "text/plain": figure.sentence,
  };
}

/** What the kernel and the build show for a cell's last expression. */
export const valueBundle = (value: unknown): MimeBundle => ({ "text/plain": inspect(value) });
