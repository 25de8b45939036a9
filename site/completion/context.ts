import type { SyntaxNode, Tree } from "@lezer/common";
import { moduleOf, textIn, within } from "./scope.js";

/** What a reader may be writing at a place; `from` is where the word begins. */
export type Context =
  | { readonly kind: "module"; readonly from: number }
  | { readonly kind: "import"; readonly from: number; readonly module: string | undefined; readonly taken: readonly string[] }
  | {
      readonly kind: "option";
      readonly from: number;
      readonly callee: string;
      /** Which of the call's arguments the object is, from 0. */
      readonly argument: number;
      readonly taken: readonly string[];
    }
  | { readonly kind: "member"; readonly from: number; readonly object: string }
  | { readonly kind: "name"; readonly from: number };

/** What stands at a position of the code; null where nothing can be proposed: in a text, a comment, a name that is being given. */
export function contextAt(tree: Tree, code: string, position: number): Context | null {
  const node = tree.resolveInner(position, -1);
  const from = position - (/[\w$]*$/.exec(code.slice(0, position))?.[0].length ?? 0);
  if (/Comment|Template|RegExp/.test(node.name)) return null;
  if (node.name === "String") {
    const isModule = node.parent?.name === "ImportDeclaration";
    return isModule ? { kind: "module", from: node.from + 1 } : null;
  }
  const group = within(node, "ImportGroup");
  if (group) {
    const declaration = within(group, "ImportDeclaration");
    const taken = namesIn(group, code, position);
    return { kind: "import", from, module: declaration ? moduleOf(declaration, code) : undefined, taken };
  }
  const before = code.slice(0, from).trimEnd();
  if (before.endsWith(".") && !before.endsWith("..")) {
    const object = /([\w$]+)\s*\??\.$/.exec(before)?.[1];
    return object === undefined ? null : { kind: "member", from, object };
  }
  const option = optionAt(tree, node, code, position, from);
  if (option) return option;
  if (/^(VariableDefinition|PropertyDefinition|Number|Label)$/.test(node.name)) return null;
  return { kind: "name", from };
}

function namesIn(group: SyntaxNode, code: string, position: number): string[] {
  return group
    .getChildren("VariableDefinition")
    .filter(({ from, to }) => position < from || to < position)
    .map((definition) => {
      const isRenamed = definition.prevSibling?.name === "as";
      return textIn(code, (isRenamed ? definition.prevSibling?.prevSibling : null) ?? definition);
    });
}

/** The name of an option, where the position stands in an object that is an argument of a call. */
function optionAt(tree: Tree, node: SyntaxNode, code: string, position: number, from: number): Context | null {
  const written = code.slice(0, from).trimEnd().length;
  const object = objectAround(from < position ? node : tree.resolveInner(written, -1));
  if (!object || position <= object.from) return null;
  // Between the last comma (or the brace) and here stands nothing but the word itself: after a colon comes a value.
  let last = object.firstChild;
  for (let child = last; child && child.to <= from; child = child.nextSibling) if (!child.type.isError) last = child;
  if (!last || !/^[{,]$/.test(last.name) || withoutComments(code.slice(last.to, from)).trim() !== "") return null;
  const call = callAround(object.parent?.name === "AssignmentExpression" ? object.parent : object);
  if (!call) return null;
  const taken = [...object.getChildren("Property"), ...object.getChildren("PatternProperty")].flatMap((property) => {
    const name = property.firstChild;
    return name && (position < name.from || name.to < position) ? [textIn(code, name)] : [];
  });
  return { kind: "option", from, taken, callee: textIn(code, call.callee), argument: call.argument };
}

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

/** The object around a node. One that is not closed yet reads as the pattern of an assignment. */
function objectAround(node: SyntaxNode): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (at.name === "ObjectExpression" || (at.name === "ObjectPattern" && at.parent?.name === "AssignmentExpression")) return at;
  }
  return null;
}

/** The call that a node is an argument of. */
function callAround(node: SyntaxNode): { readonly callee: SyntaxNode; readonly argument: number } | null {
  const list = node.parent;
  const callee = list?.name === "ArgList" && list.parent?.name === "CallExpression" ? list.parent.firstChild : null;
  if (!list || !callee) return null;
  let argument = 0;
  for (let child = list.firstChild; child && child.from < node.from; child = child.nextSibling) if (child.name === ",") argument++;
  return { callee, argument };
}

/** The call that a position stands in, the innermost one. */
export function calleeAt(tree: Tree, code: string, position: number): string | null {
  for (let node: SyntaxNode | null = tree.resolveInner(position, -1); node; node = node.parent) {
    if (node.name === "ArgList" && node.from < position && node.parent?.name === "CallExpression" && node.parent.firstChild)
      return textIn(code, node.parent.firstChild);
  }
  return null;
}
