import type { SvgElement } from "../../../src/plots/dom.js";
import { standaloneSvg } from "../../../src/plots/standalone.js";

/** A picture that the page shows, and what to call it. */
export interface ShownPicture {
  readonly title: string;
  readonly svg: SVGSVGElement;
}

/** Every picture that is drawn in the playground, also behind a tab that is not chosen. */
export function shownPictures(root: ParentNode): readonly ShownPicture[] {
  const seen = new Map<string, number>();
  return [...root.querySelectorAll<SVGSVGElement>(".canvas > svg.figure")].map((svg) => {
    const place =
      svg.closest("[role=tabpanel]")?.getAttribute("aria-labelledby") ?? svg.closest("section")?.getAttribute("aria-labelledby");
    const letter = svg.closest("[data-arm], figure")?.querySelector(".run-letter")?.textContent;
    const name = [place && document.getElementById(place)?.textContent?.trim(), letter].filter(Boolean).join(", ") || "Picture";
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { title: count === 1 ? name : `${name} (${count})`, svg };
  });
}

/** The theme that the page is in. */
const theme = (): "light" | "dark" => {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
};

/** The picture as a file of its own: with its paper, in the colours of either theme. What HTML writes as &nbsp; has no such name in XML. */
export const svgText = (svg: SVGSVGElement, only?: "light" | "dark"): string =>
  standaloneSvg(svg as unknown as SvgElement, only).replaceAll("&nbsp;", "&#160;");

/** The picture in pixels, two for each on the page, as it looks in the page's theme. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg, theme()))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gives no canvas to draw on. Take the SVG.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("this browser made no PNG of it. Take the SVG.");
  return blob;
}
