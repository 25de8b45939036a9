import { parseHTML } from "linkedom";
import type { SvgDocument } from "../../src/plots/dom.js";
import { draw } from "../../src/plots/draw.js";
import type { Figure } from "../../src/plots/figure.js";
import { standaloneSvg } from "../../src/plots/standalone.js";

/** Widths of the two drawings of every figure: beside text, and on a phone. Labels have the same size on the screen in both. */
export const wide = 608;
export const narrow = 340;

const { document } = parseHTML("<!doctype html><html><body></body></html>") as unknown as { document: SvgDocument };

/** A figure as a file of its own, for an `<img>`, and its height in pixels at this width. */
export function stillOf(figure: Figure): { readonly svg: string; readonly width: number; readonly height: number } {
  const svg = standaloneSvg(draw(figure, document, { width: narrow }));
  const [width = 0, height = 0] = ["width", "height"].map((name) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svg)?.[1]));
  return { svg, width, height };
}

/** How tall a figure's drawing is at this width. */
export const heightOf = (figure: Figure, width: number): number => Number(draw(figure, document, { width }).getAttribute("height"));

/** A figure as SVG text. */
export const drawn = (figure: Figure, width: number): string => draw(figure, document, { width }).outerHTML;
