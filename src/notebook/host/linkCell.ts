import ts from "@tslab/typescript-for-tslab";

/** A compiled cell whose top-level names are variables that all cells share. */
export interface LinkedCell {
  readonly code: string;
  /** The names that it declares. */
  readonly declares: readonly string[];
  /** Whether it waits at its top, and so has to run as an async function. The compiler misses `for await` and `await (…)`. */
  readonly awaits: boolean;
}

/** One change of a text: what stands from `start` up to `end` becomes `text`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The compiler's binder finds every scope and its names, and is not in the compiler's declarations. */
const { bindSourceFile } = ts as unknown as { bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void };
const localsOf = (scope: ts.Node): ReadonlyMap<string, unknown> | undefined => (scope as { locals?: ReadonlyMap<string, unknown> }).locals;

/** What a cell stands in while it is read, as when it runs: a function. */
const opening = "async (exports, require) => {";
const closing = "\n}";

/**
 * Makes the top-level names of a compiled cell variables that all cells share. One name is one variable, whichever cell declares or
 * changes it, and the functions of every cell see it change.
 *
 * The compiler turns `sum += i` into `exports.sum = sum += i`, and in a later cell into `exports.sum += i`. Here both become
 * `variable("sum") += i`, and declarations become assignments. What stays is every line's place, and the names of functions.
 *
 * @param compiled the cell as CommonJS.
 * @param lastExpression the export that takes the value of the cell's last expression, and stays an export.
 * @param isKnown whether an earlier cell declared a name.
 * @param variable what the variable of a name is called.
 */
export function linkCell({
  compiled,
  lastExpression,
  isKnown,
  variable,
}: {
  compiled: string;
  lastExpression?: string | undefined;
  isKnown: (name: string) => boolean;
  variable: (name: string) => string;
}): LinkedCell {
  const file = ts.createSourceFile("cell.ts", opening + compiled + closing, ts.ScriptTarget.ES2022, true);
  bindSourceFile(file, {});
  const cell = cellIn(file);
  const locals = localsOf(cell) ?? new Map<string, unknown>();
  const exported = new Set(cell.body.statements.flatMap((one) => (ts.isExpressionStatement(one) ? resetIn(one.expression) : [])));
  const own = new Set([...exported].filter((name) => locals.has(name)));
  const imported = new Set<string>();
  /** What has to be done before the cell's first line. */
  const first: string[] = [];
  const edits: Edit[] = [];
  const replace = (start: number, end: number, text: string): void => void edits.push({ start, end, text });
  const insert = (at: number, text: string): void => replace(at, at, text);

  const isVariable = (name: string): boolean => own.has(name) || (!locals.has(name) && isKnown(name));
  /** Whether a name at this place is the cell's rather than that of a scope inside it. */
  const isOuter = (name: string, place: ts.Node): boolean => {
    for (let scope = place; scope !== cell; scope = scope.parent) {
      const itself = ts.isClassLike(scope) || ts.isFunctionExpression(scope) ? scope.name?.text : undefined;
      if (itself === name || localsOf(scope)?.has(name)) return false;
    }
    return true;
  };

  /** An unnamed function is called after what it is assigned to; here after the name that the learner gave, or not at all. */
  const keepName = (target: ts.Node, value: ts.Expression): void => {
    if (!isUnnamed(value)) return;
    const exportName = exportIn(target);
    const name = exportName ?? (ts.isIdentifier(target) ? target.text : "");
    const isLast = name === lastExpression;
    if (!(isLast || isVariable(name)) || !isOuter(exportName === undefined ? name : "exports", target)) return;
    insert(value.getStart(), isLast ? "(0, " : `{ ${name}: `);
    insert(value.end, isLast ? ")" : ` }.${name}`);
  };

  /** Whether `var E;` declares an enum or a namespace, which a function fills that has it as a parameter. */
  const isFilled = (name: string): boolean => cell.body.statements.some((one) => one.getText().startsWith(`(function (${name}) {`));

  /** `let a = 1, { b } = o` becomes `a = 1, ({ b } = o)`. */
  const assign = (list: ts.VariableDeclarationList): void => {
    const [start = list] = list.declarations;
    replace(list.getStart(), start.getStart(), "");
    if (!ts.isVariableStatement(list.parent)) return;
    for (const { name, initializer, end } of list.declarations) {
      if (ts.isObjectBindingPattern(name)) {
        insert(name.getStart(), "(");
        insert(end, ")");
      } else if (!initializer && ts.isIdentifier(name)) {
        if (list.flags & ts.NodeFlags.Let || isFilled(name.text)) insert(end, " = void 0");
        else first.push(`${variable(name.text)} = void 0;`);
      }
    }
  };

  /** Makes the changes at a node; true where nothing is left to change inside it. */
  const change = (node: ts.Node): boolean => {
    if (ts.isExpressionStatement(node)) {
      const alias = aliasIn(node.expression);
      if (alias) imported.add(alias.name);
      if (alias) replace(node.getStart(), node.end, `${variable(alias.name)} = ${alias.value};`);
      else if (resetIn(node.expression).length > 0) replace(node.getStart(), node.end, "");
      else return false;
      return true;
    }
    if (ts.isVariableDeclarationList(node)) {
      const names = node.declarations.flatMap(({ name }) => namesIn(name));
      if (names.some((name) => own.has(name) && isOuter(name, node))) assign(node);
    } else if (ts.isVariableDeclaration(node) || ts.isBindingElement(node)) {
      if (node.initializer) keepName(node.name, node.initializer);
    } else if (isLogicalAssignment(node)) {
      keepName(node.left, node.right);
    } else if (node.parent === cell.body && ts.isFunctionDeclaration(node) && node.name) {
      first.push(`${variable(node.name.text)} = ${node.name.text};`);
    } else if (node.parent === cell.body && ts.isClassDeclaration(node) && node.name) {
      insert(node.getStart(), `${variable(node.name.text)} = `);
      insert(node.end, ";");
    } else if (isAssignment(node)) {
      const name = exportIn(node.left);
      keepName(node.left, node.right);
      if (name === undefined || !exported.has(name) || name === lastExpression || !isOuter("exports", node)) return false;
      if (!own.has(name)) imported.add(name);
      // What the export gets is what has just become of the variable.
      else {
        replace(node.getStart(), node.right.getStart(), "");
        visit(node.right);
        return true;
      }
    } else if (ts.isIdentifier(node) && isVariable(node.text) && isReference(node) && isOuter(node.text, node)) {
      replace(node.getStart(), node.end, `${isShort(node) ? `${node.text}: ` : ""}${variable(node.text)}`);
    } else {
      const name = exportIn(node);
      if (name === undefined || name === lastExpression || !(imported.has(name) || isVariable(name)) || !isOuter("exports", node))
        return false;
      replace(node.getStart(), node.end, variable(name));
      return true;
    }
    return false;
  };
  let awaits = false;
  const visit = (node: ts.Node): void => {
    awaits ||= isWait(node) && ts.findAncestor(node, ts.isFunctionLike) === cell;
    if (!change(node)) ts.forEachChild(node, visit);
  };
  visit(cell.body);

  const code = edited(file.text, edits).slice(opening.length, -closing.length);
  return { code: [...first, code].join(" "), declares: [...own, ...imported], awaits };
}

function cellIn({ statements: [statement] }: ts.SourceFile): ts.ArrowFunction & { readonly body: ts.Block } {
  const cell = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (cell && ts.isArrowFunction(cell) && ts.isBlock(cell.body)) return cell as ts.ArrowFunction & { readonly body: ts.Block };
  throw new Error("linkCell: compiled must be the statements of a function, got something else.");
}

const isWait = (node: ts.Node): boolean => ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);

/** Whether a value takes its name from what it is assigned to. */
function isUnnamed(value: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(value)) return isUnnamed(value.expression);
  return ts.isArrowFunction(value) || ((ts.isFunctionExpression(value) || ts.isClassExpression(value)) && !value.name);
}

/** `a ||= b`, `a &&= b` and `a ??= b`, which name a function as `a = b` does. */
const isLogicalAssignment = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && logicalAssignments.has(node.operatorToken.kind);

const logicalAssignments: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

const isAssignment = (node: ts.Node): node is ts.AssignmentExpression<ts.EqualsToken> =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** The name in `exports.name`. */
const exportIn = (node: ts.Node): string | undefined =>
  ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "exports"
    ? node.name.text
    : undefined;

/** The names in `exports.a = exports.b = void 0`, with which a compiled cell begins. */
function resetIn(node: ts.Expression): string[] {
  const name = isAssignment(node) ? exportIn(node.left) : undefined;
  if (!isAssignment(node) || name === undefined) return [];
  if (ts.isVoidExpression(node.right) && ts.isNumericLiteral(node.right.expression)) return [name];
  const rest = resetIn(node.right);
  return rest.length > 0 ? [name, ...rest] : [];
}

/** Name and value in `Object.defineProperty(exports, "name", { enumerable: true, get: function () { return value; } })`. */
function aliasIn(node: ts.Expression): { name: string; value: string } | undefined {
  const [, name, value] = /^Object\.defineProperty\(exports, "([^"]+)", \{ .*return ([\w$.]+); \} \}\)$/u.exec(node.getText()) ?? [];
  return name !== undefined && value !== undefined ? { name, value } : undefined;
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((one) => (ts.isBindingElement(one) ? namesIn(one.name) : []));

/** Whether an identifier is read, assigned or declared, rather than the name of a property, a label or a function. */
function isReference(node: ts.Identifier): boolean {
  const parent: ts.Node & { name?: unknown; propertyName?: unknown; label?: unknown } = node.parent;
  if (parent.propertyName === node || parent.label === node) return false;
  return (
    parent.name !== node || ts.isVariableDeclaration(parent) || ts.isBindingElement(parent) || ts.isShorthandPropertyAssignment(parent)
  );
}

/** Whether an identifier is a property's name as well: `{ a }`. */
function isShort(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  const isElement = ts.isBindingElement(parent) && parent.name === node && ts.isObjectBindingPattern(parent.parent);
  return isElement && !parent.propertyName && !parent.dotDotDotToken;
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  // The sort is stable: of two edits at one place, the first made comes first.
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
