import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { type Executed, runOneByOne, shown } from "./driveKernel.js";

const there = requirePart("jupyter", "the notebook kernel under Jupyter");

describe.skipIf(!there)("the kernel, driven by jupyter_client", () => {
  test("counts cells, echoes their code, and reports the last expression as the result", async () => {
    const [sum, nothing, printed] = (await runOneByOne("1 + 1", "const a = 3;", 'console.log("a is", a); a + 1')) as [
      Executed,
      Executed,
      Executed,
    ];
    expect(sum.reply).toEqual({ status: "ok", execution_count: 1, payload: [], user_expressions: {} });
    expect(sum.outputs).toEqual([
      { type: "execute_input", code: "1 + 1", execution_count: 1 },
      { type: "execute_result", data: { "text/plain": "2" }, metadata: {}, execution_count: 1 },
    ]);
    expect(nothing.reply).toMatchObject({ status: "ok", execution_count: 2 });
    expect(shown(nothing)).toEqual([]);
    expect(shown(printed)).toEqual([
      { type: "stream", name: "stdout", text: "a is 3\n" },
      { type: "execute_result", data: { "text/plain": "4" }, metadata: {}, execution_count: 3 },
    ]);
  });

  test("imports lrlab from any folder and shows a figure in all its formats", async () => {
    const [setup, figure] = (await runOneByOne(
      'import { cosineAnnealing, scheduleFigure } from "lrlab";\nimport { show } from "lrlab/notebook";',
      "show(scheduleFigure({ cosine: cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }) }, { steps: 100 }))",
    )) as [Executed, Executed];
    expect(setup.reply.status).toBe("ok");
    expect(shown(figure)).toEqual([
      {
        type: "display_data",
        data: {
          "text/html": expect.stringMatching(/^<div [^>]*><img [^>]*alt="[^"]+"[^>]*src="data:image\/svg\+xml;base64,/),
          "application/vnd.lrlab.content+json": [expect.objectContaining({ kind: "curves" })],
          "text/plain": expect.any(String),
        },
        metadata: {},
        transient: { display_id: expect.any(String) },
      },
    ]);
  });

  test("updates a display in place, from inside a loop", async () => {
    const [setup, loop] = (await runOneByOne(
      'import { newDisplay } from "tslab";',
      "const bar = newDisplay();\nfor (let i = 0; i < 3; i++) bar.text(String(i));",
    )) as [Executed, Executed];
    expect(setup.reply.status).toBe("ok");
    const [first, ...updates] = shown(loop);
    const id = (first as { transient?: { display_id?: string } }).transient?.display_id;
    expect(first).toMatchObject({ type: "display_data", data: { "text/plain": "0" } });
    expect(id).toMatch(/\S/);
    expect(updates).toEqual(
      ["1", "2"].map((text) => ({
        type: "update_display_data",
        data: { "text/plain": text },
        metadata: {},
        transient: { display_id: id },
      })),
    );
  });

  test("keeps every line of a cell that prints much", async () => {
    const [printed] = (await runOneByOne("for (let i = 0; i < 20_000; i++) console.log(i);")) as [Executed];
    expect(
      shown(printed)
        .map(({ text }) => text)
        .join(""),
    ).toBe(Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(""));
  });

  test("answers what is thrown, what does not compile and what is rejected with an error that points into the cell", async () => {
    const cells = [
      'function half(x: number): number {\n  if (x < 0) throw new RangeError("x must be >= 0");\n  return x / 2;\n}',
      "const unused: number = 1;\n\nhalf(-1);",
      'const x: number = "one";',
      'await Promise.reject(new TypeError("awaited"))',
      'throw "a text"',
    ];
    const [, ...failed] = await runOneByOne(...cells);
    const errors = [
      {
        ename: "RangeError",
        evalue: "x must be >= 0",
        traceback: [
          "RangeError: x must be >= 0",
          '    at In[1] line 2 in half: if (x < 0) throw new RangeError("x must be >= 0");',
          "    at line 3: half(-1);",
        ],
      },
      {
        ename: "TypeScript",
        evalue: "line 1: Type 'string' is not assignable to type 'number'.",
        traceback: ["TypeScript: line 1: Type 'string' is not assignable to type 'number'.", '    const x: number = "one";', "          ^"],
      },
      {
        ename: "TypeError",
        evalue: "awaited",
        traceback: ["TypeError: awaited", '    at line 1: await Promise.reject(new TypeError("awaited"))'],
      },
      { ename: "Thrown", evalue: "'a text'", traceback: ["Thrown: 'a text'"] },
    ];
    expect(failed.map(({ reply }) => reply)).toEqual(errors.map((error, i) => ({ status: "error", execution_count: i + 2, ...error })));
    expect(failed.map(shown)).toEqual(errors.map((error) => [{ type: "error", ...error }]));
  });

  test("reports a rejection that nobody handles in the cell that caused it", async () => {
    const [now, next, later, after] = (await runOneByOne(
      'Promise.reject(new Error("nobody listens"));\nconsole.log("said");',
      "1",
      'void new Promise<void>((resolve) => setTimeout(resolve, 50)).then(() => { console.log("late"); throw new Error("too late") });\nawait new Promise((resolve) => setTimeout(resolve, 200));',
      "2",
    )) as [Executed, Executed, Executed, Executed];
    expect(now.reply).toMatchObject({ status: "error", ename: "Error", evalue: "nobody listens" });
    expect(shown(now).map(({ type }) => type)).toEqual(["stream", "error"]);
    expect(next.reply.status).toBe("ok");
    expect(later.reply).toMatchObject({ status: "error", evalue: "too late" });
    expect(shown(later).map(({ type }) => type)).toEqual(["stream", "error"]);
    expect(after.reply.status).toBe("ok");
  });
});
