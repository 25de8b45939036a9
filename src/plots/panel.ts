import { extent } from "./extent.js";
import type { Axis, Curve, Panel, Point } from "./figure.js";
import { type Box, clip, type Pixel, simplify } from "./line.js";
import { drawLabels } from "./panelLabels.js";
import { colourOf, dashesOf, isRun } from "./roles.js";
import { domainOf, type Scale } from "./scale.js";
import type { Sheet } from "./sheet.js";

/** Where a panel is drawn. */
export interface Place {
  readonly box: Box;
  readonly x: Scale;
  readonly y: Scale;
  /** Width of the column right of the box for the names of curves that end there. */
  readonly labelRoom: number;
  /** How far words may reach. */
  readonly frame: Box;
}

/** The horizontal domain of panels that share it: what the axis says, or from the first to the last of the data. */
export function domainX(axis: Axis, panels: readonly Panel[]): readonly [number, number] {
  const xs = panels.flatMap(({ curves, marks = [] }) => [
    ...curves.flatMap(({ points }) => points.map(([x]) => x)),
    ...marks.map(({ x }) => x),
  ]);
  if (axis.domain || axis.scale === "log") return domainOf(axis.scale ?? "linear", xs, axis.domain);
  // Time starts and ends where the data do: rounding outwards would leave an empty strip.
  const finite = xs.filter(Number.isFinite);
  const [low, high] = extent(finite);
  return low < high ? [low, high] : domainOf("linear", finite);
}

/** The vertical domain that panels need together. */
export function domainY(panels: readonly Panel[]): readonly [number, number] {
  const values = panels.flatMap(({ curves, marks = [], rules = [] }) => [
    ...curves.flatMap(({ points, band = [] }) => [
      ...points.map((point) => point[1] ?? Number.NaN),
      ...band.flatMap(([, low, high]) => [low, high]),
    ]),
    ...marks.map((mark) => mark.y),
    ...rules.filter(({ axis }) => axis === "y").map(({ at }) => at),
  ]);
  const axis = panels[0]?.y;
  return domainOf(axis?.scale ?? "linear", values, axis?.domain);
}

/** Draws one panel's content: fills and bands lowest, then rules, curves, marks, and words on top. */
export function drawPanel(sheet: Sheet, panel: Panel, place: Place): void {
  const { curves, marks = [], rules = [], filled = false } = panel;
  const { box, x, y } = place;
  const dashes = dashesOf(curves);
  const lines = curves.map(({ points, stairs }) =>
    (stairs ? corners(points) : points).map(([px, py]): Pixel => [x.at(px), y.at(py ?? Number.NaN)]),
  );
  if (filled && lines[0]) fillUnder(sheet, lines[0], box, colourOf[(curves[0] as Curve).role]); // one line per curve
  for (const { band, role } of curves) {
    if (band) fillBand(sheet, band, place, colourOf[role]);
  }
  const ruled = rules.filter(({ axis, at }) => within(axis === "x" ? x : y, at));
  sheet.strokes(
    ruled.map(({ axis, at }) =>
      axis === "x"
        ? { x1: x.at(at), x2: x.at(at), y1: box.top, y2: box.bottom }
        : { x1: box.left, x2: box.right, y1: y.at(at), y2: y.at(at) },
    ),
    { stroke: colourOf.theory, width: 1.25, dash: "3.5 3" },
  );
  const runs = lines.map((line) => clip(line, box).map((run) => simplify(run)));
  curves.forEach(({ role, faint, dots }, i) => {
    const stroke = colourOf[role];
    const style = faint
      ? { stroke, width: 1, opacity: 0.28 }
      : { stroke, width: isRun(role) && !dots ? 2 : 1.5, dash: dashes[i] as string };
    sheet.lines(runs[i] as Pixel[][], style); // dashes and runs: one per curve
    if (dots) sheet.dots(seen(lines[i] as Pixel[], box), { fill: stroke, r: 3, rim: 1 });
  });
  const placed = marks
    .map((mark) => ({ ...mark, at: [x.at(mark.x), y.at(mark.y)] as Pixel }))
    .filter(({ at }) => clip([at], box).length > 0);
  drawLabels(sheet, { curves, rules: ruled, marks: placed }, runs, place);
  for (const { at, role } of placed) sheet.dots([at], { fill: colourOf[role], r: 5, rim: 2 });
}

const within = ({ domain: [low, high] }: Scale, value: number): boolean => value >= low && value <= high;

/** The points in the box; where they are too many to tell apart, none. */
function seen(line: readonly Pixel[], box: Box): Pixel[] {
  const inside = line.filter((point) => clip([point], box).length > 0);
  return inside.length > 80 ? [] : inside;
}

/** The corners of a staircase: each value holds until the next point's x. */
function corners(points: readonly Point[]): Point[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    return before ? [[point[0], before[1]] as const, point] : [point];
  });
}

const hold = (y: number, { top, bottom }: Box): number => (Number.isNaN(y) ? bottom : Math.max(top, Math.min(bottom, y)));

function fillUnder(sheet: Sheet, line: readonly Pixel[], box: Box, fill: string): void {
  const edge = line.filter(([x]) => x >= box.left && x <= box.right).map(([x, y]): Pixel => [x, hold(y, box)]);
  sheet.area(
    simplify(edge).map(([x, y]) => ({ x, y1: box.bottom, y2: y })),
    fill,
    0.12,
  );
}

/** A band keeps the points where either edge turns. */
function fillBand(sheet: Sheet, band: NonNullable<Curve["band"]>, { box, x, y }: Place, fill: string): void {
  const edges = band.map(([at, low, high]) => ({ x: x.at(at), y1: hold(y.at(low), box), y2: hold(y.at(high), box) }));
  const turns = (edge: "y1" | "y2"): number[] => simplify(edges.map((point): Pixel => [point.x, point[edge]])).map(([px]) => px);
  const kept = new Set([...turns("y1"), ...turns("y2")]);
  sheet.area(
    edges.filter((point) => kept.has(point.x)),
    fill,
    0.18,
  );
}
