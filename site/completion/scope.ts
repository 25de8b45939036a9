import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/javascript";

/** Where a name comes from. */
export interface Binding {
  /** The module it was imported from, and its name there; "*" stands for the module itself. */
  readonly imported?: { readonly module: string; readonly name: string };
  /** The call whose result it holds: `mlp`, `engine.mlp`. */
  readonly call?: string;
}

export type Scope = ReadonlyMap<string, Binding>;

const typescript = parser.configure({ dialect: "ts" });

export const parse = (code: string): Tree => typescript.parse(code);

export const textIn = (code: string, { from, to }: { readonly from: number; readonly to: number }): string => code.slice(from, to);

/** The module that an import names. */
export const moduleOf = (declaration: SyntaxNode, code: string): string | undefined => {
  const source = declaration.getChild("String");
  return source ? textIn(code, source).slice(1, -1) : undefined;
};

/** The names that code declares, as they are seen at a position; those of the top level when it is left out. */
export function scopeAt(tree: Tree, code: string, position?: number): Scope {
  const scope = new Map<string, Binding>();
  tree.iterate({
    enter({ name, node }) {
      if (name !== "VariableDefinition" || !isSeen(node, position)) return;
      const imports = within(node, "ImportDeclaration");
      const binding = imports ? importedBy(node, imports, code) : boundTo(node, code);
      scope.set(textIn(code, node), binding);
    },
  });
  return scope;
}

function isSeen(definition: SyntaxNode, position: number | undefined): boolean {
  // The name that is being written is none yet.
  if (position !== undefined && definition.from <= position && position <= definition.to) return false;
  const isName = /^(Function|Class)(Declaration|Expression)$/.test(definition.parent?.name ?? "");
  let home = isName ? definition.parent?.parent : definition.parent;
  while (
    home &&
    !/^(Block|Script|ForStatement|CatchClause|ArrowFunction|MethodDeclaration|Function(Declaration|Expression))$/.test(home.name)
  )
    home = home.parent;
  if (!home || home.name === "Script") return true;
  return position !== undefined && home.from <= position && position <= home.to;
}

function importedBy(definition: SyntaxNode, declaration: SyntaxNode, code: string): Binding {
  const module = moduleOf(declaration, code);
  if (module === undefined) return {};
  const isRenamed = definition.prevSibling?.name === "as";
  const before = isRenamed ? definition.prevSibling?.prevSibling : null;
  if (before?.name === "Star") return { imported: { module, name: "*" } };
  return { imported: { module, name: textIn(code, before ?? definition) } };
}

function boundTo(definition: SyntaxNode, code: string): Binding {
  let next = definition.nextSibling;
  if (next?.name === "TypeAnnotation") next = next.nextSibling;
  if (next?.name !== "Equals") return {};
  let value = next.nextSibling;
  if (value?.name === "AwaitExpression") value = value.lastChild;
  const callee = value?.name === "CallExpression" ? value.firstChild : null;
  return callee && /^(VariableName|MemberExpression)$/.test(callee.name) ? { call: textIn(code, callee) } : {};
}

/** The nearest node of a kind around a node, itself included. */
export function within(node: SyntaxNode, name: string): SyntaxNode | null {
  let at: SyntaxNode | null = node;
  while (at && at.name !== name) at = at.parent;
  return at;
}
