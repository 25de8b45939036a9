import type { SvgDocument, SvgElement } from "../dom.js";
import type { ValleyFigure } from "../figure.js";
import { clip, type Pixel } from "../line.js";
import { colourOf, dashesOf } from "../roles.js";
import { domainOf } from "../scale.js";
import { acrossScale, axisName, fontSize, inkOf, numbersWidth, Sheet, upScale } from "../sheet.js";
import { textWidth } from "../text.js";

/** A valley from above: ellipses of equal loss, and the paths down. */
export function drawValley({ data, size }: ValleyFigure, document: SvgDocument, width: number): SvgElement {
  const sheet = new Sheet(width, size.height * Math.min(1, 0.25 + (0.75 * width) / size.width));
  const { curvatures, paths } = data;
  const values = (k: 0 | 1): number[] => paths.flatMap(({ points }) => points.map((point) => point[k] ?? Number.NaN));
  const frame = { left: 0, right: width - 14, top: 22, bottom: sheet.height - 34 };
  const y = upScale(data.y, domainOf("linear", values(1), data.y.domain), frame);
  const box = { ...frame, left: numbersWidth([y]) };
  const x = acrossScale(data.x, domainOf("linear", values(0), data.x.domain), box);

  // Losses at which an ellipse is drawn: each twice as far from the minimum as the one within it.
  const [h, k] = curvatures;
  const corner = Math.max(...x.domain.map((value) => (h * value ** 2) / 2), ...y.domain.map((value) => (k * value ** 2) / 2));
  const scaleX = Math.abs(x.at(1) - x.at(0));
  const scaleY = Math.abs(y.at(1) - y.at(0));
  const levels = Array.from({ length: 7 }, (_, i) => corner / 2.2 ** i);
  sheet.element((doc) => {
    const group = doc.createElementNS("http://www.w3.org/2000/svg", "g");
    group.setAttribute("fill", "none");
    group.setAttribute("stroke", "var(--muted)");
    group.setAttribute("stroke-opacity", "0.35");
    for (const level of levels) {
      const path = doc.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", ellipse([x.at(0), y.at(0)], Math.sqrt((2 * level) / h) * scaleX, Math.sqrt((2 * level) / k) * scaleY));
      (group as unknown as { appendChild(child: unknown): void }).appendChild(path);
    }
    return group;
  });
  sheet.xAxis(x, axisName(data.x), box);
  sheet.yAxis(y, axisName(data.y), box);
  const dashes = dashesOf(paths);
  paths.forEach(({ role, points }, i) => {
    const pixels = points.map(([px, py]): Pixel => [x.at(px), y.at(py ?? Number.NaN)]);
    sheet.curve(pixels, box, { stroke: colourOf[role], width: 2, dash: dashes[i] as string });
    const seen = pixels.filter((point) => clip([point], box).length > 0);
    sheet.dots(seen.slice(0, 80), { fill: colourOf[role], r: 2.4 });
  });
  paths.forEach(({ role, label, points }) => {
    const start = points[0];
    if (!start || label === "") return;
    const [px, py] = [x.at(start[0]), y.at(start[1] ?? Number.NaN)];
    const left = px + textWidth(label, fontSize.label) > box.right;
    sheet.words([{ x: px, y: py - 12, text: label }], { anchor: left ? "end" : "start", fill: inkOf(role), halo: true });
  });
  return sheet.svg(document);
}

const ellipse = ([x, y]: Pixel, rx: number, ry: number): string =>
  `M${x - rx},${y}a${rx},${ry} 0 1 0 ${2 * rx},0a${rx},${ry} 0 1 0 ${-2 * rx},0Z`;
