import type { SvgDocument, SvgElement } from "../dom.js";
import type { Axis, Curve, CurvesFigure, Panel, Point } from "../figure.js";
import { type Box, clip, type Pixel } from "../line.js";
import { colourOf, dashesOf } from "../roles.js";
import { domainOf, type Scale } from "../scale.js";
import { acrossScale, axisName, fontSize, inkOf, narrow, numbersWidth, Sheet, upScale } from "../sheet.js";
import { spreadOut } from "../spread.js";
import { textWidth, wrap } from "../text.js";

const titleRoom = 22;
const axisRoom = 34;
const panelGap = 16;
const lineHeight = 14;

/** Curves in panels over one horizontal axis. */
export function drawCurves({ data, size }: CurvesFigure, document: SvgDocument, width: number): SvgElement {
  const sheet = new Sheet(width, width < narrow ? size.height * 0.9 : size.height);
  stackPanels(sheet, data.x, data.panels, { left: 0, right: width, top: 0, bottom: sheet.height });
  return sheet.svg(document);
}

/** Draws panels on top of each other into `area`, their axes' numbers and labels included. */
export function stackPanels(sheet: Sheet, xAxis: Axis, panels: readonly Panel[], area: Box): void {
  const xDomain = domainX(xAxis, panels);
  const across = area.right - area.left;
  const labels = panels.flatMap((panel) => [
    ...panel.curves.filter(({ faint }) => !faint).map(({ label }) => label),
    ...(panel.rules ?? []).filter(({ axis }) => axis === "y").map(({ label }) => label),
  ]);
  const labelRoom = Math.min(
    across * (sheet.width < narrow ? 0.26 : 0.24),
    Math.max(0, ...labels.map((label) => textWidth(label, fontSize.label))),
  );
  const longestWord = Math.max(0, ...labels.flatMap((label) => label.split(" ")).map((word) => textWidth(word, fontSize.label)));
  const right = area.right - (labels.some((label) => label !== "") ? Math.max(labelRoom, longestWord) + 10 : 14);

  const height = area.bottom - area.top - axisRoom - titleRoom * panels.length - panelGap * (panels.length - 1);
  const shares = panels.map(({ share }) => share ?? 1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  let top = area.top;
  const rows = panels.map((panel, i) => {
    const box = { left: 0, right, top: top + titleRoom, bottom: top + titleRoom + (height * (shares[i] as number)) / total };
    top = box.bottom + panelGap;
    return { panel, box, y: upScale(panel.y, domainY(panel), box) };
  });
  const left = area.left + numbersWidth(rows.map(({ y }) => y));
  rows.forEach(({ panel, box, y }, i) => {
    const placed = { ...box, left };
    const x = acrossScale(xAxis, xDomain, placed);
    sheet.xAxis(x, axisName(xAxis), placed, { numbers: i === rows.length - 1 });
    sheet.yAxis(y, axisName(panel.y), placed);
    drawPanel(sheet, panel, placed, x, y, area.right - right - 10);
  });
}

function domainX(axis: Axis, panels: readonly Panel[]): readonly [number, number] {
  const xs = panels.flatMap(({ curves, marks = [] }) => [
    ...curves.flatMap(({ points }) => points.map(([x]) => x)),
    ...marks.map(({ x }) => x),
  ]);
  if (axis.domain || axis.scale === "log") return domainOf(axis.scale ?? "linear", xs, axis.domain);
  // Time starts and ends where the data do: rounding outwards would leave an empty strip.
  const finite = xs.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  return low < high ? [low, high] : domainOf("linear", finite);
}

function domainY({ y, curves, marks = [], rules = [] }: Panel): readonly [number, number] {
  const values = [
    ...curves.flatMap(({ points, band = [] }) => [
      ...points.map((point) => point[1] ?? Number.NaN),
      ...band.flatMap(([, low, high]) => [low, high]),
    ]),
    ...marks.map((mark) => mark.y),
    ...rules.filter(({ axis }) => axis === "y").map(({ at }) => at),
  ];
  return domainOf(y.scale ?? "linear", values, y.domain);
}

/** Draws one panel's content: bands and fills below, then rules, curves, marks, and words on top. */
function drawPanel(sheet: Sheet, panel: Panel, box: Box, x: Scale, y: Scale, labelRoom: number): void {
  const { curves, marks = [], rules = [], filled = false } = panel;
  const dashes = dashesOf(curves);
  const pixels = curves.map((curve) =>
    (curve.stairs ? stairs(curve.points) : curve.points).map(([px, py]): Pixel => [x.at(px), y.at(py ?? Number.NaN)]),
  );

  if (filled && pixels[0]) fillUnder(sheet, pixels[0], box, colourOf[(curves[0] as Curve).role]);
  for (const { band, role } of curves) {
    if (band) fillBand(sheet, band, box, x, y, colourOf[role]);
  }
  const theory = { stroke: colourOf.theory, width: 1.25, dash: "3.5 3" };
  sheet.strokes(
    rules
      .filter(({ axis, at }) => axis === "y" && within(y, at))
      .map(({ at }) => ({ x1: box.left, x2: box.right, y1: y.at(at), y2: y.at(at) })),
    theory,
  );
  const upright = rules.filter(({ axis, at }) => axis === "x" && within(x, at));
  sheet.strokes(
    upright.map(({ at }) => ({ x1: x.at(at), x2: x.at(at), y1: box.top, y2: box.bottom })),
    theory,
  );
  curves.forEach((curve, i) => {
    const stroke = colourOf[curve.role];
    const heavy = curve.role === "rate" || curve.role === "a" || curve.role === "b" || curve.role === "c";
    const style = curve.faint ? { stroke, width: 1, opacity: 0.3 } : { stroke, width: heavy ? 2 : 1.5, dash: dashes[i] as string };
    sheet.curve(pixels[i] as Pixel[], box, style);
    if (curve.dots) {
      const seen = (pixels[i] as Pixel[]).filter((point) => clip([point], box).length > 0);
      sheet.dots(seen.length > 80 ? [] : seen, { fill: stroke, r: 2.6, rim: 1 });
    }
  });
  endLabels(sheet, panel, pixels, box, y, labelRoom);
  for (const { at, label } of upright) {
    const px = x.at(at);
    const left = px + 5 + textWidth(label, fontSize.tick) > box.right;
    sheet.words([{ x: px + (left ? -5 : 5), y: box.top + 5, text: label }], {
      anchor: left ? "end" : "start",
      size: fontSize.tick,
      fill: "var(--muted)",
      halo: true,
    });
  }
  for (const mark of marks) {
    const at: Pixel = [x.at(mark.x), y.at(mark.y)];
    if (clip([at], box).length > 0) sheet.mark(at, mark, box);
  }
}

const within = ({ domain: [low, high] }: Scale, value: number): boolean => value >= low && value <= high;

/** The corners of a staircase: each value holds until the next point's x. */
function stairs(points: readonly Point[]): Point[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    return before ? [[point[0], before[1]] as const, point] : [point];
  });
}

function fillUnder(sheet: Sheet, points: readonly Pixel[], box: Box, fill: string): void {
  for (const run of clip(points, box)) {
    sheet.area(
      run.map(([px, py]) => ({ x: px, y1: box.bottom, y2: py })),
      fill,
      0.12,
    );
  }
}

function fillBand(sheet: Sheet, band: NonNullable<Curve["band"]>, box: Box, x: Scale, y: Scale, fill: string): void {
  const hold = (value: number): number => Math.max(box.top, Math.min(box.bottom, Number.isNaN(value) ? box.bottom : value));
  sheet.area(
    band.map(([at, low, high]) => ({ x: x.at(at), y1: hold(y.at(low)), y2: hold(y.at(high)) })),
    fill,
    0.18,
  );
}

/** Names of curves and level rules, right of the box at the height where they end, moved apart where they would touch. */
function endLabels(sheet: Sheet, { curves, rules = [] }: Panel, pixels: readonly Pixel[][], box: Box, y: Scale, room: number): void {
  const ends = [
    ...curves.flatMap(({ label, role, faint }, i) => {
      const end = clip(pixels[i] as Pixel[], box)
        .at(-1)
        ?.at(-1);
      return label === "" || faint || !end ? [] : [{ label, fill: inkOf(role), end }];
    }),
    ...rules
      .filter(({ axis, at, label }) => axis === "y" && label !== "" && within(y, at))
      .map(({ label, at }) => ({ label, fill: inkOf("theory"), end: [box.right, y.at(at)] as Pixel })),
  ].map((label) => ({ ...label, lines: wrap(label.label, fontSize.label, room) }));
  const places = spreadOut(
    ends.map(({ end, lines }) => ({ at: end[1], size: lines.length * lineHeight + 2 })),
    box.top - 8,
    box.bottom + 8,
  );
  ends.forEach(({ lines, fill, end }, i) => {
    const middle = places[i] as number;
    if (Math.abs(middle - end[1]) > 5 || end[0] < box.right - 2) {
      sheet.strokes([{ x1: end[0] + 2, y1: end[1], x2: box.right + 7, y2: middle }], { stroke: "var(--muted)", opacity: 0.5 });
    }
    sheet.words(
      lines.map((text, k) => ({ x: box.right + 10, y: middle + (k - (lines.length - 1) / 2) * lineHeight, text })),
      { anchor: "start", fill },
    );
  });
}
