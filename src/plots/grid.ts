import type { Axis, Panel } from "./figure.js";
import { domainX, domainY, drawPanel } from "./panel.js";
import { acrossScale, axisLines, axisName, fontSize, numbersWidth, Sheet, upScale } from "./sheet.js";

const gap = 18;
const titleRoom = 30;
const tickGap = 20;
const axisRoom = 36;
const nameRoom = 16;

/** Small multiples: the panels beside each other on the same two axes, four to a row where there is room, two on a phone. */
export function drawGrid(xAxis: Axis, panels: readonly Panel[], width: number): Sheet {
  const columns = Math.min(panels.length, width < 360 ? 2 : width < 560 ? 3 : 4);
  const rows = Math.ceil(panels.length / columns);
  const yAxis = panels[0]?.y ?? { label: "" };
  const [xDomain, yDomain] = [domainX(xAxis, panels), domainY(panels)];
  const left = numbersWidth([upScale(yAxis, yDomain, { left: 0, right: 0, top: 0, bottom: 90 }, tickGap)]);
  const cell = (width - left - 14 - gap * (columns - 1)) / columns;
  const height = Math.round(cell * 0.66);
  const sheet = new Sheet(width, nameRoom + rows * (titleRoom + height) + axisRoom);
  sheet.words([{ x: 0, y: 8, text: axisLines(axisName(yAxis), "↑", Number.POSITIVE_INFINITY).join(" ") }], {
    anchor: "start",
    size: fontSize.tick,
  });
  panels.forEach((panel, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const corner = { left: left + column * (cell + gap), top: nameRoom + row * (titleRoom + height) + titleRoom };
    const box = { ...corner, right: corner.left + cell, bottom: corner.top + height };
    const [x, y] = [acrossScale(xAxis, xDomain, box), upScale(yAxis, yDomain, box, tickGap)];
    const lowest = i + columns >= panels.length;
    const last = i === panels.length - 1;
    sheet.xAxis(x, last ? axisName(xAxis) : "", box, { numbers: lowest });
    sheet.yAxis(column === 0 ? y : { ...y, ticks: [] }, "", box);
    sheet.words([{ x: box.left, y: box.top - 10, text: panel.title ?? "" }], { anchor: "start", weight: 600 });
    const nameless = { ...panel, curves: panel.curves.map((curve) => ({ ...curve, label: "" })) };
    drawPanel(sheet, nameless, { box, x, y, labelRoom: 0, frame: box });
  });
  return sheet;
}
