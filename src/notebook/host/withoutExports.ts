import ts from "@tslab/typescript-for-tslab";

/**
 * A cell with spaces for the word `export` before its declarations: cells share what they declare anyway, so code from a module runs as it
 * is. `export default` and `export { … }` stay.
 */
export function withoutExports(source: string): string {
  if (!source.includes("export")) return source;
  const { statements } = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022);
  let result = source;
  for (const statement of statements) {
    const modifiers = (ts.canHaveModifiers(statement) && ts.getModifiers(statement)) || [];
    const word = modifiers.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!word || modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) continue;
    result = `${result.slice(0, word.end - "export".length)}${" ".repeat("export".length)}${result.slice(word.end)}`;
  }
  return result;
}
