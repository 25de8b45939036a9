import { expectNumber } from "../schedules/expect.js";
import { checkFigure } from "./checkFigure.js";
import type { SvgDocument, SvgElement } from "./dom.js";
import type { Figure } from "./figure.js";
import { finish } from "./finish.js";
import { drawCloud } from "./kinds/cloud.js";
import { drawCurves } from "./kinds/curves.js";
import { drawImages } from "./kinds/images.js";
import { drawIntervals } from "./kinds/intervals.js";
import { drawScatter } from "./kinds/scatter.js";
import { drawTokens } from "./kinds/tokens.js";
import { drawValley } from "./kinds/valley.js";

/**
 * Draws a figure with Observable Plot and finishes it: the same SVG in the notebook, in the build and in the page.
 *
 * @param figure plain JSON, from a figure function.
 * @param document the browser's or linkedom's.
 * @param options width in pixels, at least 200 (the figure's own when left out); below 480 the layout is a phone's.
 */
export function draw(figure: Figure, document: SvgDocument, options: { width?: number } = {}): SvgElement {
  checkFigure(figure);
  const width = expectNumber("draw", "width", options.width ?? figure.size.width, { min: 200, advice: "It counts pixels." });
  return finish(plot(figure, document, width), figure.sentence);
}

function plot(figure: Figure, document: SvgDocument, width: number): SvgElement {
  switch (figure.kind) {
    case "curves":
      return drawCurves(figure, document, width);
    case "valley":
      return drawValley(figure, document, width);
    case "cloud":
      return drawCloud(figure, document, width);
    case "intervals":
      return drawIntervals(figure, document, width);
    case "scatter":
      return drawScatter(figure, document, width);
    case "images":
      return drawImages(figure, document, width);
    case "tokens":
      return drawTokens(figure, document, width);
  }
}
