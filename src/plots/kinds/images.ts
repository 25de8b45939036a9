import type { SvgDocument, SvgElement } from "../dom.js";
import type { ImagesFigure } from "../figure.js";
import { fontSize, narrow, Sheet } from "../sheet.js";

const namespace = "http://www.w3.org/2000/svg";
const titleRoom = 24;
const labelRoom = 15;
/** From one line of a label to the next. */
const nextLine = 12;
/** The largest pixel of a picture, in pixels of the drawing. */
const largest = 6;
/** The digit of full ink. */
const darkest = 4;

/** A run of pixels of one grey: row and first column on the sheet, counted in pixels of the pictures, and how many. */
type Run = readonly [row: number, column: number, length: number];

/** Grey pictures as ink on paper: one path for each grey, so that they follow the theme and weigh little. */
export function drawImages({ data }: ImagesFigure, document: SvgDocument, width: number): SvgElement {
  const { side, groups } = data;
  const most = Math.max(...groups.map(({ images }) => images.length));
  const columns = width < narrow && !data.columnsMean ? Math.ceil(data.columns / 2) : data.columns;
  // All places are whole pixels of the pictures, one of them between neighbours.
  const pixel = Math.max(1, Math.min(largest, Math.floor((width + 1) / (columns * (side + 1)))));
  const inPixels = (room: number): number => Math.ceil(room / pixel);
  // Groups that fit stand beside each other; one that does not takes more than one row.
  const across = Math.max(1, Math.floor(columns / most));
  const inRow = Math.min(most, columns);
  const lines = Math.max(...groups.flatMap(({ images }) => images.map(({ label }) => (label === "" ? 0 : label.split("\n").length))));
  const lineHeight = side + 1 + (lines > 0 ? inPixels(labelRoom + (lines - 1) * nextLine) : 0);
  const groupHeight = inPixels(titleRoom) + Math.ceil(most / inRow) * lineHeight + 1;
  const sheet = new Sheet(width, Math.ceil(groups.length / across) * groupHeight * pixel);

  const runs: Run[][] = Array.from({ length: darkest + 1 }, () => []);
  groups.forEach(({ title, images }, g) => {
    const [left, top] = [(g % across) * (inRow * (side + 1) + inPixels(12)), Math.floor(g / across) * groupHeight];
    sheet.words([{ x: left * pixel, y: top * pixel + 10, text: title }], { anchor: "start", weight: 600 });
    images.forEach(({ label, ink }, i) => {
      const [column, row] = [left + (i % inRow) * (side + 1), top + inPixels(titleRoom) + Math.floor(i / inRow) * lineHeight];
      addRuns(runs, ink, side, [row, column]);
      const [x, y] = [(column + side / 2) * pixel, (row + side) * pixel + 9];
      for (const [line, text] of label.split("\n").entries()) sheet.words([{ x, y: y + line * nextLine, text }], { size: fontSize.tick });
    });
  });
  sheet.element((doc) => {
    const group = doc.createElementNS(namespace, "g");
    const attributes = { transform: `scale(${pixel})`, fill: "none", stroke: "var(--ink)", "shape-rendering": "crispEdges" };
    for (const [name, value] of Object.entries(attributes)) group.setAttribute(name, value);
    runs.forEach((drawn, level) => {
      if (level === 0 || drawn.length === 0) return;
      const path = doc.createElementNS(namespace, "path");
      path.setAttribute("d", pathOf(drawn));
      path.setAttribute("stroke-opacity", String(level / darkest));
      group.appendChild(path);
    });
    return group;
  });
  return sheet.svg(document);
}

/** Adds the runs of neighbouring pixels of one grey to the list of that grey. */
function addRuns(runs: readonly Run[][], ink: string, side: number, [top, left]: readonly [number, number]): void {
  for (let row = 0; row < side; row += 1) {
    for (let from = 0; from < side; ) {
      const level = ink[row * side + from];
      let end = from + 1;
      while (end < side && ink[row * side + end] === level) end += 1;
      runs[Number(level)]?.push([top + row, left + from, end - from]);
      from = end;
    }
  }
}

/** Lines one pixel thick, each a step from the end of the one before: small numbers pack well. */
function pathOf(runs: readonly Run[]): string {
  let [y, x] = [0, 0];
  return runs
    .map(([row, column, length], i) => {
      const step = i === 0 ? `M${column},${row + 0.5}` : `m${column - x},${row - y}`;
      [y, x] = [row, column + length];
      return `${step}h${length}`;
    })
    .join("");
}
