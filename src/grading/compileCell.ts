import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/javascript";
import { transform } from "sucrase";
import { type Edit, shareNames } from "./shareNames.js";

const typescript = parser.configure({ dialect: "ts" });
const modules = ["lrlab", "lrlab/compat", "lrlab/engine", "lrlab/notebook"];

/** What keeps a cell from being compiled; `line` from 1, null where none can be told. */
export interface Refusal {
  readonly line: number | null;
  readonly message: string;
}

/**
 * Compiles a cell's TypeScript for the page's sandbox or for a jail: types are dropped, imports of the library become look-ups in the copy that
 * is already there, and every line stays where it is.
 *
 * @param code the cell as it was written.
 * @param showsValue whether a last expression hands its value to whoever shows it.
 * @param starts where each cell begins, where the code is of several: a name that more than one declares is one variable.
 * @returns JavaScript for the inside of an async function whose parameter is `__lr`; or what has no honest way to run there, and its line.
 */
export function compileCell(
  code: string,
  { showsValue, starts = [0] }: { readonly showsValue: boolean; readonly starts?: readonly number[] },
): { readonly code: string } | Refusal {
  const tree = typescript.parse(code);
  const lineAt = (position: number): number => code.slice(0, position).split("\n").length;
  const refused = refusalIn(tree, code);
  if (refused) return { line: lineAt(refused.from), message: refused.message };
  const { edits, imports } = shareNames(tree, code, starts);
  const imported = new Set<string>();
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (node.name === "ImportDeclaration") {
      const read = readImport(node, code, imports.has(node.from) ? "var" : "const");
      if ("message" in read) return { line: lineAt(node.from), message: read.message };
      // Cells of one notebook may each import what they need, and are one text here.
      edits.push({ from: node.from, to: node.to, text: imported.has(read.text) ? "" : read.text });
      imported.add(read.text);
    }
    // `export` says nothing here: every name of a cell is seen by the cells after it.
    if (node.name === "ExportDeclaration") {
      const { length, text } = exported(code.slice(node.from, node.to));
      edits.push({ from: node.from, to: node.from + length, text });
    }
  }
  if (showsValue) edits.push(...shownValue(tree, code));
  let edited = code;
  // What is put in at a place stands before what takes the place of the text there; else the first made comes first.
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to).reverse()) {
    const lineEnds = code.slice(from, to).replaceAll(/[^\n]/g, "");
    edited = edited.slice(0, from) + text + lineEnds + edited.slice(to);
  }
  try {
    return { code: transform(edited, { transforms: ["typescript"], disableESTransforms: true }).code };
  } catch (error) {
    if (error instanceof RangeError) return { line: null, message: "This is nested too deeply to be read. Write shorter expressions." };
    const { loc, message } = error as { loc?: { line: number }; message: string };
    return { line: loc?.line ?? null, message: `SyntaxError: ${message.replace(/ \(\d+:\d+\)$/, "")}` };
  }
}

/**
 * How many letters of an export to leave away so that what it exports stands there as if it were not, and what stands there instead: another
 * name that it gives is declared. 0 letters where that can't be done.
 */
function exported(text: string): { readonly length: number; readonly text: string } {
  const whole = (instead = ""): { length: number; text: string } => ({ length: text.length, text: instead });
  if (/^export\s+type\s*[{*]/.test(text)) return whole(); // types leave no trace
  const declared = /^export(?=\s+(declare\s+)?(async|function|const|let|var|class|abstract|type|interface|enum)\b)/.exec(text);
  const named = /^export\s+default(?=\s+((async\s+)?function\s*\*?\s*|class\s+)(?!extends\b)[\p{L}$_])/u.exec(text);
  const head = declared ?? named;
  if (head) return { length: head[0].length, text: "" };
  const plain = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, " ");
  if (/^export\s*(default\s|=)\s*[\p{L}$_][\p{L}\p{N}$_]*\s*((as|satisfies)\b[^;]*)?;?\s*$/u.test(plain)) return whole();
  const list = /^export\s*\{([\s\p{L}\p{N}$_,]*)\}\s*;?\s*$/u.exec(plain)?.[1];
  if (list === undefined) return { length: 0, text: "" };
  const renamed = list
    .split(",")
    .map((item) => item.trim().split(/\s+as\s+/))
    .filter(([name, other]) => other !== undefined && other !== "default" && other !== name && !name?.startsWith("type "));
  return whole(renamed.map(([name, other]) => `const ${other} = ${name};`).join(" "));
}

const functions = /^(FunctionDeclaration|FunctionExpression|ArrowFunction|MethodDeclaration|Property|StaticBlock)$/;

/** What the sandbox has no honest way to run, with where it stands. */
function refusalIn(tree: Tree, code: string): { readonly from: number; readonly message: string } | undefined {
  let refused: { from: number; message: string } | undefined;
  let isLost = false;
  tree.iterate({
    enter({ name, from, to, node, type }) {
      if (refused) return false;
      // The tree can't tell what stands in what after code that it can't read, such as a class expression with type parameters.
      if (type.isError) isLost = true;
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
      } else if (name === "ReturnStatement" && !isLost) {
        for (let at: SyntaxNode | null = node; at; at = at.parent) if (functions.test(at.name)) return undefined;
        refuse("return stands outside a function. To show a value, end the cell with it.");
      } else if (name === "Decorator") {
        refuse("Decorators are not available here. Call the function that wraps yours by its name.");
      } else if (name === "ExportDeclaration" && exported(text).length === 0) {
        refuse("A cell can't export this. Every name it declares is seen by the cells after it, so leave export away.");
      }
      return undefined;
    },
  });
  return refused;
}

/** An import as a look-up, by the word that declares its names: `const { a, b: c } = __lr.import("lrlab", ["a", "b"]);`. */
function readImport(node: SyntaxNode, code: string, word: string): { readonly text: string } | { readonly message: string } {
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
    return { text: all ? `${word} ${text(all)} = __lr.import(${JSON.stringify(name)}, []);` : "" };
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
  return { text: `${word} { ${bindings} } = __lr.import(${JSON.stringify(name)}, [${names}]);` };
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
