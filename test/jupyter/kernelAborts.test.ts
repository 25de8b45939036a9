import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { driveKernel, type Executed, inTemporaryFolder, runPython } from "./driveKernel.js";

const there = requirePart("jupyter", "what the notebook kernel does behind a failed cell");

describe.skipIf(!there)("behind a failed cell", () => {
  test("what was queued is answered with an error that names it, and nothing sent after the reply is", async () => {
    const [queue, after] = (await driveKernel(
      { execute: ['throw new Error("first")', "console.log(2)", "3"] },
      { execute: ["4"] },
    )) as Executed[][];
    const aborted = { status: "error", ename: "Aborted", evalue: "not run, because In[1] failed", traceback: [], execution_count: null };
    expect(queue?.map(({ reply }) => reply)).toEqual([expect.objectContaining({ ename: "Error", evalue: "first" }), aborted, aborted]);
    expect(queue?.slice(1).map(({ outputs }) => outputs)).toEqual([[], []]);
    expect(after?.[0]?.reply).toMatchObject({ status: "ok", execution_count: 2 });
  });

  test("the queue goes on where the cell may fail", async () => {
    const [cells] = (await driveKernel({ execute: ['throw new Error("meant")', "2"], stop_on_error: false })) as Executed[][];
    expect(cells?.map(({ reply }) => reply.status)).toEqual(["error", "ok"]);
  });

  test("nbclient raises for the cells that were queued, and runs them where errors are allowed, as nbgrader does", async () => {
    type Answer = { at_once: string[]; one_by_one: { output_type: string; text?: string }[][]; stops: string };
    const ran = await inTemporaryFolder((folder) => runPython<Answer>("aborts.py", { args: [folder], folder }));
    expect(ran.at_once).toEqual(["CellExecutionError: first", "CellExecutionError: not run, because In[1] failed"]);
    expect(ran.one_by_one.map((outputs) => outputs.map(({ output_type, text }) => text ?? output_type))).toEqual([
      ["error"],
      ["second ran\n"],
    ]);
    expect(ran.stops).toBe("first");
  });
});
