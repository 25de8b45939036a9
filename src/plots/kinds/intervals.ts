import type { SvgDocument, SvgElement } from "../dom.js";
import type { IntervalsFigure } from "../figure.js";
import type { Pixel } from "../line.js";
import { colourOf } from "../roles.js";
import { domainOf } from "../scale.js";
import { acrossScale, axisName, fontSize, narrow, Sheet } from "../sheet.js";
import { textWidth } from "../text.js";

/** One row per difference: its name, its interval about its mean, and what it allows one to say. */
export function drawIntervals({ data, size }: IntervalsFigure, document: SvgDocument, width: number): SvgElement {
  const phone = width < narrow;
  const row = phone ? 46 : 34;
  const sheet = new Sheet(width, phone ? Math.max(size.height, 12 + row * data.rows.length + 40) : size.height);
  const { rows, smallest = 0 } = data;
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text, fontSize.label)));
  const box = {
    left: phone ? 10 : widest(rows.map(({ label }) => label)) + 14,
    right: width - (phone ? 10 : widest(rows.map(({ verdict }) => verdict)) + 18),
    top: 6,
    bottom: sheet.height - 34,
  };
  const ends = rows.flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean]);
  const x = acrossScale(data.x, domainOf("linear", [0, -smallest, smallest, ...ends], data.x.domain), box);
  if (smallest > 0) sheet.rect({ ...box, left: x.at(-smallest), right: x.at(smallest) }, "var(--muted)", 0.1);
  sheet.strokes([{ x1: x.at(0), x2: x.at(0), y1: box.top, y2: box.bottom }], { stroke: colourOf.theory, dash: "3.5 3" });
  sheet.xAxis(x, axisName(data.x), box);
  const pitch = (box.bottom - box.top) / rows.length;
  rows.forEach(({ label, mean, low, high, verdict }, i) => {
    const y = box.top + pitch * (i + 0.5) + (phone ? 8 : 0);
    const from = low === null ? box.left : Math.max(box.left, x.at(low));
    const to = high === null ? box.right : Math.min(box.right, x.at(high));
    sheet.strokes([{ x1: from, x2: to, y1: y, y2: y }], { stroke: colourOf.a, width: 2 });
    sheet.strokes(
      [...(low === null ? [] : [from]), ...(high === null ? [] : [to])].map((end) => ({ x1: end, x2: end, y1: y - 4, y2: y + 4 })),
      { stroke: colourOf.a, width: 2 },
    );
    sheet.dots([[x.at(mean), y] as Pixel], { fill: colourOf.a, r: 4.5, rim: 2 });
    sheet.words([{ x: phone ? box.left : box.left - 12, y: phone ? y - 16 : y, text: label }], { anchor: phone ? "start" : "end" });
    sheet.words([{ x: phone ? box.right : box.right + 12, y: phone ? y - 16 : y, text: verdict }], {
      anchor: phone ? "end" : "start",
      weight: 600,
    });
  });
  return sheet.svg(document);
}
