import { describe, expect, test } from "vitest";
import { compileAnswer, longestAnswer } from "../../src/grading/compileAnswer.ts";
import { compileApart } from "../../src/grading/compileApart.ts";

const right = "export function f(): number {\n  return 1;\n}\n";

describe("compileAnswer", () => {
  test("keeps every line where it was", () => {
    const compiled = compileAnswer(
      `import {\n  check,\n} from "lrlab/notebook";\ntype A = {\n  a: number;\n};\n${right}throw new Error("line 10");`,
    );
    if (!compiled.ok) throw new Error(compiled.message);
    expect(compiled.code.split("\n").findIndex((line) => line.includes("line 10"))).toBe(9);
  });

  test.each([
    ["a mark that says UTF-8", `\uFEFF${right}`],
    ["Windows' line ends", right.replaceAll("\n", "\r\n")],
    ["an enum", `enum Half { By = 2 }\n${right}`],
    ["export default of a function", `export default function f() {}`],
    ["export default of a name", "const f = () => 1;\nexport default f;"],
    ["a list of exports", "const f = () => 1, g = 2;\nexport { f, g };"],
    ["a list of exports with a remark", "const f = 1;\nexport { /* the answer */ f, // this\n};"],
    ["a name that is exported as another", "const g = 1;\nexport { g as f, g as default };"],
    ["export default with a type", "const f = 1;\nexport default f satisfies number;"],
    ["export = of a name", "const f = 1;\nexport = f;"],
    ["await at the top", "const a = await Promise.resolve(1);"],
    ["a check of one's own", 'import { check } from "lrlab/notebook";\nawait check("f", () => 1);'],
    ["a list of types that is exported", "type A = 1;\nexport type { A };\nconst f = 1;"],
    ["a class expression with type parameters", "const A = class B<T> { static make() { return new this(); } };"],
    ["the same import in two cells", 'import { cosine } from "lrlab";\nimport { cosine } from "lrlab";'],
    ["a line that says what runs it", `#!/usr/bin/env node\n${right}`],
    ["nested generics", "const all: Map<string, Array<Array<number>>> = new Map();\nexport const f = 1;"],
  ])("takes %s", (_, code) => {
    expect(compileAnswer(code)).toMatchObject({ ok: true, code: expect.not.stringContaining("export") });
  });

  test.each([
    ["const a = ;", 1, "SyntaxError: Unexpected token"],
    // What only the engine finds:
    ["const a = 1;\n\nconst a = 2;", 3, "SyntaxError: Identifier 'a' has already been declared"],
    ["let a = 1;\na = 010;", 2, "SyntaxError: Octal literals are not allowed in strict mode."],
    ["function f() {\n  break;\n}", 2, "SyntaxError: Illegal break statement"],
    ["})();\n(async () => {", 1, "SyntaxError: Unexpected token"],
    ["namespace A {}", 1, "A cell can't hold a namespace. Use plain functions and objects."],
    ["const a = 1;\n@a\nclass B {}", 2, "Decorators are not available here. Call the function that wraps yours by its name."],
    ['export * from "lrlab";', 1, "A cell can't export this. Every name it declares is seen by the cells after it, so leave export away."],
    ["export default 3;", 1, "A cell can't export this. Every name it declares is seen by the cells after it, so leave export away."],
    ["return 1;", 1, "return stands outside a function. To show a value, end the cell with it."],
    [
      'const a = 1;\nimport "node:fs";',
      2,
      'import from "node:fs" is not available here. Only "lrlab", "lrlab/compat", "lrlab/engine" and "lrlab/notebook" are.',
    ],
    ["a\n\0", 2, "An answer must be text, and this has a NUL byte in it, as UTF-16 has. Save it as UTF-8."],
    [`//${"x".repeat(longestAnswer)}`, null, "An answer must have at most 200000 letters, got 200002. Hand in code alone."],
    [`let x = ${"(".repeat(30_000)}1${")".repeat(30_000)}`, null, "This is nested too deeply to be read. Write shorter expressions."],
    [`/${"(".repeat(600)}/`, 1, `${"SyntaxError: Invalid regular expression: /".padEnd(500, "(")}...`],
  ])("refuses %j", (code, line, message) => {
    expect(compileAnswer(code)).toEqual({ ok: false, line, message });
  });
});

describe("the cells of a notebook", () => {
  /** What the code of several cells comes to. */
  const joined = (cells: readonly string[]): ReturnType<typeof compileAnswer> => {
    const starts = cells.map((_, i) => cells.slice(0, i).reduce((sum, cell) => sum + cell.length + 2, 0));
    return compileAnswer(cells.join("\n;"), starts);
  };

  test.each([
    ["a const and a const", ["const a = 1;", "const a = 2;"], 2],
    ["a let that is given nothing", ["let a = 1;", "let a: number | undefined;"], undefined],
    ["a function and a const", ["function a() {}", "const a = 2;"], 2],
    ["a const and a function", ["const a = 1, b = a;", "const b = a();\nfunction a() { return b; }"], "function"],
    ["a function called before it is declared", ["const b = a();\nfunction a() { return 1; }", "function a() { return b; }"], "function"],
    ["a class and a class", ["class a {}", "export abstract class a extends Array {}"], "function"],
    ["names in patterns", ["const { a, b: [c] } = { a: 1, b: [2] };", "let [, a = 3] = [], { c } = { c: 4 };"], 3],
    ["a function that sees the later one", ["let b = 1;\nconst f = () => b;", "let b = 5;\nconst a = f();"], 5],
    ["a name inside a function", ["const a = 1;", "const f = (a: number) => { const b = a; return b; };\nf(3);"], 1],
  ])("makes one variable of %s", async (_, cells, value) => {
    const compiled = joined(cells);
    if (!compiled.ok) throw new Error(compiled.message);
    const made: unknown = await new Function(`"use strict"; return (async () => {\n${compiled.code}\n;return [a];})()`)();
    const [a] = made as [unknown];
    expect(typeof a === "function" ? "function" : a).toBe(value);
    expect(compiled.code.split("\n").length).toBe(cells.join("\n;").split("\n").length);
  });

  test("may import the same name in different lists", () => {
    const cells = ['import { linear } from "lrlab";', 'import { cosine, linear } from "lrlab";', "const cosine = 1;"];
    expect(joined(cells)).toMatchObject({ ok: true });
  });

  test.each([
    [["let b;\nconst a = 1;\nconst a = 2;", "const a = 3;"], 3],
    [["let b;", "import { cosine } from 'lrlab';\nconst cosine = 2;"], 3],
  ])("may not declare a name twice in one: %j", (cells, line) => {
    expect(joined(cells)).toMatchObject({ ok: false, line, message: expect.stringContaining("has already been declared") });
  });
});

describe("compileApart", () => {
  test("compiles as compileAnswer does", async () => {
    for (const code of [right, "const a = ;", "namespace A {}"]) expect(await compileApart(code)).toEqual(compileAnswer(code));
    expect(await compileApart("let a;\n;let a;", [0, 7])).toEqual(compileAnswer("let a;\n;let a;", [0, 7]));
  });

  test("gives up on what takes too long to read, and goes on with the next", async () => {
    // Each arrow that might have a type doubles what the compiler tries.
    const endless = compileApart(`const a: any = 0;\nconst x = ${"a ? (a) : a => ".repeat(30)}1;`);
    const next = compileApart(right);
    expect(await endless).toEqual({
      ok: false,
      line: null,
      message: "This can't be read within 1 s. Write shorter expressions and types.",
    });
    expect(await next).toMatchObject({ ok: true });
  });
});
