import { describe, expect, it } from "vitest";
import { type Compiled, compileCells, compileExercise } from "../../site/sandbox/compile.js";
import { assemble } from "../../site/sandbox/protocol.js";

/** Runs compiled parts here as the Worker would, and tells what the runtime was told. */
async function ran(compiled: Compiled): Promise<{ told: unknown[][]; answer: unknown }> {
  if (!compiled.ok) throw new Error(compiled.message);
  const told: unknown[][] = [];
  const tell =
    (what: string) =>
    (...args: unknown[]): void =>
      void told.push([what, ...args]);
  const runtime = {
    cell: tell("cell"),
    value: tell("value"),
    threw: (thrown: unknown) => tell("threw")(String(thrown)),
    import: (name: string, names: readonly string[]) => {
      told.push(["import", name, names]);
      return { double: (x: number) => 2 * x, half: (x: number) => x / 2 };
    },
  };
  // biome-ignore lint/security/noGlobalEval: the script is what the Worker evaluates, and it comes from this file.
  const indirectEval = eval;
  const answer: unknown = await (indirectEval(assemble(compiled.parts)) as (runtime: unknown) => Promise<unknown>)(runtime);
  return { told, answer };
}
const cells = (...codes: string[]): Compiled => compileCells(codes.map((code) => ({ code })));
const values = async (...codes: string[]): Promise<unknown[]> =>
  (await ran(cells(...codes))).told.filter(([what]) => what === "value").map(([, value]) => value);

describe("compileCells", () => {
  it("lets later cells see the names of earlier ones, also changed ones", async () => {
    expect(await values("let a: number = 1;\nfunction f() { return a; }", "a = 5;", "f()")).toEqual([5, 5]);
  });

  it("lets a later cell take a name again", async () => {
    expect(await values("const lr = 1;\nlr", "const lr = 2;\nlr", "lr")).toEqual([1, 2, 2]);
  });

  it("shows the value of a last expression, whatever follows it in comments", async () => {
    expect(await values("1 + 1; // two\n/* done */")).toEqual([2]);
    expect(await values("const a = 3\na")).toEqual([3]);
    expect(await values("(1, 2)")).toEqual([2]);
    expect(await values("await Promise.resolve(4)")).toEqual([4]);
    expect(await values("const a = 3;", "if (true) { 5 }", "function g() {}", "")).toEqual([]);
  });

  it("turns imports into look-ups on the same lines", async () => {
    const { told } = await ran(
      cells(
        'import {\n  double, // twice\n  half as less,\n  type Figure,\n} from "lrlab";\nimport type { Schedule } from "lrlab";',
        "double(less(6))",
      ),
    );
    expect(told).toEqual([
      ["cell", 0],
      ["import", "lrlab", ["double", "half"]],
      ["cell", 1],
      ["value", 6],
    ]);
    expect((await ran(cells('import { double } from "lrlab/compat";\ndouble(3)'))).told.slice(1)).toEqual([
      ["import", "lrlab/compat", ["double"]],
      ["value", 6],
    ]);
    expect((await ran(cells('import * as all from "lrlab/notebook";\nall.double(2)'))).told.at(-1)).toEqual(["value", 4]);
  });

  it("keeps a cell that may throw from stopping the others", async () => {
    const compiled = compileCells([{ code: "const a = 1;" }, { code: 'throw new RangeError("no");', mayThrow: true }, { code: "a + 1" }]);
    expect((await ran(compiled)).told).toEqual([
      ["cell", 0],
      ["cell", 1],
      ["threw", "RangeError: no"],
      ["cell", 2],
      ["value", 2],
    ]);
  });

  it("drops types and keeps enums", async () => {
    expect(
      await values(
        "enum Fate { Slides, Swings }\ninterface Run { readonly lr: number }\nconst run = { lr: 1 } satisfies Run;\nFate.Swings + run.lr!",
      ),
    ).toEqual([2]);
  });

  it("leaves out the word export", async () => {
    expect(await values("export const a = 1;\nexport function f(): number { return a; }", "f()")).toEqual([1]);
  });

  it.each([
    ["namespace Shapes { export const a = 1; }", "A cell can't hold a namespace. Use plain functions and objects."],
    ["declare module M {}", "A cell can't hold a namespace. Use plain functions and objects."],
    ['const m = await import("lrlab");', 'import(...) is not available here. Write import { ... } from "lrlab" at the top.'],
    ["const here = import.meta.url;", "import.meta is not available here: a cell is no file."],
    [
      'import { readFileSync } from "node:fs";',
      'import from "node:fs" is not available here. Only "lrlab", "lrlab/compat", "lrlab/engine" and "lrlab/notebook" are.',
    ],
    [
      'import "https://example.org/x.js";',
      'import from "https://example.org/x.js" is not available here. Only "lrlab", "lrlab/compat", "lrlab/engine" and "lrlab/notebook" are.',
    ],
    ['import lrlab from "lrlab";', '"lrlab" has no default export. Write import { ... } from "lrlab".'],
    ['import fs = require("fs");', 'This import can\'t be read. Write import { ... } from "lrlab".'],
    ["export default 3;", "A cell can't export this. Every name it declares is seen by the cells after it, so leave export away."],
    ["if (true) return;", "return stands outside a function. To show a value, end the cell with it."],
    ["const b = ;", "SyntaxError: Unexpected token"],
    ["const b = 'abc", "SyntaxError: Unterminated string constant"],
    ["}}", "SyntaxError: Unexpected token"],
  ])("refuses %s and says why, with the line", (code, message) => {
    expect(cells("const a = 1;", `\n\n${code}`)).toEqual({ ok: false, at: { cell: 1, line: 3 }, message });
  });

  it("allows return inside functions of every kind", async () => {
    const code =
      "const o = { f() { return 1; }, get g() { return 2; } };\nclass C { h() { return 3; } }\nconst k = () => { return 4; };\no.f() + o.g + new C().h() + k()";
    expect(await values(code)).toEqual([10]);
  });

  it("finds the reader's line for every line of the script", () => {
    const codes = ["const a = 1;\n\nconst b = 2;", 'throw new Error("x");', "a;\nb"];
    const compiled = compileCells(codes.map((code, i) => ({ code, mayThrow: i === 1 })));
    if (!compiled.ok) throw new Error(compiled.message);
    const script = assemble(compiled.parts).split("\n");
    const found = script.map((text, i) => [text, compiled.place(i + 1)] as const);
    expect(found.find(([text]) => text.includes("const a = 1"))?.[1]).toEqual({ cell: 0, line: 1 });
    expect(found.find(([text]) => text.includes("const b = 2"))?.[1]).toEqual({ cell: 0, line: 3 });
    expect(found.find(([text]) => text.includes("throw new Error"))?.[1]).toEqual({ cell: 1, line: 1 });
    expect(found.find(([text]) => text.includes("__lr.value"))?.[1]).toEqual({ cell: 2, line: 2 });
    expect(compiled.place(1)).toBeNull();
  });
});

describe("compileExercise", () => {
  it("answers with the function of that name", async () => {
    const { answer } = await ran(compileExercise("export function f(x: number): number {\n  return x + 1;\n}", "f"));
    expect((answer as (x: number) => number)(1)).toBe(2);
  });

  it("answers with nothing where there is no such name", async () => {
    expect((await ran(compileExercise("const g = 1;", "f"))).answer).toBeUndefined();
  });
});
