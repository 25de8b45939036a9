import type { SvgDocument, SvgElement } from "../dom.js";
import type { CurvesFigure } from "../figure.js";
import { drawGrid } from "../grid.js";
import { narrow, Sheet } from "../sheet.js";
import { stackPanels } from "../stack.js";

/** Curves in panels: stacked over one horizontal axis, or as small multiples. */
export function drawCurves({ data, size }: CurvesFigure, document: SvgDocument, width: number): SvgElement {
  if (data.grid) return drawGrid(data.x, data.panels, width).svg(document);
  const sheet = new Sheet(width, width < narrow ? size.height * 0.9 : size.height);
  stackPanels(sheet, data.x, data.panels, { left: 0, right: width, top: 0, bottom: sheet.height });
  return sheet.svg(document);
}
