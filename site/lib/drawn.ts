import { parseHTML } from "linkedom";
import type { SvgDocument } from "../../src/plots/dom.js";
import { draw } from "../../src/plots/draw.js";
import type { Figure } from "../../src/plots/figure.js";

/** Widths of the two drawings of every figure: beside text, and on a phone. Labels have the same size on the screen in both. */
export const wide = 608;
export const narrow = 340;

const { document } = parseHTML("<!doctype html><html><body></body></html>") as unknown as { document: SvgDocument };

/** A figure as SVG text. */
export const drawn = (figure: Figure, width: number): string => draw(figure, document, { width }).outerHTML;
