import type { SvgDocument, SvgElement } from "../dom.js";
import type { CloudFigure } from "../figure.js";
import type { Pixel } from "../line.js";
import { colourOf } from "../roles.js";
import { domainOf } from "../scale.js";
import { acrossScale, axisName, fontSize, narrow, numbersWidth, Sheet, upScale } from "../sheet.js";
import { stackPanels } from "./curves.js";

/** Particles resting on the loss, one dot each, stacked where they are many, under the shape that theory predicts. */
export function drawCloud({ data, size }: CloudFigure, document: SvgDocument, width: number): SvgElement {
  const sheet = new Sheet(width, width < narrow ? size.height * 0.9 : size.height);
  const { curvature, particles, predicted, mean = 0, history } = data;
  const split = history ? sheet.height * 0.56 : sheet.height;
  const frame = { left: 0, right: width - 14, top: 22, bottom: split - 34 };
  const xDomain = domainOf("linear", particles, data.x.domain);
  const loss = (theta: number): number => (curvature * theta ** 2) / 2;
  const y = upScale(data.y, domainOf("linear", [0, ...xDomain.map(loss)], data.y.domain), frame);
  const box = { ...frame, left: numbersWidth([y]) };
  const x = acrossScale(data.x, xDomain, box);
  sheet.xAxis(x, axisName(data.x), box);
  sheet.yAxis(y, axisName(data.y), box);

  const samples = Array.from({ length: 121 }, (_, i) => xDomain[0] + ((xDomain[1] - xDomain[0]) * i) / 120);
  const bowl = samples.map((theta): Pixel => [x.at(theta), y.at(loss(theta))]);
  sheet.curve(bowl, box, { stroke: colourOf.muted, width: 1.5 });

  const pitch = width < narrow ? 4 : 5;
  const columns = new Map<number, number>();
  for (const theta of particles) {
    const px = x.at(theta);
    if (!(px >= box.left && px <= box.right)) continue;
    const column = Math.round((px - box.left) / pitch);
    columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  const tallest = Math.max(1, ...columns.values());
  const step = Math.min(pitch, (box.bottom - box.top) / (tallest + 1));
  const base = (px: number): number => y.at(loss(xDomain[0] + ((px - box.left) / (box.right - box.left)) * (xDomain[1] - xDomain[0])));
  const piles = [...columns].map(([column, count]): Pixel[] => {
    const px = box.left + column * pitch;
    const bottom = Math.max(box.top, base(px)) - pitch / 2;
    return [
      [px, bottom],
      [px, bottom - (count - 1) * step - 0.01],
    ];
  });
  // A dash of no length with round ends is a dot: one line per pile instead of one circle per particle.
  sheet.piles(piles, { stroke: colourOf.a, width: pitch * 0.8, dash: `0 ${Math.round(step * 100) / 100}` });

  if (predicted !== null && predicted > 0) {
    const perColumn = (particles.length * pitch * (xDomain[1] - xDomain[0])) / (box.right - box.left);
    const outline = samples.map((theta): Pixel => {
      const density = Math.exp(-(((theta - mean) / predicted) ** 2) / 2) / (predicted * Math.sqrt(2 * Math.PI));
      return [x.at(theta), y.at(loss(theta)) - density * perColumn * step];
    });
    sheet.curve(outline, box, { stroke: colourOf.theory, width: 1.5, dash: "3.5 3" });
    sheet.words([{ x: box.right, y: box.top + 2, text: "dashed: predicted" }], {
      anchor: "end",
      size: fontSize.tick,
      fill: "var(--muted)",
      halo: true,
    });
  }
  if (history) stackPanels(sheet, history.x, [history.panel], { left: 0, right: width, top: split + 6, bottom: sheet.height });
  return sheet.svg(document);
}
