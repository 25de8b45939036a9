import { escapeHtml } from "./escapeHtml.js";

/**
 * A drawing as an image that keeps its size: on a narrow screen it scrolls sideways, and its words stay readable.
 *
 * Both Jupyters shrink an image to the window unless it has a class of theirs, "unconfined" in the classic Notebook and "jp-mod-unconfined" in
 * JupyterLab. Their sanitizers let classes through. The style makes only the picture scroll, and not what stands below it: it holds in
 * JupyterLab, of which some versions scroll no output on a phone, and in the classic Notebook once it trusts. Until then the output scrolls.
 *
 * @param svg the drawing as an SVG file.
 * @param alt what the picture shows.
 */
export function pictureHtml(svg: string, alt: string): string {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  const image = `<img class="unconfined jp-mod-unconfined" alt="${escapeHtml(alt)}" src="${source}">`;
  return `<div style="overflow-x: auto; margin-bottom: 1em">${image}</div>`;
}
