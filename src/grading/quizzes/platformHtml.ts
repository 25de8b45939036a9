import { escapeHtml } from "../../notebook/host/escapeHtml.js";
import { inlineHtml } from "../../notebook/host/inlineHtml.js";

/**
 * Inline markdown as HTML for a learning platform: Moodle's and Canvas's MathJax both set what stands between \( and \). Where plain text
 * looks like such a mark, an empty element keeps it plain.
 *
 * @throws where a link leads into the course's site: on a platform it would lead nowhere.
 */
export function platformHtml(markdown: string): string {
  const html = inlineHtml(markdown, {
    text: (value) => escapeHtml(value).replaceAll(/\\(?=[()[\]])|\$(?=\$)/g, "$&<span></span>"),
    math: (tex) => `\\(${escapeHtml(tex)}\\)`,
  });
  const [, address] = /<a href="(?!https?:)([^"]*)"/.exec(html) ?? [];
  if (address !== undefined) throw new RangeError(`quiz: a link must lead to the web, got ${address}. Name its whole address.`);
  return html;
}
