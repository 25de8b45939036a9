import type { Axis, Panel } from "./figure.js";
import type { Box } from "./line.js";
import { domainX, domainY, drawPanel } from "./panel.js";
import { acrossScale, axisLines, axisName, fontSize, narrow, numbersWidth, type Sheet, upScale } from "./sheet.js";
import { textWidth, words } from "./text.js";

const titleRoom = 22;
const axisRoom = 34;
const panelGap = 16;
const nameLine = 13;

/** Draws panels on top of each other into `area`, with one horizontal axis at the foot and room for the curves' names at the right. */
export function stackPanels(sheet: Sheet, xAxis: Axis, panels: readonly Panel[], area: Box): void {
  const xDomain = domainX(xAxis, panels);
  const labelRoom = roomForLabels(panels, area.right - area.left, sheet.width < narrow);
  const right = area.right - Math.max(labelRoom === 0 ? 0 : labelRoom + 13, 14);

  const names = panels.map(({ y }) => axisLines(axisName(y), "↑", sheet.width));
  const titles = names.map((lines) => titleRoom + nameLine * (lines.length - 1));
  const foot = axisRoom + nameLine * (axisLines(axisName(xAxis), "→", sheet.width).length - 1);
  const height = area.bottom - area.top - foot - titles.reduce((sum, title) => sum + title, 0) - panelGap * (panels.length - 1);
  const shares = panels.map(({ share }) => share ?? 1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  let top = area.top;
  const rows = panels.map((panel, i) => {
    const start = top + (titles[i] as number); // one title and one share per panel
    const box = { left: 0, right, top: start, bottom: start + (height * (shares[i] as number)) / total };
    top = box.bottom + panelGap;
    return { panel, box, y: upScale(panel.y, domainY([panel]), box) };
  });
  const left = area.left + numbersWidth(rows.map(({ y }) => y));
  rows.forEach(({ panel, box, y }, i) => {
    const placed = { ...box, left };
    const x = acrossScale(xAxis, xDomain, placed);
    sheet.xAxis(x, axisName(xAxis), placed, { numbers: i === rows.length - 1 });
    sheet.yAxis(y, axisName(panel.y), placed);
    drawPanel(sheet, panel, { box: placed, x, y, labelRoom, frame: { ...placed, top: placed.top - 8, right: area.right } });
  });
}

/** Width of the column at the right: the longest name, or as much of it as leaves the curves room; never less than a word. */
function roomForLabels(panels: readonly Panel[], width: number, phone: boolean): number {
  const labels = panels.flatMap(({ curves, rules = [] }) => [
    ...curves.map(({ label }) => label),
    ...rules.filter(({ axis }) => axis === "y").map(({ label }) => label),
  ]);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text, fontSize.label)));
  return Math.max(Math.min(width * (phone ? 0.26 : 0.24), widest(labels)), widest(labels.flatMap(words)));
}
