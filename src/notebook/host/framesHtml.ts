import { createHash } from "node:crypto";
import type { Figure } from "../../plots/figure.js";
import type { Content, Frames } from "../content.js";
import { pictureHtml } from "./pictureHtml.js";

/**
 * The first picture, and a script that puts a slider below it and changes it.
 *
 * In a notebook that is not trusted Jupyter drops the script, and the picture remains. Everything that moves is therefore made by the script.
 *
 * @param svgOf draws a figure as an SVG file.
 */
export function framesHtml({ control, frames, start, sentence }: Frames, svgOf: (figure: Figure) => string): string {
  const pictures = frames.map(({ figure }) => svgOf(figure));
  const { parts, made } = shared(pictures);
  const data = {
    ...control,
    start,
    parts,
    frames: frames.map(({ value, figure }, i) => ({ value, sentence: figure.sentence, made: made[i] })),
  };
  const json = scriptJson(data);
  // Jupyter may take several outputs in at once, and the classic Notebook moves scripts: the script knows its picture by this.
  const name = createHash("sha256").update(json).digest("hex").slice(0, 12);
  return (
    `<div data-lrlab-frames="${name}">${pictureHtml(pictures[start] as string, sentence)}</div>` +
    `<script>(${slider})(document.querySelector('[data-lrlab-frames="${name}"]:not([data-live])'), ${json});</script>`
  );
}

/** What is kept of contents as data: of frames the first one seen, since a page has the plot itself. */
export const still = (content: Content): Exclude<Content, Frames> =>
  content.kind === "frames" ? (content.frames[content.start] as Frames["frames"][number]).figure : content;

/** Pictures as lists of numbers into the tags that they are made of: axes and words that stay are kept once. */
function shared(pictures: readonly string[]): { readonly parts: readonly string[]; readonly made: readonly (readonly number[])[] } {
  const numbers = new Map<string, number>();
  const numberOf = (part: string): number => {
    const known = numbers.get(part) ?? numbers.size;
    numbers.set(part, known);
    return known;
  };
  const made = pictures.map((picture) => picture.split(/(?=<)/).map(numberOf));
  return { parts: [...numbers.keys()], made };
}

/** JSON that ends no script and opens no comment. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/<(?=[/!])|<(?=script)/gi, "\\u003c");

/** Runs in the notebook's page. JupyterLab would take a slider's arrow keys for a change of cell, hence the attribute that keeps it from that. */
const slider = `(place, { label, symbol, unit, ordered, start, parts, frames }) => {
  if (!place) return;
  place.dataset.live = "";
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const image = place.querySelector("img");
  const input = ordered
    ? make("input", { type: "range", min: 0, max: frames.length - 1, step: 1 })
    : make("select", {}, ...frames.map(({ value }) => make("option", {}, value)));
  const value = make("span", {});
  const sentence = make("p", { ariaLive: "polite" });
  const controls = make("div", {}, make("label", {}, symbol ? label + " " + symbol : label, " ", input), ...(ordered ? [value, make("small", {}, unit || "")] : []));
  controls.style.cssText = "display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin: 8px 0 0; max-width: 668px";
  controls.firstChild.style.cssText = "display: flex; flex: 0 1 28em; align-items: center; gap: 12px; margin: 0; font-weight: inherit; white-space: nowrap";
  input.style.cssText = ordered ? "flex: 1; min-width: 8em; margin: 0; accent-color: #c8631c" : "margin: 0; width: auto";
  sentence.style.cssText = "margin: 4px 0 0; max-width: 668px";
  controls.setAttribute("data-lm-suppress-shortcuts", "true");
  const show = () => {
    const frame = frames[ordered ? input.valueAsNumber : input.selectedIndex];
    const said = symbol ? symbol + " = " + frame.value : frame.value;
    image.src = "data:image/svg+xml," + encodeURIComponent(frame.made.map((part) => parts[part]).join(""));
    image.alt = sentence.textContent = frame.sentence;
    value.textContent = said;
    if (ordered) input.setAttribute("aria-valuetext", [said, unit].filter(Boolean).join(" "));
  };
  if (ordered) input.value = start;
  else input.selectedIndex = start;
  input.addEventListener("input", show);
  place.append(controls, sentence);
  show();
}`;
