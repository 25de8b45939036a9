import ts from "@tslab/typescript-for-tslab";

/**
 * What a cell that failed half way has declared, as far as it came, in the form in which the compiler knows earlier cells.
 *
 * @param before the declarations when it began.
 * @param after those of a cell that runs to its end.
 * @param lost names that it did not come to: they are what they were before, if anything.
 */
export const keptDeclarations = ({ before, after, lost }: { before: string; after: string; lost: ReadonlySet<string> }): string =>
  [
    ...declarationsIn(after, (names) => (names.length === 0 ? null : names.filter((name) => !lost.has(name)))),
    ...declarationsIn(before, (names) => names.filter((name) => lost.has(name))),
  ].join("\n");

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });

/**
 * The statements of some declarations, each with only some of its names.
 *
 * @param wanted chooses among the names of values that a statement declares; null keeps it as it is, no name drops it.
 */
function declarationsIn(text: string, wanted: (names: readonly string[]) => readonly string[] | null): string[] {
  const file = ts.createSourceFile("cells.d.ts", text, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement) => {
    const names = valuesIn(statement);
    const kept = wanted(names);
    if (kept === null || kept.length === names.length) return kept?.length === 0 ? [] : [statement.getText()];
    if (kept.length === 0) return [];
    return [printer.printNode(ts.EmitHint.Unspecified, withOnly(statement, new Set(kept)), file)];
  });
}

/** The names of values that a statement declares; a type is none. */
function valuesIn(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => nameOf(name));
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements.map((one) => one.name) : [namedBindings?.name];
    return [name, ...named].flatMap(nameOf);
  }
  const declares =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  return declares ? nameOf(statement.name) : [];
}

const nameOf = (name: ts.Node | undefined): string[] => (name && ts.isIdentifier(name) ? [name.text] : []);

/** A statement that declares several names, with only some of them. */
function withOnly(statement: ts.Statement, kept: ReadonlySet<string>): ts.Statement {
  const isKept = (one: ts.Node & { readonly name?: ts.Node }): boolean => nameOf(one.name).some((name) => kept.has(name));
  const { factory } = ts;
  if (ts.isVariableStatement(statement)) {
    const { declarationList: list } = statement;
    const some = factory.updateVariableDeclarationList(list, list.declarations.filter(isKept));
    return factory.updateVariableStatement(statement, statement.modifiers, some);
  }
  if (!ts.isImportDeclaration(statement) || !statement.importClause) return statement;
  const { importClause: clause, modifiers, moduleSpecifier, assertClause } = statement;
  const { namedBindings } = clause;
  const elements = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements.filter(isKept) : [];
  const bindings = elements.length > 0 ? factory.createNamedImports(elements) : undefined;
  const namespace = namedBindings && ts.isNamespaceImport(namedBindings) && isKept(namedBindings) ? namedBindings : undefined;
  const some = factory.updateImportClause(clause, clause.isTypeOnly, isKept(clause) ? clause.name : undefined, namespace ?? bindings);
  return factory.updateImportDeclaration(statement, modifiers, some, moduleSpecifier, assertClause);
}
