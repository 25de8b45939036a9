import type { SvgDocument } from "../../src/plots/dom.js";
import type { Figure } from "../../src/plots/figure.js";
import { captionOf } from "../lib/sentence.js";
import { phone } from "./phone.js";

/** Draws a figure in the `.canvas` and the `figcaption` inside `host`, making them where they are missing. The first call loads Plot. */
export async function drawInto(host: HTMLElement, figure: Figure): Promise<void> {
  const { draw } = await import("../../src/plots/draw.js");
  if (!host.querySelector(".canvas")) {
    const canvas = document.createElement("div");
    canvas.className = "canvas";
    const caption = document.createElement("figcaption");
    caption.append(document.createElement("strong"), " ", document.createElement("span"));
    host.append(canvas, caption);
  }
  // The library declares only what it needs of an element; handed the page's document, it makes the page's elements.
  const drawing = draw(figure, document as unknown as SvgDocument, { width: phone.matches ? 340 : 608 }) as unknown as SVGElement;
  const { first, rest } = captionOf(figure.sentence);
  host.querySelector(".canvas")?.replaceChildren(drawing);
  host.querySelector("figcaption strong")?.replaceChildren(first);
  host.querySelector("figcaption span")?.replaceChildren(rest);
  // A caption that has needed three lines keeps them: the controls below must not move under the hand that holds one.
  const caption = host.querySelector("figcaption");
  if (caption) caption.style.minHeight = `${caption.offsetHeight}px`;
}
