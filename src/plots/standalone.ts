import type { SvgElement } from "./dom.js";
import { declarations } from "./tokens.js";

/**
 * A drawn figure as a file of its own, for an `<img>`: with namespace, colours for light and dark, and its own paper.
 *
 * Without the paper it would vanish where page and system disagree: the classic Notebook is white in a dark system.
 */
export function standaloneSvg(svg: SvgElement): string {
  const text = svg.outerHTML;
  const end = text.indexOf(">") + 1;
  const head = text.slice(0, end);
  const style = `<style>svg{${declarations("light")};color:var(--ink)}@media(prefers-color-scheme:dark){svg{${declarations("dark")}}}</style>`;
  const opening = head.includes("xmlns=") ? head : head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return `${opening}${style}<rect width="100%" height="100%" fill="var(--paper)"/>${text.slice(end)}`;
}
