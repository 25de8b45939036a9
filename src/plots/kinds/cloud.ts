import type { SvgDocument, SvgElement } from "../dom.js";
import type { CloudFigure } from "../figure.js";
import { beads, bestSpot, type Spot, spotAt } from "../labelSpot.js";
import type { Box, Pixel } from "../line.js";
import { colourOf } from "../roles.js";
import { domainOf, type Scale } from "../scale.js";
import { acrossScale, axisName, fontSize, narrow, numbersWidth, Sheet, upScale } from "../sheet.js";
import { stackPanels } from "../stack.js";
import { textWidth } from "../text.js";

/** Particles resting on the loss like marbles in a bowl, stacked where they are many, under the outline that theory predicts. */
export function drawCloud({ data, size }: CloudFigure, document: SvgDocument, width: number): SvgElement {
  const sheet = new Sheet(width, width < narrow ? size.height * 0.9 : size.height);
  const { curvature, particles, predicted, mean = 0, history } = data;
  const split = history ? Math.round(sheet.height * 0.54) : sheet.height;
  const loss = (theta: number): number => (curvature * theta ** 2) / 2;
  const xDomain = domainOf("linear", particles, data.x.domain);
  const frame = { left: 0, right: width - 14, top: 22, bottom: split - 34 };
  const y = upScale(data.y, domainOf("linear", [0, ...xDomain.map(loss)], data.y.domain), frame);
  const box = { ...frame, left: numbersWidth([y]) };
  const x = acrossScale(data.x, xDomain, box);
  sheet.xAxis(x, axisName(data.x), box);
  sheet.yAxis(y, axisName(data.y), box);

  const ground = (px: number): number => y.at(loss(xDomain[0] + ((px - box.left) / (box.right - box.left)) * (xDomain[1] - xDomain[0])));
  const samples = Array.from({ length: 241 }, (_, i) => box.left + ((box.right - box.left) * i) / 240);
  sheet.curve(
    samples.map((px): Pixel => [px, ground(px)]),
    box,
    { stroke: colourOf.muted, width: 1.5 },
  );
  const piles = pile(particles, x, box, pitchFor(particles.length, predicted === null ? null : x.at(predicted) - x.at(0), box));
  drawPiles(sheet, piles, ground, box);
  if (predicted !== null && predicted > 0) {
    // As wide as one pile at least: that is how fine the piles can show it.
    const deviation = Math.hypot(Math.abs(x.at(predicted) - x.at(0)), piles.pitch * 0.4);
    const height = (px: number): number =>
      (particles.length * piles.pitch * piles.step * Math.exp(-(((px - x.at(mean)) / deviation) ** 2) / 2)) /
      (deviation * Math.sqrt(2 * Math.PI));
    const outline = samples.filter((px) => height(px) > 1).map((px): Pixel => [px, ground(px) - height(px)]);
    sheet.curve(outline, box, { stroke: colourOf.theory, width: 1.5, dash: "3.5 3" });
    const width = textWidth("predicted", fontSize.tick);
    const [first, ...more] = [0.9, -0.9, 1.4, -1.4, 0.4, -0.4].flatMap((deviations) => {
      const px = x.at(mean) + deviations * deviation;
      const top = ground(px) - height(px);
      return [
        spotAt(deviations > 0 ? "start" : "end", px + 9 * Math.sign(deviations), top - 9, width),
        spotAt("middle", px, top - 30, width),
      ];
    });
    const piled = piles.columns.flatMap(({ px, count }) =>
      beads([
        [px, ground(px) - count * piles.step],
        [px, ground(px)],
      ]),
    );
    const spot = bestSpot([first as Spot, ...more], { frame: box, taken: [], lines: [...beads(outline), ...piled] }); // twelve spots
    sheet.words([{ x: spot.x, y: spot.y, text: "predicted" }], {
      anchor: spot.anchor,
      size: fontSize.tick,
      fill: "var(--muted)",
      halo: true,
    });
  }
  if (history) stackPanels(sheet, history.x, [history.panel], { left: 0, right: width, top: split + 4, bottom: sheet.height });
  return sheet.svg(document);
}

interface Piles {
  readonly columns: readonly { readonly px: number; readonly count: number }[];
  /** Distance of neighbouring columns, and of neighbours in a column, in pixels. */
  readonly pitch: number;
  readonly step: number;
}

/**
 * Distance of piles at which round dots, piled to the predicted peak, fill most of the box: 2.5 to 5 pixels.
 *
 * It hangs on the prediction and not on the data, so that it stays while the cloud moves.
 */
function pitchFor(count: number, deviation: number | null, box: Box): number {
  if (deviation === null || deviation <= 0) return 4;
  const peak = Math.sqrt((0.7 * (box.bottom - box.top) * deviation * Math.sqrt(2 * Math.PI)) / count);
  return Math.max(2.5, Math.min(5, Math.floor(peak * 2) / 2));
}

/** Sorts particles into columns; where the tallest would leave the box, all are pressed together. */
function pile(particles: readonly number[], x: Scale, box: Box, pitch: number): Piles {
  const counts = new Map<number, number>();
  for (const theta of particles) {
    const px = x.at(theta);
    if (!(px >= box.left && px <= box.right)) continue;
    const column = Math.round((px - box.left) / pitch);
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const columns = [...counts].sort(([a], [b]) => a - b).map(([column, count]) => ({ px: box.left + column * pitch, count }));
  const tallest = Math.max(1, ...counts.values());
  return { columns, pitch, step: Math.min(pitch, (0.92 * (box.bottom - box.top)) / tallest) };
}

/** A dash of no length with round ends is a dot: one line per pile instead of one circle per particle. */
function drawPiles(sheet: Sheet, { columns, pitch, step }: Piles, ground: (px: number) => number, box: Box): void {
  const runs = columns.map(({ px, count }): Pixel[] => {
    const foot = Math.max(box.top + pitch, ground(px)) - pitch / 2;
    return [
      [px, foot],
      // A hair more than the last dot, so that its dash begins.
      [px, Math.max(box.top, foot - (count - 1) * step) - 0.1],
    ];
  });
  sheet.piles(runs, { stroke: colourOf.a, width: pitch * 0.8, dash: `0 ${Math.round(step * 1000) / 1000}` });
}
