import { parseHTML } from "linkedom";
import type { SvgDocument } from "../../plots/dom.js";
import { draw } from "../../plots/draw.js";
import type { Figure } from "../../plots/figure.js";
import { standaloneSvg } from "../../plots/standalone.js";

export { present } from "../present.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** A figure as an SVG file. */
export const figureImage = (figure: Figure): string => standaloneSvg(draw(figure, document as unknown as SvgDocument));
