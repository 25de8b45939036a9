import type { List, RootContent } from "mdast";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { plainMath } from "../lessons/plainMath.js";
import { escapeHtml } from "../notebook/host/escapeHtml.js";

const processor = unified().use(remarkParse).use(remarkMath).freeze();

/**
 * Markdown as HTML for a page without scripts: formulas in Unicode, headings two levels lower. It may come from anybody: what is HTML in it
 * is shown as text, images are named, and a link that leads anywhere but to the web or within the page is its words alone.
 *
 * @returns whole blocks.
 */
export const markdownHtml = (markdown: string): string => processor.parse(markdown).children.map(html).join("\n");

const inner = (node: { readonly children: readonly RootContent[] }): string => node.children.map(html).join("");

function html(node: RootContent): string {
  switch (node.type) {
    case "text":
    case "html":
      return escapeHtml(node.value);
    case "paragraph":
      return `<p>${inner(node)}</p>`;
    case "heading":
      return `<h${Math.min(node.depth + 2, 6)}>${inner(node)}</h${Math.min(node.depth + 2, 6)}>`;
    case "code":
      return `<pre tabindex="0"><code>${escapeHtml(node.value)}</code></pre>`;
    case "list":
      return listHtml(node);
    case "listItem":
      return `<li>${inner(node)}</li>`;
    case "blockquote":
      return `<blockquote>${inner(node)}</blockquote>`;
    case "thematicBreak":
      return "<hr>";
    case "inlineCode":
      return `<code>${escapeHtml(node.value)}</code>`;
    case "inlineMath":
      return `<i>${escapeHtml(plainMath(`$${node.value}$`))}</i>`;
    case "math":
      return `<p><i>${escapeHtml(plainMath(`$${node.value}$`))}</i></p>`;
    case "emphasis":
      return `<em>${inner(node)}</em>`;
    case "strong":
      return `<strong>${inner(node)}</strong>`;
    case "link":
      return /^(https?:\/\/|#)/i.test(node.url)
        ? `<a href="${escapeHtml(node.url)}" rel="nofollow noopener">${inner(node)}</a>`
        : inner(node);
    case "image":
      return escapeHtml(`[picture: ${node.alt || "without words"}]`);
    case "break":
      return "<br>";
    case "linkReference":
      return inner(node);
    default:
      return "";
  }
}

/** A list whose items stand close is one whose paragraphs are none. */
function listHtml(node: List): string {
  const tag = node.ordered ? "ol" : "ul";
  const items = node.children.map((item) =>
    item.children.map((child) => (child.type === "paragraph" && !item.spread ? inner(child) : html(child))).join(""),
  );
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`;
}
