import type { Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";

const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).use(remarkFrontmatter).freeze();

/** A text that the parser can't read: where, and what to do. */
export class MdxError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = "MdxError";
    this.line = line;
  }
}

/** Parses markdown with components, math and frontmatter, as lessons are written. */
export function parseMdx(text: string): Root {
  try {
    return processor.parse(text);
  } catch (error) {
    const { line, place, reason } = error as { line?: number; place?: { line?: number }; reason?: string };
    if (reason === undefined) throw error;
    throw new MdxError(line ?? place?.line ?? 1, syntaxMessage(reason));
  }
}

/** The line a node starts on, from 1. */
export const lineOf = (node: Nodes | undefined): number => node?.position?.start.line ?? 1;

/** Where a node starts or ends in the text. */
export function offsetOf(node: Nodes | undefined, end: "start" | "end"): number {
  const offset = node?.position?.[end].offset;
  if (offset === undefined) throw new Error("parseMdx: the parser gave a node without its place.");
  return offset;
}

/** The parser's message, with what to do where it speaks of braces or tags. */
const syntaxMessage = (reason: string): string =>
  /expression|acorn|lazy/i.test(reason)
    ? `a { begins JavaScript here: ${reason}. Write \\{, or put it in \`code\` or $math$.`
    : `a < begins a tag here: ${reason}. Write \\<, or put it in \`code\` or $math$.`;
