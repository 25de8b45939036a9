import type { SvgDocument, SvgElement } from "../dom.js";
import type { Role, ScatterFigure } from "../figure.js";
import type { Box, Pixel } from "../line.js";
import { colourOf } from "../roles.js";
import { domainOf } from "../scale.js";
import { acrossScale, axisName, narrow, numbersWidth, Sheet, upScale } from "../sheet.js";
import { textWidth } from "../text.js";

const namespace = "http://www.w3.org/2000/svg";
const roles: readonly Role[] = ["a", "b", "c"];

/** How a group is marked: around (x, y), with strokes of this width. */
const marks: readonly { readonly width: number; readonly path: (x: number, y: number) => string }[] = [
  { width: 5, path: (x, y) => `M${x},${y}h0` },
  { width: 1.4, path: (x, y) => `M${x - 2.2},${y - 2.2}l4.4,4.4m0,-4.4l-4.4,4.4` },
  { width: 1.4, path: (x, y) => `M${x - 2.5},${y + 2}h5l-2.5,-4.6Z` },
  { width: 1.4, path: (x, y) => `M${x - 2.4},${y}a2.4,2.4 0 1 0 4.8,0a2.4,2.4 0 1 0 -4.8,0Z` },
  { width: 1.4, path: (x, y) => `M${x - 2.8},${y}h5.6m-2.8,-2.8v5.6` },
  { width: 1.4, path: (x, y) => `M${x - 2},${y - 2}h4v4h-4Z` },
];
const circle = (x: number, y: number): string => `M${x - 5},${y}a5,5 0 1 0 10,0a5,5 0 1 0 -10,0Z`;

/** Points on a plane; the names of their groups, each with its mark, stand beside it or, on a phone, above. */
export function drawScatter({ data, size }: ScatterFigure, document: SvgDocument, width: number): SvgElement {
  const { groups, circled } = data;
  const points = groups.flatMap((group) => group.points);
  const [xDomain, yDomain] = ([0, 1] as const).map((k) =>
    domainOf(
      "linear",
      points.map((point) => point[k]),
      (k === 0 ? data.x : data.y).domain,
    ),
  ) as [readonly [number, number], readonly [number, number]];
  const names = [...groups.map(({ label }) => label), ...(circled ? [circled.label] : [])];
  const phone = width < narrow;
  const nameRoom = 20 + Math.max(...names.map((name) => textWidth(name, 12)));
  const top = phone ? 20 * names.length + 26 : 22;
  const aspect = (yDomain[1] - yDomain[0]) / (xDomain[1] - xDomain[0]);
  const acrossAfter = (left: number): number => Math.min(width - left - 14 - (phone ? 0 : nameRoom + 8), (size.height - 56) / aspect);
  // Which numbers stand at the axis depends on its height, and the height on the room that the numbers leave.
  const roomAt = (height: number): number => numbersWidth([upScale(data.y, yDomain, { left: 0, right: 0, top: 0, bottom: height })]);
  const left = Math.max(roomAt(300), roomAt(acrossAfter(roomAt(300)) * aspect));
  const across = acrossAfter(left);
  const box: Box = { left, right: left + across, top, bottom: top + across * aspect };
  const sheet = new Sheet(width, box.bottom + 36);
  if (data.ground) drawGround(sheet, data.ground, box);
  const [x, y] = [acrossScale(data.x, xDomain, box), upScale(data.y, yDomain, box)];
  sheet.xAxis(x, axisName(data.x), box);
  sheet.yAxis(y, axisName(data.y), box);

  const tenth = (value: number): number => Math.round(value * 10) / 10;
  const place = ([px, py]: readonly [number, number]): Pixel => [tenth(x.at(px)), tenth(y.at(py))];
  const draw = (paths: string, stroke: string, strokeWidth: number): void => {
    sheet.element((doc) => {
      const path = doc.createElementNS(namespace, "path");
      const attributes = { d: paths, fill: "none", stroke, "stroke-width": String(strokeWidth), "stroke-linecap": "round" };
      for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
      return path;
    });
  };
  const nameAt = (i: number): Pixel => (phone ? [8, 8 + 20 * i] : [box.right + 22, box.top + 8 + 20 * i]);
  const rows = [
    ...groups.map((group, i) => {
      const mark = marks[i % marks.length] as (typeof marks)[number]; // the remainder is below the length
      return { ...group, ...mark, stroke: colourOf[roles[i % roles.length] as Role] };
    }),
    ...(circled ? [{ ...circled, width: 1, path: circle, stroke: "var(--ink)" }] : []),
  ];
  rows.forEach(({ label, points, path, width: strokeWidth, stroke }, i) => {
    const [nx, ny] = nameAt(i);
    draw([...points.map(place), nameAt(i)].map(([px, py]) => path(px, py)).join(""), stroke, strokeWidth);
    sheet.words([{ x: nx + 11, y: ny, text: label }], { anchor: "start" });
  });
  return sheet.svg(document);
}

/** How dark a cell is: from barely above the others to certain. */
const shades = ["0.06", "0.14", "0.22", "0.3"];

/** The ground in cells, one path for each group and shade; edges on whole pixels, so that no seam shows between neighbours. */
function drawGround(sheet: Sheet, { columns, labels, sure }: NonNullable<ScatterFigure["data"]["ground"]>, box: Box): void {
  const rows = labels.length / columns;
  const across = (column: number): number => Math.round(box.left + ((box.right - box.left) * column) / columns);
  const down = (row: number): number => Math.round(box.top + ((box.bottom - box.top) * row) / rows);
  /** What is drawn in each group and shade, and where its last cells begin: small steps from there pack well. */
  const paths = new Map<string, { d: string; at: Pixel }>();
  for (let row = 0; row < rows; row += 1) {
    const keyOf = (column: number): string => `${labels[row * columns + column]}${sure[row * columns + column]}`;
    for (let from = 0; from < columns; ) {
      const key = keyOf(from);
      let end = from + 1;
      while (end < columns && keyOf(end) === key) end += 1;
      const { d, at } = paths.get(key) ?? { d: "", at: [0, 0] };
      const [x, y] = [across(from), down(row)];
      const width = across(end) - x;
      paths.set(key, { d: `${d}${d === "" ? "M" : "m"}${x - at[0]},${y - at[1]}h${width}v${down(row + 1) - y}h${-width}z`, at: [x, y] });
      from = end;
    }
  }
  sheet.element((doc) => {
    const group = doc.createElementNS(namespace, "g");
    group.setAttribute("shape-rendering", "crispEdges");
    for (const [[label, shade], { d }] of paths) {
      const path = doc.createElementNS(namespace, "path");
      path.setAttribute("fill", colourOf[roles[Number(label) % roles.length] as Role]); // the remainder is below the length
      path.setAttribute("fill-opacity", shades[Number(shade)] ?? "0.3");
      path.setAttribute("d", d);
      group.appendChild(path);
    }
    return group;
  });
}
