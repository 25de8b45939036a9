import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { driveKernel, type Executed, type Step } from "./driveKernel.js";

const there = requirePart("jupyter", "interrupts of the notebook kernel");

/** Cells that never end, each in its own way. */
const endless = {
  "a loop at the top": "while (true) {}",
  "a wait": "await new Promise(() => {})",
  "a loop behind an await": "await null;\nwhile (true) {}",
  "a loop of awaits": "for (;;) await null;",
  "a loop of short waits": "for (;;) await new Promise((resolve) => setTimeout(resolve, 1));",
  "a loop in then": "Promise.resolve().then(() => { while (true) {} });",
  "a loop in a timer": "await new Promise(() => setTimeout(() => { while (true) {} }, 1));",
  "a loop in an interval": "await new Promise(() => setInterval(() => { while (true) {} }, 1));",
  "a loop in setImmediate": "setImmediate(() => { while (true) {} });",
  "a loop in nextTick": "process.nextTick(() => { while (true) {} });",
  "a chain of ticks": "const again = () => process.nextTick(again);\nagain();\nawait new Promise(() => {});",
  "a loop in a file's callback": 'import { readdir } from "node:fs";\nawait new Promise(() => readdir(".", () => { while (true) {} }));',
  "a loop in a listener":
    'import { EventEmitter } from "node:events";\nconst emitter = new EventEmitter();\nemitter.on("go", () => { while (true) {} });\nawait new Promise(() => setTimeout(() => emitter.emit("go"), 1));',
  "a loop in an async generator":
    "async function* numbers() { for (;;) yield 1; }\nasync function sum() { let all = 0; for await (const one of numbers()) all += one; }\nawait sum();",
  "a loop that catches all": "await null;\nfor (;;) { try { while (true) {} } catch {} }",
  "a loop that prints": "await null;\nfor (let i = 0; ; i++) console.log(i);",
  "a match that takes for ever": 'await null;\n/^(a+)+$/.test("a".repeat(40) + "b");',
  "an answer that never returns": 'await check("01-three-fates/fate", () => { while (true) {} });',
  "work for the cell's end": '(globalThis as any)[Symbol.for("lrlab.host")].atEnd(() => { while (true) {} });',
  training:
    "await null;\nconst net = mlp([2, 512, 512, 2], { act: 'tanh', seed: 1 });\ntrain({ net, problem: spirals(), optimizer: sgd(net, {}), lr: 0.01, steps: 1e7, batch: 64 });",
} as const;

const interrupted = { status: "error", ename: "Interrupted", evalue: "the cell was stopped before it ended" };

describe.skipIf(!there)("interrupts, through Jupyter's kernel manager", () => {
  test("end every kind of cell within a second, and leave the kernel alive with what earlier cells have defined", async () => {
    const [, , ...ran] = (await driveKernel(
      { execute: ['import { mlp, sgd, spirals, train } from "lrlab/engine";\nimport { check } from "lrlab/notebook";'] },
      { execute: ["const kept = 42;"] },
      ...Object.values(endless).flatMap((cell): Step[] => [{ execute: [cell], interrupt_after: 0.5 }, { execute: ["kept + 1"] }]),
    )) as Executed[][];
    for (const [i, kind] of Object.keys(endless).entries()) {
      const [cell, after] = [ran[2 * i]?.[0], ran[2 * i + 1]?.[0]];
      expect(cell?.reply, kind).toMatchObject(interrupted);
      expect(cell?.outputs.at(-1), kind).toMatchObject({ type: "error", ename: "Interrupted" });
      expect(cell?.seconds, kind).toBeLessThan(process.env.CI === "true" ? 3 : 1);
      expect(after?.outputs.at(-1), `after ${kind}`).toMatchObject({ type: "execute_result", data: { "text/plain": "43" } });
    }
  });

  test("abort what waits behind, and hit nothing that comes later", async () => {
    const [queue, next, twice, later, , idle] = (await driveKernel(
      { execute: ["await null;\nwhile (true) {}", "1", "2"], interrupt_after: 0.5 },
      { execute: ["3"] },
      { execute: ["await null;\nwhile (true) {}"], interrupt_after: 0.5, times: 3 },
      { execute: ["await new Promise((resolve) => setTimeout(resolve, 300));\n4"] },
      { interrupt: true },
      { execute: ["5"] },
    )) as Executed[][];
    const aborted = expect.objectContaining({ status: "error", ename: "Aborted", evalue: "not run, because In[1] failed" });
    expect(queue?.map(({ reply }) => reply)).toEqual([expect.objectContaining(interrupted), aborted, aborted]);
    expect(twice?.[0]?.reply).toMatchObject(interrupted);
    expect([next, later, idle].map((ran) => ran?.[0]?.reply.status)).toEqual(["ok", "ok", "ok"]);
  });

  test("end what a cell has left running, so that the next one can run", async () => {
    const [left, , next] = (await driveKernel(
      { execute: ["setTimeout(() => { while (true) {} }, 50);"] },
      { sleep: 0.5 },
      { execute: ["1 + 1"], interrupt_after: 0.2 },
    )) as Executed[][];
    expect(left?.[0]?.reply.status).toBe("ok");
    expect(next?.[0]?.reply).toMatchObject({ status: "ok", execution_count: 2 });
  });

  test("say so where a call of the system cannot be stopped, and end the cell behind it", async () => {
    const [ran, after] = (await driveKernel(
      {
        execute: ['import { execFileSync } from "node:child_process";\nexecFileSync("sleep", ["4"]);\nwhile (true) {}'],
        interrupt_after: 0.5,
      },
      { execute: ["1 + 1"] },
    )) as Executed[][];
    expect(ran?.[0]?.outputs).toContainEqual({
      type: "stream",
      name: "stderr",
      text: "Interrupt: this cell is inside a call of the system, which cannot be stopped from outside. It is interrupted once the call returns. To stop it now, restart the kernel.\n",
    });
    expect(ran?.[0]?.reply).toMatchObject(interrupted);
    expect(after?.[0]?.reply.status).toBe("ok");
  });
});
