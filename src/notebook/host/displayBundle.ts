import { inspect } from "node:util";
import { parseHTML } from "linkedom";
import type { SvgDocument } from "../../plots/dom.js";
import { draw } from "../../plots/draw.js";
import type { Figure } from "../../plots/figure.js";
import { standaloneSvg } from "../../plots/standalone.js";
import { stored } from "../../plots/stored.js";
import type { Content } from "../content.js";
import { escapeHtml } from "./escapeHtml.js";
import { framesHtml, still } from "./framesHtml.js";

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

let document: SvgDocument | undefined;

/**
 * What the kernel and the build show for contents: images and text for Jupyter, the contents themselves for the page, their sentences for
 * all else.
 *
 * An image is a data address, because Jupyter drops inline SVG in a notebook that is not trusted yet, which is any notebook just cloned.
 */
export function displayBundle(contents: readonly Content[]): MimeBundle {
  const kept = JSON.parse(JSON.stringify(contents, (_, value) => (typeof value === "number" ? stored(value) : value))) as Content[];
  return {
    "text/html": kept.map(htmlOf).join("\n"),
    [contentMime]: kept.map(still),
    "text/plain": kept.map(({ sentence }) => sentence).join("\n"),
  };
}

function htmlOf(content: Content): string {
  if (content.kind === "table" || content.kind === "formula" || content.kind === "bar") return escapeHtml(content.sentence);
  if (content.kind === "frames") return framesHtml(content, svgOf);
  const source = `data:image/svg+xml;base64,${Buffer.from(svgOf(content)).toString("base64")}`;
  return `<img alt="${escapeHtml(content.sentence)}" src="${source}">`;
}

function svgOf(figure: Figure): string {
  document ??= parseHTML("<!doctype html><html><body></body></html>").document as unknown as SvgDocument;
  return standaloneSvg(draw(figure, document));
}

/** What the kernel and the build show for a cell's last expression. */
export const valueBundle = (value: unknown): MimeBundle => ({ "text/plain": inspect(value) });
