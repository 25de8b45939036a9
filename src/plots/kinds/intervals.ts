import type { SvgDocument, SvgElement } from "../dom.js";
import type { IntervalsFigure } from "../figure.js";
import type { Box } from "../line.js";
import { colourOf } from "../roles.js";
import { domainOf, type Scale } from "../scale.js";
import { acrossScale, axisLines, axisName, fontSize, narrow, Sheet } from "../sheet.js";
import { textWidth, wrap } from "../text.js";

const lineHeight = 14;

/** One row per difference: its name, its interval about its mean, and what it allows one to say. */
export function drawIntervals({ data, size }: IntervalsFigure, document: SvgDocument, width: number): SvgElement {
  const { rows, smallest = 0, x: xAxis } = data;
  const phone = width < narrow;
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text, fontSize.label)));
  const verdictRoom = widest(rows.map(({ verdict }) => verdict)) * 1.15 + 18; // half-bold
  const nameRoom = phone ? width - verdictRoom - 24 : Math.min(0.3 * width, widest(rows.map(({ label }) => label)));
  const names = rows.map(({ label }) => wrap(label, fontSize.label, nameRoom));
  const least = names.map((lines) => (phone ? 28 : 14) + lineHeight * lines.length);
  const foot = 34 + 13 * (axisLines(axisName(xAxis), "→", width).length - 1);
  const needed = least.reduce((sum, row) => sum + row, 0);
  const sheet = new Sheet(width, Math.max(size.height, needed + foot + 6));
  const box = { left: phone ? 22 : nameRoom + 16, right: width - (phone ? 22 : verdictRoom), top: 6, bottom: sheet.height - foot };
  const spare = (box.bottom - box.top - needed) / rows.length;

  const ends = rows.flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean]);
  const x = acrossScale(xAxis, domainOf("linear", [0, -smallest, smallest, ...ends.filter(Number.isFinite)], xAxis.domain), box);
  if (smallest > 0)
    sheet.rect({ ...box, left: Math.max(box.left, x.at(-smallest)), right: Math.min(box.right, x.at(smallest)) }, "var(--muted)", 0.1);
  if (x.at(0) >= box.left && x.at(0) <= box.right) {
    sheet.strokes([{ x1: x.at(0), x2: x.at(0), y1: box.top, y2: box.bottom }], { stroke: colourOf.theory, dash: "3.5 3" });
  }
  sheet.xAxis(x, axisName(xAxis), box);
  let top = box.top;
  rows.forEach((row, i) => {
    const height = (least[i] as number) + spare; // least and names: one per row
    const lines = names[i] as string[];
    const textMiddle = phone ? top + 8 + (lineHeight * lines.length) / 2 : top + height / 2;
    const y = phone ? textMiddle + (lineHeight * lines.length) / 2 + 9 : top + height / 2;
    drawInterval(sheet, row, x, y, box);
    sheet.words(
      lines.map((text, k) => ({ x: phone ? 2 : box.left - 14, y: textMiddle + (k - (lines.length - 1) / 2) * lineHeight, text })),
      { anchor: phone ? "start" : "end", halo: phone },
    );
    sheet.words([{ x: phone ? width - 2 : box.right + 14, y: textMiddle, text: row.verdict }], {
      anchor: phone ? "end" : "start",
      weight: 600,
      halo: phone,
    });
    top += height;
  });
  return sheet.svg(document);
}

/** A whisker at each end that exists and is in the picture, an arrowhead at each other. */
function drawInterval(sheet: Sheet, { mean, low, high }: IntervalsFigure["data"]["rows"][number], x: Scale, y: number, box: Box): void {
  const style = { stroke: colourOf.a, width: 2 };
  const bound = (value: number | null, infinite: number): number => (value === null || !Number.isFinite(value) ? infinite : x.at(value));
  const [from, to] = [bound(low, Number.NEGATIVE_INFINITY), bound(high, Number.POSITIVE_INFINITY)];
  const [left, right] = [Math.max(box.left, from), Math.min(box.right, to)];
  if (left > right) return; // all of it is outside the axis that was asked for
  sheet.strokes([{ x1: left, x2: right, y1: y, y2: y }], style);
  const whisker = (px: number) => [{ x1: px, x2: px, y1: y - 5, y2: y + 5 }];
  const head = (px: number, side: 1 | -1) => [-4, 4].map((dy) => ({ x1: px, x2: px - 5 * side, y1: y, y2: y + dy }));
  sheet.strokes(from === left ? whisker(left) : head(left, -1), style);
  sheet.strokes(to === right ? whisker(right) : head(right, 1), style);
  const middle = x.at(mean);
  if (middle >= box.left && middle <= box.right) sheet.dots([[middle, y]], { fill: colourOf.a, r: 4, rim: 1.5 });
}
