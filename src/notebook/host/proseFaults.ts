import type { Code, Nodes } from "mdast";
import type { MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { components, inlineComponents } from "../../lessons/components.js";
import type { Lesson } from "../../lessons/lesson.js";
import { valuesOf } from "../../lessons/values.js";
import { shown } from "../../schedules/fail.js";
import { lineOf, offsetOf } from "./mdx.js";
import { valueTag } from "./notebookText.js";
import type { Fault } from "./segments.js";

/** The end of a message about a component that is not one. */
export const thereAre = `There are: ${Object.keys({ ...components, ...inlineComponents }).join(", ")}.`;

/** True for a component that stands within a sentence. */
export const isInline = (name: string): boolean => Object.hasOwn(inlineComponents, name);

/** "run" or "fix" for a ts fence that says so, else null. */
export function fenceWord(node: Code): "run" | "fix" | null {
  const word = node.lang === "ts" ? (node.meta ?? "").split(/\s/)[0] : "";
  return word === "run" || word === "fix" ? word : null;
}

/**
 * Says what keeps a piece of markdown from being prose: prose reads the same on the page and in a notebook cell of its own, so it has no
 * components but measured values, no JavaScript, no references to elsewhere, and closes what it opens.
 *
 * @param node of the parsed text.
 * @param text that was parsed.
 * @param lesson that it belongs to.
 */
export function proseFaults(node: Nodes, text: string, lesson: Lesson): Fault[] {
  const line = lineOf(node);
  const fault = (message: string): Fault[] => [{ line, message }];
  switch (node.type) {
    case "mdxjsEsm":
      return fault("a lesson imports and exports nothing. Its components are known, and code stands in ```ts run fences.");
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return fault(`{${node.value}} is a JavaScript expression, which a lesson does not have. Write \\{ for a brace.`);
    case "mdxJsxTextElement":
    case "mdxJsxFlowElement": {
      const name = node.name ?? "";
      if (isInline(name)) return node.type === "mdxJsxTextElement" ? valueFaults(node, text, lesson) : fault(standsInSentence(name));
      if (!Object.hasOwn(components, name)) return fault(`<${name}> is no component of a lesson. ${thereAre}`);
      return fault(`<${name}> must stand alone at the left edge, with its tags on lines of their own.`);
    }
    case "definition":
      return fault(`[${node.label}]: defines a link or a footnote for elsewhere. Write the address where it is used.`);
    case "heading":
      if (node.depth === 1) return fault("the title comes from the frontmatter. Begin sections with ##.");
      break;
    case "code":
      return [...fenceFaults(node), ...closedFaults(node, text)];
    case "math":
      return [...closedFaults(node, text), ...formulaFaults(node)];
    case "inlineMath":
      return formulaFaults(node);
  }
  return "children" in node ? node.children.flatMap((child) => proseFaults(child, text, lesson)) : [];
}

/** What is said of a component that stands on a line of its own and must not. */
export const standsInSentence = (name: string): string => `<${name}> must stand within a sentence. Write the sentence around it.`;

/** A measured value must be one of the lesson's, and written in the one way that a notebook gives back. */
function valueFaults(node: Nodes & MdxJsxTextElement, text: string, lesson: Lesson): Fault[] {
  const fault = (message: string): Fault[] => [{ line: lineOf(node), message }];
  const of = node.attributes.find((attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === "of")?.value;
  const name = typeof of === "string" ? of : "";
  if (text.slice(offsetOf(node, "start"), offsetOf(node, "end")) !== valueTag(name))
    return fault(
      `<Value> must be written ${valueTag(name === "" ? "NAME" : name)}, without a space, another property or text between tags.`,
    );
  const names = Object.keys(valuesOf(lesson));
  if (names.includes(name)) return [];
  return fault(`<Value>: values.ts has no value ${shown(name)}. It has ${names.length > 0 ? names.join(", ") : "none"}.`);
}

/** In a formula a component would be part of the formula. */
const formulaFaults = (node: Nodes & { readonly value: string }): Fault[] =>
  /<Value\b/.test(node.value)
    ? [{ line: lineOf(node), message: "a formula can't hold <Value>. Write the number beside the formula." }]
    : [];

/** A fence among prose does not run, and must say so. */
function fenceFaults(node: Code): Fault[] {
  const fault = (message: string): Fault[] => [{ line: lineOf(node), message }];
  const word = fenceWord(node);
  if (word !== null) return fault(`a ts ${word} fence must stand at the left edge, outside lists and components.`);
  if (node.lang === "ts" && node.meta?.trim() !== "show") {
    return fault(`a ts fence must say run, show or fix after ts, got ${shown(node.meta ?? "")}.`);
  }
  if (["js", "javascript", "typescript", "tsx", "jsx"].includes(node.lang ?? "")) {
    return fault(`a fence of ${node.lang} does not run. Write ts and run, show or fix.`);
  }
  if (/^(run|fix)\b/.test(node.meta ?? "")) return fault(`only ts runs, got ${node.lang}.`);
  return [];
}

/** What a fence or a formula opens it must close, or it would swallow the rest of the text. */
function closedFaults(node: Nodes, text: string): Fault[] {
  const lines = text.slice(offsetOf(node, "start"), offsetOf(node, "end")).split("\n");
  const marks = /^(`+|~+|\$+)/.exec(lines[0] ?? "")?.[0] ?? "";
  const last = (lines.at(-1) ?? "").replace(/^[\s>]*/, "");
  if (lines.length > 1 && last.startsWith(marks)) return [];
  return [{ line: lineOf(node), message: `${marks} is opened here and never closed.` }];
}
