import type { Bar, Content, Formula, Table } from "../../src/notebook/content.js";
import { drawInto } from "./draw.js";
import { drawFrames } from "./frames.js";

/** A place for contents of one kind under a cell; `fill` draws into it, also when it has been filled before. */
export interface Place {
  readonly kind: Content["kind"] | "trouble";
  readonly element: HTMLElement;
  fill(content: Content): void | Promise<void>;
}

/** Makes the place for contents of a kind. All text is set as text: it may come from a stranger. */
export function placeFor({ kind }: Content): Place {
  const element = document.createElement(kind === "table" || kind === "bar" || kind === "formula" ? "div" : "figure");
  return { kind, element, fill: (content) => fill(element, content) };
}

function fill(element: HTMLElement, content: Content): void | Promise<void> {
  switch (content.kind) {
    case "table":
      return drawTable(element, content);
    case "bar":
      return drawBar(element, content);
    case "formula":
      return drawFormula(element, content);
    case "frames":
      return drawFrames(element, content);
    default:
      return drawInto(element, content);
  }
}

/** An element with a class and children. */
function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  element.append(...children);
  return element;
}

/** No table under a cell has more cells than this: a page has to stay quick. */
const mostCells = 2000;

/** As ContentTable.astro. */
export function drawTable(element: HTMLElement, { columns, rows, sentence }: Table): void {
  const shown = rows.slice(0, Math.max(1, Math.floor(mostCells / columns.length)));
  const aligned = (i: number): string => (columns[i]?.align === "right" ? "number" : "");
  const head = columns.map(({ label }, i) => {
    const cell = made("th", aligned(i), label);
    cell.scope = "col";
    return cell;
  });
  const body = shown.map((row) => made("tr", "", ...row.map((text, i) => made("td", aligned(i), text))));
  const left = rows.length - shown.length;
  const caption = left === 0 ? sentence : `${sentence} ${left} more rows are left out.`;
  const table = made("table", "", made("caption", "", caption), made("thead", "", made("tr", "", ...head)), made("tbody", "", ...body));
  element.className = "shown-table";
  element.tabIndex = 0;
  element.role = "region";
  element.ariaLabel = sentence;
  element.replaceChildren(table);
}

/** As ContentBar.astro; one that stands there already is moved on. */
function drawBar(element: HTMLElement, { label, done, total, sentence }: Bar): void {
  const bar = element.querySelector("progress") ?? document.createElement("progress");
  bar.max = total || 1;
  bar.value = total === 0 ? 1 : done;
  bar.ariaLabel = label;
  const text = element.querySelector("span") ?? document.createElement("span");
  text.textContent = sentence;
  element.className = "shown-bar";
  if (!bar.isConnected) element.replaceChildren(bar, text);
}

/** KaTeX comes with the first formula. */
async function drawFormula(element: HTMLElement, { latex, sentence }: Formula): Promise<void> {
  const { mathOf } = await import("./math.js");
  const math = mathOf(latex);
  element.className = "display";
  element.replaceChildren(math ?? made("code", "", latex), made("span", "visually-hidden", sentence));
  if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
}
