import type { SvgDocument, SvgElement } from "../dom.js";
import type { TokensFigure } from "../figure.js";
import { colourOf } from "../roles.js";
import { fontSize, Sheet } from "../sheet.js";
import { textWidth } from "../text.js";

const height = 24;
const rowGap = 8;
const labelRoom = 20;

/** Tokens in boxes, row after row; a row that is too long goes on below. The names of the parts stand over the first row. */
export function drawTokens({ data }: TokensFigure, document: SvgDocument, width: number): SvgElement {
  const rows = data.rows.map(({ parts }) =>
    parts.flatMap(({ label, role, tokens }) => tokens.map((text, i) => ({ text, role, label: i === 0 ? label : "" }))),
  );
  const widest = Math.max(...rows.flat().map(({ text }) => textWidth(text, fontSize.label)));
  const longest = Math.max(...rows.map((row) => row.length));
  // As wide as the row asks for, if it fits; else in as few lines as the narrowest box allows.
  const narrowest = Math.max(16, widest + 6);
  const lines = Math.ceil(longest / Math.floor(width / narrowest));
  const inLine = Math.ceil(longest / lines);
  const cell = Math.min(34, Math.floor(width / inLine));
  const rowHeight = lines * (height + 2) + rowGap;
  const isLabelled = rows.some((row) => row.some(({ label }) => label !== ""));
  const top = isLabelled ? labelRoom : 0;
  const sheet = new Sheet(width, top + rows.length * rowHeight);
  rows.forEach((row, r) => {
    row.forEach(({ text, role, label }, i) => {
      const [x, y] = [(i % inLine) * cell, top + r * rowHeight + Math.floor(i / inLine) * (height + 2)];
      sheet.rect({ left: x + 1, right: x + cell - 1, top: y, bottom: y + height }, colourOf[role], role === "muted" ? 0.12 : 0.24);
      sheet.words([{ x: x + cell / 2, y: y + height / 2, text }], role === "muted" ? {} : { weight: 600 });
      if (label !== "" && i < inLine) sheet.words([{ x: x + 1, y: 8, text: label }], { anchor: "start", size: fontSize.tick });
    });
  });
  return sheet.svg(document);
}
