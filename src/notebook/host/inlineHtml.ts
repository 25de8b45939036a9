import type { PhrasingContent } from "mdast";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { escapeHtml } from "./escapeHtml.js";

const processor = unified().use(remarkParse).use(remarkMath).freeze();

/** How plain text and a formula's TeX become HTML. */
export interface InlineParts {
  text(value: string): string;
  math(tex: string): string;
}

const forJupyter: InlineParts = { text: escapeHtml, math: (tex) => `$${escapeHtml(tex)}$` };

/** Inline markdown as HTML, for places where nobody reads markdown, such as a summary in Jupyter; $math$ stays for its MathJax unless `parts` says otherwise. */
export function inlineHtml(markdown: string, parts: InlineParts = forJupyter): string {
  const [paragraph, ...more] = processor.parse(markdown).children;
  if (paragraph?.type !== "paragraph" || more.length > 0) throw new Error(`inlineHtml: one line of markdown is needed, got ${markdown}`);
  return inner(paragraph, parts);
}

const inner = ({ children }: { readonly children: readonly PhrasingContent[] }, parts: InlineParts): string =>
  children.map((child) => html(child, parts)).join("");

function html(node: PhrasingContent, parts: InlineParts): string {
  switch (node.type) {
    case "text":
      return parts.text(node.value);
    case "inlineCode":
      return `<code>${escapeHtml(node.value)}</code>`;
    case "inlineMath":
      return parts.math(node.value);
    case "emphasis":
      return `<em>${inner(node, parts)}</em>`;
    case "strong":
      return `<strong>${inner(node, parts)}</strong>`;
    case "link":
      return `<a href="${escapeHtml(node.url)}">${inner(node, parts)}</a>`;
    case "break":
      return " ";
    default:
      throw new Error(`inlineHtml: a ${node.type} is not inline text. Use emphasis, strong, code, math and links.`);
  }
}
