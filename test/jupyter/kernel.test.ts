import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { driveKernel, type Executed, type Message, runOneByOne } from "./driveKernel.js";

const there = requirePart("jupyter", "the notebook kernel under Jupyter");

/** The outputs without the echo of the code, which every cell sends first. */
const shown = ({ outputs }: Executed): readonly Message[] => outputs.filter(({ type }) => type !== "execute_input");

describe.skipIf(!there)("the kernel, driven by jupyter_client", () => {
  test("says what it is", async () => {
    const [info, comms] = await driveKernel({ kernel_info: true }, { comm_info: true });
    expect(info).toMatchObject({
      status: "ok",
      protocol_version: "5.3",
      implementation: "lrlab",
      language_info: { name: "typescript", file_extension: ".ts", codemirror_mode: { name: "javascript", typescript: true } },
    });
    expect(comms).toEqual({ status: "ok", comms: {} });
  });

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
          "text/html": expect.stringMatching(/^<img [^>]*alt="[^"]+"[^>]*src="data:image\/svg\+xml;base64,/),
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

  test("aborts what was queued behind a failed cell, and nothing sent after the reply", async () => {
    const [queue, after] = (await driveKernel(
      { execute: ['throw new Error("first")', "console.log(2)", "3"] },
      { execute: ["4"] },
    )) as Executed[][];
    const aborted = { status: "error", ename: "Aborted", evalue: "not run, because In[1] failed", traceback: [], execution_count: null };
    expect(queue?.map(({ reply }) => reply)).toEqual([expect.objectContaining({ ename: "Error", evalue: "first" }), aborted, aborted]);
    expect(queue?.slice(1).map(({ outputs }) => outputs)).toEqual([[], []]);
    expect(after?.[0]?.reply).toMatchObject({ status: "ok", execution_count: 2 });
  });

  test("goes on behind a cell that may fail", async () => {
    const [cells] = (await driveKernel({ execute: ['throw new Error("meant")', "2"], stop_on_error: false })) as Executed[][];
    expect(cells?.map(({ reply }) => reply.status)).toEqual(["error", "ok"]);
  });

  test("is interrupted in a loop and while it waits, and lives on", async () => {
    const interrupted = { status: "error", ename: "Interrupted", evalue: "the cell was stopped before it ended" };
    const [, loop, wait, check, alive] = (await driveKernel(
      { execute: ['import { check } from "lrlab/notebook";'] },
      { execute: ["while (true) {}", "1"], interrupt_after: 0.5 },
      { execute: ["await new Promise(() => {})"], interrupt_after: 0.5 },
      // An answer that never returns, at a call that comes after the first await.
      {
        execute: ['let calls = 0;\nawait check("01-three-fates/fate", () => { while (calls > 4) {} calls++; return "monotone"; })'],
        interrupt_after: 0.5,
      },
      { execute: ["1 + 1"] },
    )) as Executed[][];
    expect(loop?.map(({ reply }) => reply)).toEqual([
      expect.objectContaining(interrupted),
      expect.objectContaining({ status: "error", ename: "Aborted", evalue: "not run, because In[2] failed" }),
    ]);
    expect(loop?.[0]?.seconds).toBeLessThan(5);
    expect(wait?.[0]?.reply).toMatchObject(interrupted);
    expect(check?.[0]?.reply).toMatchObject(interrupted);
    expect(alive?.[0]?.reply.status).toBe("ok");
  });

  test("shows a docstring's first sentence, and completes names", async () => {
    type Inspected = { found: boolean; data: { "text/plain": string } };
    const [, alone, called, opened, completed, inString] = (await driveKernel(
      { execute: ['import { along, cosineAnnealing } from "lrlab";'] },
      { inspect: "cosineAnnealing", at: 4 },
      { inspect: "const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 9 });", at: 15 },
      { inspect: "cosineAnnealing(", at: 16 },
      { complete: "cosineA", at: 7 },
      { complete: 'along("co")', at: 9 },
    )) as [unknown, Inspected, Inspected, Inspected, { matches: string[] }, { matches: string[] }];
    for (const { found, data } of [alone, called, opened]) {
      expect(found).toBe(true);
      expect(data["text/plain"]).toContain("Falls from baseLr to its floor along half a cosine: slow, then fast, then slow.");
      expect(data["text/plain"]).toContain("\n@example\n");
    }
    expect(completed).toMatchObject({ status: "ok", matches: ["cosineAnnealing"], cursor_start: 0, cursor_end: 7 });
    expect(inString).toMatchObject({ status: "ok", matches: ["cosine"], cursor_start: 7, cursor_end: 9 });
  });

  test("leaves no process: not after a shutdown with timers running, not when its parent is killed during a loop", async () => {
    const [, shutdown, orphan] = await driveKernel(
      { execute: ["setInterval(() => {}, 1000);"] },
      { shutdown: true },
      { kill_parent: true },
    );
    expect(shutdown).toEqual({ gone: true });
    expect(orphan).toEqual({ gone: true });
  });
});
