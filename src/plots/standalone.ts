import type { SvgElement } from "./dom.js";
import { declarations } from "./tokens.js";

/**
 * A drawn figure as a file of its own, for an `<img>`: with namespace, colours for light and dark, and its own paper.
 *
 * Without the paper it would vanish where page and system disagree: the classic Notebook is white in a dark system.
 *
 * @param only one theme's colours, whatever the system's; those of either when left out.
 */
export function standaloneSvg(svg: SvgElement, only?: "light" | "dark"): string {
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name))) as [number, number];
  const text = svg.outerHTML;
  const content = text.slice(text.indexOf(">") + 1);
  const attributes = ["class", "fill", "font-family", "text-anchor", "role", "aria-label"]
    .map((name) => ` ${name}="${escaped(svg.getAttribute(name) ?? "")}"`)
    .join("");
  const [full, tall] = [width + 2 * margin, height + 2 * margin];
  const dark = only === undefined ? `@media(prefers-color-scheme:dark){svg{${declarations("dark")}}}` : "";
  const style = `<style>svg{${declarations(only ?? "light")};color:var(--ink)}${dark}</style>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${full}" height="${tall}" viewBox="${-margin} ${-margin} ${full} ${tall}"${attributes}>` +
    `${style}<rect x="${-margin}" y="${-margin}" width="${full}" height="${tall}" fill="var(--paper)"/>${content}`
  );
}

/** Paper around the drawing, in pixels. */
const margin = 14;

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
