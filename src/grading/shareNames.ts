import type { SyntaxNode, Tree } from "@lezer/common";

/** An edit of a source that keeps its line ends where they are. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A name that the code declares at its top, in which cell, and by what. */
interface Declared {
  readonly name: string;
  readonly cell: number;
  readonly at: SyntaxNode;
  readonly by: SyntaxNode;
}

/**
 * Makes a name that several cells declare one variable, as it is in a notebook, where the later cell counts: such a `let`, `const` or class
 * becomes a `var`, and such a function is given to its `var` where its cell begins, as it could be called from there on. A name that one cell
 * declares twice stays as it is, for the engine to refuse.
 *
 * @param starts where each cell begins in the code.
 * @returns the edits, and the imports that have to be `var` too.
 */
export function shareNames(tree: Tree, code: string, starts: readonly number[]): { readonly edits: Edit[]; readonly imports: Set<number> } {
  const declared = declaredAtTop(tree, code, starts);
  const cellsOf = new Map<string, Set<number>>();
  const twice = new Set<string>();
  for (const { name, cell, by } of declared) {
    const cells = cellsOf.get(name) ?? new Set();
    if (cells.has(cell) && by.name !== "FunctionDeclaration") twice.add(name);
    cellsOf.set(name, cells.add(cell));
  }
  const edits: Edit[] = [];
  const imports = new Set<number>();
  const isMade = new Set<number>();
  for (const { name, cell, at, by } of declared) {
    if ((cellsOf.get(name)?.size ?? 0) < 2 || twice.has(name)) continue;
    if (by.name === "FunctionDeclaration") {
      // Its own name would be found before the cell runs that declares it.
      const own = `${name}$cell${cell + 1}`;
      edits.push({ from: at.from, to: at.to, text: own });
      const start = starts[cell] ?? 0;
      edits.push({ from: start, to: start, text: `;var ${name} = ${own};` });
      continue;
    }
    if (by.name === "VariableDeclaration") edits.push(...emptied(at));
    if (isMade.has(by.from)) continue;
    isMade.add(by.from);
    const first = by.firstChild as SyntaxNode; // a declaration begins with its word
    if (by.name === "ImportDeclaration") imports.add(by.from);
    else if (by.name === "ClassDeclaration") {
      edits.push({ from: by.from, to: first.name === "abstract" ? first.to : by.from, text: `var ${name} = ` });
      edits.push({ from: by.to, to: by.to, text: ";" });
    } else if (first.name === "const" || first.name === "let") edits.push({ from: first.from, to: first.to, text: "var" });
  }
  return { edits, imports };
}

/** A `let a;` gives its variable nothing, also where an earlier cell has given it something. */
function emptied(at: SyntaxNode): Edit[] {
  if (at.parent?.name !== "VariableDeclaration" || at.parent.firstChild?.name !== "let") return [];
  const end = at.nextSibling?.name === "TypeAnnotation" ? at.nextSibling : at;
  return end.nextSibling?.name === "Equals" ? [] : [{ from: end.to, to: end.to, text: " = undefined" }];
}

const declaring = /^(Variable|Function|Class|Import)Declaration$/;

function declaredAtTop(tree: Tree, code: string, starts: readonly number[]): Declared[] {
  const declared: Declared[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    let by: SyntaxNode | null = node.name === "ExportDeclaration" ? node.firstChild : node;
    while (by && !declaring.test(by.name)) by = by === node ? null : by.nextSibling;
    if (by === null) continue;
    const { from } = by;
    const cell = starts.findLastIndex((start) => start <= from);
    for (const at of namesIn(by)) declared.push({ name: code.slice(at.from, at.to), cell, at, by });
  }
  return declared;
}

/** The names that a declaration or a pattern declares, without those of functions inside it. */
function namesIn(node: SyntaxNode): SyntaxNode[] {
  const names: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === "VariableDefinition") {
      if (child.prevSibling?.name !== "type") names.push(child);
    } else if (/^(ObjectPattern|ArrayPattern|PatternProperty|ImportGroup)$/.test(child.name)) names.push(...namesIn(child));
  }
  return names;
}
