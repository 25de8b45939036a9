import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/javascript";
import { transform } from "sucrase";

/** A cell's code as the reader has it; `mayThrow` marks one whose error is part of the lesson. */
export interface CellCode {
  readonly code: string;
  readonly mayThrow?: boolean;
}

/** Where in the reader's code: `cell` from 0, `line` from 1. */
export interface Place {
  readonly cell: number;
  readonly line: number | null;
}

/** Parts for the sandbox, or what keeps the code from running. */
export type Compiled =
  | { readonly ok: true; readonly parts: readonly string[]; place(line: number): Place | null }
  | { readonly ok: false; readonly at: Place; readonly message: string };

const typescript = parser.configure({ dialect: "ts" });
const modules = ["lrlab", "lrlab/compat", "lrlab/engine", "lrlab/notebook"];

/**
 * Compiles cells to run from the top, each seeing the names of those before it.
 *
 * Imports become look-ups in the sandbox's own copy of the library, a last expression becomes an output, types are dropped.
 */
export const compileCells = (cells: readonly CellCode[]): Compiled =>
  compileParts(cells, (code, cell) =>
    cells[cell]?.mayThrow
      ? `{ __lr.cell(${cell}); try {\n${code}\n} catch (thrown) { __lr.threw(thrown); }\n`
      : `{ __lr.cell(${cell});\n${code}\n;`,
  );

/** Compiles an exercise's code so that the sandbox can call the function named `entry`. */
export const compileExercise = (code: string, entry: string): Compiled =>
  compileParts([{ code }], (compiled) => `{ __lr.cell(0);\n${compiled}\n;return typeof ${entry} === "undefined" ? undefined : ${entry};`);

function compileParts(cells: readonly CellCode[], wrap: (code: string, cell: number) => string): Compiled {
  const parts: string[] = [];
  /** The script's line on which each cell's first line stands; the script opens with a line of its own. */
  const firstLines: number[] = [];
  let line = 2;
  for (const [cell, { code }] of cells.entries()) {
    const compiled = compileOne(code);
    if ("message" in compiled) return { ok: false, at: { cell, line: compiled.line }, message: compiled.message };
    const part = wrap(compiled.code, cell);
    parts.push(part);
    firstLines.push(line + 1);
    line += part.split("\n").length - 1;
  }
  return {
    ok: true,
    parts,
    place(scriptLine) {
      const cell = firstLines.findLastIndex((first) => first <= scriptLine);
      const first = firstLines[cell];
      const lines = cells[cell]?.code.split("\n").length ?? 0;
      return first === undefined ? null : { cell, line: Math.min(scriptLine - first + 1, lines) };
    },
  };
}

interface Refusal {
  readonly line: number | null;
  readonly message: string;
}

/** An edit of the source that keeps its line ends where they are. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function compileOne(code: string): { readonly code: string } | Refusal {
  const tree = typescript.parse(code);
  const lineAt = (position: number): number => code.slice(0, position).split("\n").length;
  const refused = refusalIn(tree, code);
  if (refused) return { line: lineAt(refused.from), message: refused.message };
  const edits: Edit[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (node.name === "ImportDeclaration") {
      const read = readImport(node, code);
      if ("message" in read) return { line: lineAt(node.from), message: read.message };
      edits.push({ from: node.from, to: node.to, text: read.text });
    }
    // `export` says nothing here: every name of a cell is seen by the cells after it.
    if (node.name === "ExportDeclaration") edits.push({ from: node.from, to: node.from + "export".length, text: "" });
  }
  edits.push(...shownValue(tree, code));
  let edited = code;
  for (const { from, to, text } of edits.reverse()) {
    const lineEnds = code.slice(from, to).replaceAll(/[^\n]/g, "");
    edited = edited.slice(0, from) + text + lineEnds + edited.slice(to);
  }
  try {
    return { code: transform(edited, { transforms: ["typescript"], disableESTransforms: true }).code };
  } catch (error) {
    const { loc, message } = error as { loc?: { line: number }; message: string };
    return { line: loc?.line ?? null, message: `SyntaxError: ${message.replace(/ \(\d+:\d+\)$/, "")}` };
  }
}

const functions = /^(FunctionDeclaration|FunctionExpression|ArrowFunction|MethodDeclaration|Property|StaticBlock)$/;

/** What the sandbox has no honest way to run, with where it stands. */
function refusalIn(tree: Tree, code: string): { readonly from: number; readonly message: string } | undefined {
  let refused: { from: number; message: string } | undefined;
  tree.iterate({
    enter({ name, from, to, node }) {
      if (refused) return false;
      const refuse = (message: string): void => {
        refused = { from, message };
      };
      const text = code.slice(from, to);
      if (name === "NamespaceDeclaration" || (name === "AmbientDeclaration" && /^declare\s+(namespace|module|global)\b/.test(text))) {
        refuse("A cell can't hold a namespace. Use plain functions and objects.");
      } else if (name === "DynamicImport") {
        refuse('import(...) is not available here. Write import { ... } from "lrlab" at the top.');
      } else if (name === "ImportMeta") {
        refuse("import.meta is not available here: a cell is no file.");
      } else if (name === "ReturnStatement") {
        for (let at: SyntaxNode | null = node; at; at = at.parent) if (functions.test(at.name)) return undefined;
        refuse("return stands outside a function. To show a value, end the cell with it.");
      } else if (
        name === "ExportDeclaration" &&
        !/^export\s+(declare\s+)?(async|function|const|let|var|class|abstract|type|interface|enum)\b/.test(text)
      ) {
        refuse("A cell can't export this. Every name it declares is seen by the cells after it, so leave export away.");
      }
      return undefined;
    },
  });
  return refused;
}

/** An import as a look-up: `const { a, b: c } = __lr.import("lrlab", ["a", "b"]);`. */
function readImport(node: SyntaxNode, code: string): { readonly text: string } | { readonly message: string } {
  const text = (at: SyntaxNode): string => code.slice(at.from, at.to);
  const source = node.getChild("String");
  if (source === null) return { message: 'This import can\'t be read. Write import { ... } from "lrlab".' };
  const name = text(source).slice(1, -1);
  if (node.getChild("type")) return { text: "" };
  if (!modules.includes(name)) {
    return {
      message: `import from ${JSON.stringify(name)} is not available here. Only "lrlab", "lrlab/compat", "lrlab/engine" and "lrlab/notebook" are.`,
    };
  }
  const group = node.getChild("ImportGroup");
  if (node.getChild("Star")) {
    const all = node.getChild("VariableDefinition");
    return { text: all ? `const ${text(all)} = __lr.import(${JSON.stringify(name)}, []);` : "" };
  }
  if (node.getChild("VariableDefinition")) {
    return { message: `${JSON.stringify(name)} has no default export. Write import { ... } from ${JSON.stringify(name)}.` };
  }
  if (group === null) return { text: "" };
  const pairs = text(group)
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|[{}]/g, "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "" && !/^type\s/.test(item))
    .map((item) => item.split(/\s+as\s+/));
  const names = pairs.map(([from]) => JSON.stringify(from)).join(", ");
  const bindings = pairs.map(([from, to]) => (to === undefined ? from : `${from}: ${to}`)).join(", ");
  return { text: `const { ${bindings} } = __lr.import(${JSON.stringify(name)}, [${names}]);` };
}

/** Hands the value of a last expression to the sandbox, which shows it as the notebook does. */
function shownValue(tree: Tree, code: string): Edit[] {
  let last = tree.topNode.lastChild;
  while (last && /Comment$/.test(last.name)) last = last.prevSibling;
  if (last?.name !== "ExpressionStatement") return [];
  const end = last.lastChild?.name === ";" ? last.lastChild.from : last.to;
  const from = last.from;
  if (code.slice(from, end).trim() === "") return [];
  return [
    { from, to: from, text: "__lr.value((" },
    { from: end, to: end, text: "))" },
  ];
}
