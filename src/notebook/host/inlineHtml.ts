import type { PhrasingContent } from "mdast";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { escapeHtml } from "./escapeHtml.js";

const processor = unified().use(remarkParse).use(remarkMath).freeze();

/** Inline markdown as HTML, for places where Jupyter reads no markdown, such as a summary; $math$ stays for MathJax. */
export function inlineHtml(markdown: string): string {
  const [paragraph, ...more] = processor.parse(markdown).children;
  if (paragraph?.type !== "paragraph" || more.length > 0) throw new Error(`inlineHtml: one line of markdown is needed, got ${markdown}`);
  return paragraph.children.map(html).join("");
}

function html(node: PhrasingContent): string {
  switch (node.type) {
    case "text":
      return escapeHtml(node.value);
    case "inlineCode":
      return `<code>${escapeHtml(node.value)}</code>`;
    case "inlineMath":
      return `$${escapeHtml(node.value)}$`;
    case "emphasis":
      return `<em>${node.children.map(html).join("")}</em>`;
    case "strong":
      return `<strong>${node.children.map(html).join("")}</strong>`;
    case "link":
      return `<a href="${escapeHtml(node.url)}">${node.children.map(html).join("")}</a>`;
    case "break":
      return " ";
    default:
      throw new Error(`inlineHtml: a ${node.type} is not inline text. Use emphasis, strong, code, math and links.`);
  }
}
