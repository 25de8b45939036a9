import type { Figure } from "../../plots/figure.js";
import type { Bar, Content, Formula, Table } from "../content.js";
import { escapeHtml } from "./escapeHtml.js";
import { framesHtml } from "./framesHtml.js";
import { pictureHtml } from "./pictureHtml.js";

/**
 * Content as HTML that passes Jupyter's sanitizers, which drop inline SVG, scripts and (in the classic Notebook) styles from a notebook that
 * is not trusted yet, which is any notebook just cloned. So a picture is an image with a data address, and the rest is plain elements.
 *
 * @param svgOf draws a figure as an SVG file.
 */
export function contentHtml(content: Content, svgOf: (figure: Figure) => string): string {
  switch (content.kind) {
    case "table":
      return tableHtml(content);
    case "formula":
      return formulaHtml(content);
    case "bar":
      return barHtml(content);
    case "frames":
      return framesHtml(content, svgOf);
    default:
      return imageHtml(content, svgOf);
  }
}

/** What the picture shows stands below it, as on the page: it changes with the cell's numbers, and who sees the picture reads no alt text. */
function imageHtml(figure: Figure, svgOf: (figure: Figure) => string): string {
  return `${pictureHtml(svgOf(figure), figure.sentence)}<p>${escapeHtml(figure.sentence)}</p>`;
}

/** Both Jupyters align all cells to the right, whatever the cell says; what stands to the left needs an element of its own. */
function tableHtml({ columns, rows, sentence }: Table): string {
  const aligned = (i: number, text: string): string =>
    columns[i]?.align === "left" ? `<div align="left">${escapeHtml(text)}</div>` : escapeHtml(text);
  const line = (tag: "td" | "th", cells: readonly string[]): string =>
    `<tr>${cells.map((cell, i) => `<${tag} align="${columns[i]?.align ?? "left"}">${aligned(i, cell)}</${tag}>`).join("")}</tr>`;
  const head = line(
    "th",
    columns.map(({ label }) => label),
  );
  return `<table><caption>${escapeHtml(sentence)}</caption><thead>${head}</thead><tbody>${rows.map((row) => line("td", row)).join("")}</tbody></table>`;
}

/** Jupyter typesets what stands between the dollar signs. */
const formulaHtml = ({ latex }: Formula): string => `<p>$$${escapeHtml(latex)}$$</p>`;

/** Where bars are not known, the count remains. Of nothing, all is done. */
function barHtml({ label, done, total }: Bar): string {
  const [value, max] = total === 0 ? [1, 1] : [done, total];
  return `<label>${escapeHtml(label)} <progress max="${max}" value="${value}"></progress> ${done} of ${total}</label>`;
}
