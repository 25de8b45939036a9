import type { SvgDocument, SvgElement } from "../dom.js";
import type { ValleyFigure } from "../figure.js";
import { beads, bestSpot, type Spot, spotAt } from "../labelSpot.js";
import { type Box, clip, type Pixel, simplify } from "../line.js";
import { colourOf, dashesOf } from "../roles.js";
import { domainOf, type Scale } from "../scale.js";
import { acrossScale, axisName, fontSize, inkOf, numbersWidth, Sheet, upScale } from "../sheet.js";
import { textWidth } from "../text.js";

const namespace = "http://www.w3.org/2000/svg";

/** A valley from above: ellipses of equal loss and the paths down, both directions to one scale where the shape allows it. */
export function drawValley({ data, size }: ValleyFigure, document: SvgDocument, width: number): SvgElement {
  const { curvatures, paths } = data;
  const values = (k: 0 | 1): number[] => paths.flatMap(({ points }) => points.map((point) => point[k] ?? Number.NaN));
  const xDomain = domainOf("linear", values(0), data.x.domain);
  const yDomain = domainOf("linear", values(1), data.y.domain);
  const tall = size.height - 56;
  const heightFor = (left: number): number => {
    const across = width - 14 - left;
    const toScale = (across * (yDomain[1] - yDomain[0])) / (xDomain[1] - xDomain[0]);
    return toScale > tall * 0.45 && toScale < tall * 1.35 ? toScale : (tall * across) / (size.width - 14 - left);
  };
  const numbers = (height: number): number => numbersWidth([upScale(data.y, yDomain, { left: 0, right: 0, top: 0, bottom: height })]);
  // The numbers need room, the room decides the height, the height decides the numbers: twice round settles it.
  const left = numbers(heightFor(numbers(heightFor(30))));
  const [across, height] = [width - 14 - left, heightFor(left)];

  const sheet = new Sheet(width, height + 56);
  const box = { left, right: left + across, top: 22, bottom: 22 + height };
  const [x, y] = [acrossScale(data.x, xDomain, box), upScale(data.y, yDomain, box)];
  drawLevels(sheet, curvatures, x, y, box);
  sheet.xAxis(x, axisName(data.x), box);
  sheet.yAxis(y, axisName(data.y), box);

  const dashes = dashesOf(paths);
  const lines = paths.map(({ points }) => points.map(([px, py]): Pixel => [x.at(px), y.at(py ?? Number.NaN)]));
  const runs = lines.map((line) => clip(line, box).map((run) => simplify(run)));
  paths.forEach(({ role }, i) => {
    const stroke = colourOf[role];
    sheet.lines(runs[i] as Pixel[][], { stroke, width: 1.75, dash: dashes[i] as string }); // one of each per path
    const steps = (lines[i] as Pixel[]).filter((point) => clip([point], box).length > 0);
    sheet.dots(steps.length > 100 ? [] : steps.slice(0, -1), { fill: stroke, r: 2.4 });
    sheet.dots(steps.slice(-1), { fill: stroke, r: 5, rim: 2 });
  });
  const beaded = runs.map((of) => of.flatMap((run) => beads(run)));
  const taken: Box[] = [];
  paths.forEach(({ role, label }, i) => {
    const run = runs[i]?.[0];
    if (label === "" || !run) return;
    const others = beaded.filter((_, k) => k !== i).flat();
    const spot = bestSpot(spotsAlong(run, others, textWidth(label, fontSize.label)), { frame: box, taken, lines: beaded.flat() });
    taken.push(spot.box);
    sheet.words([{ x: spot.x, y: spot.y, text: label }], { anchor: spot.anchor, fill: inkOf(role), halo: true });
  });
  return sheet.svg(document);
}

/** Ellipses of equal loss; each is 1.5 times as wide as the one within it, the outermost passes near the corners. */
function drawLevels(sheet: Sheet, [h, k]: readonly [number, number], x: Scale, y: Scale, box: Box): void {
  if (!(h > 0 && k > 0)) return;
  const loss = (a: number, b: number): number => (h * a ** 2 + k * b ** 2) / 2;
  const corner = Math.max(...x.domain.flatMap((a) => y.domain.map((b) => loss(a, b))));
  const radius = (level: number, scale: Scale, curvature: number): number =>
    Math.sqrt((2 * level) / curvature) * Math.abs(scale.at(1) - scale.at(0));
  const [cx, cy] = [x.at(0), y.at(0)];
  sheet.element((doc) => {
    const group = doc.createElementNS(namespace, "g");
    group.setAttribute("fill", "none");
    group.setAttribute("stroke", "var(--muted)");
    group.setAttribute("stroke-opacity", "0.32");
    for (let i = 0; i < 7; i++) {
      const level = (corner * 0.72) / 2.25 ** i;
      const path = doc.createElementNS(namespace, "path");
      path.setAttribute("d", ellipse([cx, cy], radius(level, x, h), radius(level, y, k), box));
      group.appendChild(path);
    }
    return group;
  });
}

/** The arcs of an ellipse that lie in the box, cut where it crosses an edge. */
function ellipse([cx, cy]: Pixel, rx: number, ry: number, { left, right, top, bottom }: Box): string {
  const at = (angle: number): Pixel => [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  const turns = (angle: number): number => (angle + 4 * Math.PI) % (2 * Math.PI);
  const crossings = [
    ...[(left - cx) / rx, (right - cx) / rx].filter((c) => Math.abs(c) < 1).flatMap((c) => [Math.acos(c), -Math.acos(c)]),
    ...[(top - cy) / ry, (bottom - cy) / ry].filter((s) => Math.abs(s) < 1).flatMap((s) => [Math.asin(s), Math.PI - Math.asin(s)]),
  ]
    .map(turns)
    .sort((a, b) => a - b);
  const inside = (angle: number): boolean => {
    const [x, y] = at(angle);
    return x >= left && x <= right && y >= top && y <= bottom;
  };
  if (crossings.length === 0) return inside(0) ? `M${cx - rx},${cy}a${rx},${ry} 0 1 0 ${2 * rx},0a${rx},${ry} 0 1 0 ${-2 * rx},0Z` : "";
  return crossings
    .map((from, i) => {
      const next = crossings[i + 1] ?? (crossings[0] as number) + 2 * Math.PI; // there is at least one
      if (!inside((from + next) / 2)) return "";
      return `M${at(from).join(",")}A${rx},${ry} 0 ${next - from > Math.PI ? 1 : 0} 1 ${at(next).join(",")}`;
    })
    .join("");
}

/** Places for a path's name: beside its points, those farthest from the other paths first. */
function spotsAlong(run: readonly Pixel[], others: readonly Pixel[], width: number): [Spot, ...Spot[]] {
  const apart = ([x, y]: Pixel): number => others.reduce((least, [px, py]) => Math.min(least, Math.hypot(px - x, py - y)), 200);
  const points = run.slice(0, 24).map((point, i) => ({ point, rank: Math.min(60, apart(point)) - i }));
  points.sort((a, b) => b.rank - a.rank);
  const spots = points.flatMap(({ point: [x, y] }) => [
    spotAt("middle", x, y - 15, width),
    spotAt("middle", x, y + 15, width),
    spotAt("start", x + 9, y, width),
    spotAt("end", x - 9, y, width),
  ]);
  return [spots[0] ?? spotAt("start", 0, 0, width), ...spots.slice(1)];
}
