import { createMarkdownProcessor } from "@astrojs/markdown-remark";
import katex from "katex";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import { leanMath, leanMathText } from "./leanMath.mjs";

const renderer = createMarkdownProcessor({
  syntaxHighlight: false,
  remarkPlugins: [remarkMath],
  rehypePlugins: [[rehypeKatex, { output: "mathml", strict: "error" }], leanMath],
});

/** Markdown with $math$ as HTML blocks; a number stays on the line of its per cent. */
const blockHtml = async (markdown: string): Promise<string> =>
  (await (await renderer).render(markdown)).code.replaceAll(/(?<=\d) (?=%)/g, "\u00a0");

/** One paragraph of markdown with $math$ as HTML without the paragraph around it. */
export const inlineHtml = async (markdown: string): Promise<string> =>
  (await blockHtml(markdown)).trim().replace(/^<p>([\s\S]*)<\/p>$/, "$1");

/** A formula as MathML. */
export const formula = (latex: string, display = false): string =>
  leanMathText(katex.renderToString(latex, { output: "mathml", displayMode: display, strict: "error", throwOnError: true }));

/** Markdown without its marks, for a title or a description. */
export const plainText = (markdown: string): string => markdown.replaceAll(/[$*`\\]/g, "");
