import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { type CellOutputs, openCellSession } from "../../../src/notebook/host/cellSession.js";
import { root } from "../../realParts.js";

type Output = readonly [kind: string, ...content: unknown[]];

/** Runs cells in one session and returns what each sent, by cell; `wait` leaves time for what comes late. */
async function run(sources: readonly string[], { wait = 0 } = {}): Promise<Output[][]> {
  const session = openCellSession({ root });
  try {
    const all: Output[][] = [];
    for (const [i, source] of sources.entries()) {
      const sent: Output[] = [];
      all.push(sent);
      const outputs: CellOutputs = {
        stream: (name, text) => sent.push([name, text]),
        display: ({ data, update }) => sent.push([update ? "update" : "display", data]),
        result: (data) => sent.push(["result", data]),
        error: ({ traceback }) => sent.push(["error", ...traceback]),
      };
      await session.run({ number: i + 1, source, outputs });
    }
    await sleep(wait);
    return all;
  } finally {
    session.close();
  }
}

test("gives each cell what it causes, also what it causes later", async () => {
  const cells = await run(
    [
      'setTimeout(() => { console.log("from 1"); throw new Error("late in 1"); }, 30); const a = 1;',
      'console.error("from 2");\nawait new Promise((resolve) => setTimeout(resolve, 60));\nprocess.stdout.write(new Uint8Array([0xce])); process.stdout.write(new Uint8Array([0xb7])); const b = a;',
    ],
    { wait: 20 },
  );
  expect(cells).toEqual([
    [
      ["stdout", "from 1\n"],
      ["error", "Error: late in 1", expect.stringMatching(/^ {4}at line 1.*late in 1/)],
    ],
    [
      ["stderr", "from 2\n"],
      ["stdout", "η"],
    ],
  ]);
});

test("prints without colours, in a terminal as well", async () => {
  const before = Object.getOwnPropertyDescriptor(process.stdout, "isTTY");
  Object.defineProperty(process.stdout, "isTTY", { configurable: true, value: true });
  try {
    expect(await run(["console.log({ a: 1 })"])).toEqual([[["stdout", "{ a: 1 }\n"]]]);
  } finally {
    if (before) Object.defineProperty(process.stdout, "isTTY", before);
    else Reflect.deleteProperty(process.stdout, "isTTY");
  }
});

test("names places in cells only, as written, in tracebacks and in stacks alike", async () => {
  const [, caught, caused] = await run([
    "interface Unused { a: number }\n\nfunction fails(): never {\n  throw new Error('no');\n}",
    "try {\n  fails();\n} catch (error) {\n  console.log((error as Error).stack);\n}",
    // Through a function of Node's, whose own places are left out.
    'try {\n  JSON.parse("[1]", fails);\n} catch (cause) {\n  throw new RangeError("no list", { cause });\n}',
  ]);
  expect(caught).toEqual([["stdout", "Error: no\n    at fails, In[1] line 4\n    at In[2] line 2\n"]]);
  expect(caused).toEqual([
    [
      "error",
      "RangeError: no list",
      '    at line 4: throw new RangeError("no list", { cause });',
      "caused by Error: no",
      "    at In[1] line 4 in fails: throw new Error('no');",
      '    at line 2: JSON.parse("[1]", fails);',
    ],
  ]);
});

test("tells at once of an error that came through many calls in a long cell", async () => {
  const long = Array.from({ length: 300 }, (_, i) => `const value${i} = [${i}, ${i} + 1, { name: "n${i}", size: 2 * ${i} }];`).join("\n");
  const before = process.cpuUsage().user;
  const [cell] = await run([
    `${long}\nfunction down(n: number): number {\n  return n === 0 ? nothing() : down(n - 1) + 1;\n}
function nothing(): never {\n  throw new Error("no");\n}\ndown(100)`,
  ]);
  expect(cell).toEqual([
    [
      "error",
      "Error: no",
      '    at line 305 in nothing: throw new Error("no");',
      "    at line 302 in down: return n === 0 ? nothing() : down(n - 1) + 1;",
      "    at line 302 in down: return n === 0 ? nothing() : down(n - 1) + 1;",
    ],
  ]);
  // It took 36 seconds when each of fifty places was looked for among all words.
  expect(process.cpuUsage().user - before).toBeLessThan(12e6);
});

test("says of a cell that stops too early what lies in it, and nothing of the lines behind it", async () => {
  const [cell = []] = await run(["function half("]);
  const lines = cell.flat().join("\n");
  expect(lines).toContain("TypeScript: line 1: ");
  expect(lines).not.toContain("line 2");
});

test("reports every compile message with its details, at its place", async () => {
  const [cell] = await run(['const a: number = "x";\nconst f: (x: number) => string = (x) => x;']);
  expect(cell).toEqual([
    [
      "error",
      "TypeScript: line 1: Type 'string' is not assignable to type 'number'.",
      '    const a: number = "x";',
      "          ^",
      "line 2: Type 'number' is not assignable to type 'string'.",
      "    const f: (x: number) => string = (x) => x;",
      `    ${" ".repeat(40)}^`,
    ],
  ]);
});

test("runs wherever the process stands, and leaves the process as it was", async () => {
  const kept = () => [
    process.cwd(),
    process.stdout.write,
    globalThis.console,
    Error.prepareStackTrace,
    Error.stackTraceLimit,
    process.listeners("uncaughtException"),
    process.listeners("unhandledRejection"),
    Object.getOwnPropertySymbols(globalThis).length,
  ];
  const folder = mkdtempSync(join(tmpdir(), "lr lab "));
  const home = process.cwd();
  process.chdir(folder);
  try {
    const before = kept();
    expect(await run(['require.resolve("lrlab/package.json")'])).toEqual([
      [["result", { "text/plain": inspect(join(root, "src", "package.json")) }]],
    ]);
    expect(kept()).toEqual(before);
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
});

test("does at a cell's end what was left for it, also where the cell fails, and tells what fails then", async () => {
  const table = (text: string): string =>
    `[{ kind: "table", columns: [{ label: "${text}", align: "left" }], rows: [], sentence: "${text}" }]`;
  const [, fails, ends] = await run([
    'const host = (globalThis as any)[Symbol.for("lrlab.host")];',
    `const shown = host.display(${table("first")});\nhost.atEnd(() => shown.update(${table("last")}));\nthrow new Error("enough");`,
    `host.atEnd(() => {\n  throw new Error("no picture");\n});\nhost.atEnd(() => void host.display(${table("after it")}));`,
  ]);
  const texts = (outputs: readonly Output[] = []) =>
    outputs.map(([kind, content]) => [kind, String((content as Record<string, unknown>)["text/plain"] ?? content).split("\n")[0]]);
  expect(texts(fails)).toEqual([
    ["display", "first"],
    ["error", "Error: enough"],
    ["update", "last"],
  ]);
  expect(texts(ends)).toEqual([
    ["error", "Error: no picture"],
    ["display", "after it"],
  ]);
});
