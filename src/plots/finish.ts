import type { SvgElement } from "./dom.js";

const numeric = new Set(["d", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"]);

/**
 * Makes Plot's SVG ours: one image with one text, no inline style, coordinates to a tenth of a pixel.
 *
 * Plot labels its inner groups, which axe rejects inside an image; its style element and ids would not pass a strict policy.
 */
export function finish(svg: SvgElement, sentence: string): SvgElement {
  for (const child of [...svg.children]) {
    if (child.tagName.toLowerCase() === "style") child.remove();
    else clean(child);
  }
  svg.setAttribute("class", "figure");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", sentence);
  svg.setAttribute("font-family", "Inter Variable, Inter, system-ui, sans-serif");
  svg.removeAttribute("font-size");
  return svg;
}

function clean(element: SvgElement): void {
  for (const name of ["aria-label", "aria-hidden", "aria-description", "role", "style", "class", "id", "font-variant"]) {
    element.removeAttribute(name);
  }
  for (const name of numeric) {
    const value = element.getAttribute(name);
    if (value !== null) element.setAttribute(name, name === "d" ? shortPath(value) : tenths(value));
  }
  for (const child of element.children) clean(child);
}

/** Rounds every number in pixels to a tenth; em lengths (0.32em) stay. */
const tenths = (text: string): string =>
  text.replace(/-?\d*\.\d+(?:e[-+]?\d+)?(?![\dem])/g, (number) => String(Math.round(Number(number) * 10) / 10 || 0));

/** Rounds a path and drops the letters that SVG lets one drop: "M1,2L3,4L5,6" is "M1,2 3,4 5,6". */
const shortPath = (d: string): string =>
  tenths(d)
    .replace(/(M[^A-Z]*|L[^A-Z]*)L(?=[^A-Z])/g, (_, head: string) => `${head} `)
    .replace(/L/g, " ");
