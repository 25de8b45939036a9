import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LessonFiles } from "../../src/notebook/host/courseFiles.js";
import { executeNotebook } from "../../src/notebook/host/executeNotebook.js";
import { type CodeCell, printNotebook } from "../../src/notebook/host/notebook.js";
import { parseLesson } from "../../src/notebook/host/parseLesson.js";
import { LessonError } from "../../src/notebook/host/segments.js";
import { toNotebook } from "../../src/notebook/host/toNotebook.js";
import { bare, head } from "./fixtures/fixture.js";

const cache = mkdtempSync(join(tmpdir(), "lrlab-test-"));
afterAll(() => rmSync(cache, { recursive: true }));

/** A lesson of cells, each under its id; `fix id` for one that must throw. */
function lessonOf(cells: Readonly<Record<string, string>>): LessonFiles {
  const fences = Object.entries(cells).map(([name, code]) => {
    const [kind, id, ...throws] = name.startsWith("fix ") ? name.split(" ") : ["run", name];
    return `\`\`\`ts ${kind} id="${id}"${throws.length > 0 ? ` throws="${throws.join(" ")}"` : ""}\n${code}\n\`\`\``;
  });
  const text = `${head}\n${fences.join("\n\n")}\n`;
  const parsed = parseLesson({ file: "lesson.mdx", text, lesson: bare });
  return { lesson: bare, file: "lesson.mdx", parsed, startOf: () => "", solutionOf: () => "", titleOf: () => "" };
}

const execute = (cells: Readonly<Record<string, string>>, options: { limit?: number; cache?: string | null } = {}) => {
  const files = lessonOf(cells);
  const notebook = toNotebook(files);
  // The cell that begins a lesson: this one is in no catalog.
  const own = { ...notebook, cells: notebook.cells.filter(({ id }) => id !== "begin_") };
  return executeNotebook({ notebook: own, files, cache: null, ...options });
};

/** The faults of running cells, as "line: message". */
async function faults(cells: Readonly<Record<string, string>>, options: { limit?: number } = {}): Promise<string[]> {
  try {
    await execute(cells, options);
  } catch (error) {
    if (error instanceof LessonError) return error.faults.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

describe("cells that run", { timeout: 60_000 }, () => {
  const cells = {
    setup: 'import { cosineAnnealing } from "lrlab";\nimport { replay } from "lrlab/compat";\nimport { show } from "lrlab/notebook";',
    prints: 'console.log("one");\nconsole.log("two");\nprocess.stdout.write("three");\n({ a: 1 })',
    shows: 'console.log("before");\nshow(cosineAnnealing({ baseLr: 0.1, totalSteps: 4 }));\nconsole.log("after");',
    waits: "const later = await Promise.resolve(41);\nlater + 1",
    "fix fails totalSteps must be": "cosineAnnealing({ baseLr: 0.1, totalSteps: 97.75 });",
    "fix replays api must be one that it knows": 'replay({ api: "NoSuchLR", params: {}, base_lr: 0.1, steps: 4 });',
    goesOn: "later",
    trains: [
      'import { crossEntropy, mlp, sgd, tensor } from "lrlab/engine";',
      'const net = mlp([1, 8, 2], { act: "tanh", seed: 1 });',
      "const opt = sgd(net, { momentum: 0.9 });",
      "function train(): number {",
      "  const loss = crossEntropy(net(tensor([[1], [-1]])), [0, 1]);",
      "  loss.backward();",
      "  opt.step(0.1);",
      "  return loss.item();",
      "}",
      "const losses = Array.from({ length: 50 }, train);",
      "losses[49] < losses[0] / 10",
    ].join("\n"),
  };
  const named = Object.fromEntries(Object.entries(cells).map(([id, code]) => [id === "goesOn" ? "goes-on" : id, code]));

  let once: ReturnType<typeof execute>;
  beforeAll(() => {
    once = execute(named);
  });

  test("keep their outputs as Jupyter does, and the same each time", async () => {
    const { notebook, ran } = await once;
    expect(ran).toBe(true);
    const outputs = Object.fromEntries(notebook.cells.filter((cell) => cell.cell_type === "code").map((cell) => [cell.id, cell.outputs]));
    expect(outputs.setup).toEqual([]);
    expect(outputs.prints).toEqual([
      { output_type: "stream", name: "stdout", text: "one\ntwo\nthree" },
      { output_type: "execute_result", data: { "text/plain": "{ a: 1 }" }, metadata: {}, execution_count: 2 },
    ]);
    expect(outputs.shows).toEqual([
      { output_type: "stream", name: "stdout", text: "before\n" },
      {
        output_type: "display_data",
        data: {
          "text/html": expect.stringMatching(
            /^<div [^>]*><img class="unconfined jp-mod-unconfined" alt="From step 0 to 4 the rate falls from 0\.1 to 0\." .*src="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+"><\/div><p>From step 0 to 4 .*<\/p>\n<p>\$\$.*\$\$<\/p>$/,
          ),
          "application/vnd.lrlab.content+json": [expect.objectContaining({ kind: "curves" }), expect.objectContaining({ kind: "formula" })],
          "text/plain": "From step 0 to 4 the rate falls from 0.1 to 0.\nIt is cosineAnnealing({ baseLr: 0.1, totalSteps: 4 }).",
        },
        metadata: {},
      },
      { output_type: "stream", name: "stdout", text: "after\n" },
    ]);
    expect(outputs.waits).toEqual([{ output_type: "execute_result", data: { "text/plain": "42" }, metadata: {}, execution_count: 4 }]);
    expect(outputs.fails).toEqual([
      {
        output_type: "error",
        ename: "RangeError",
        evalue: expect.stringContaining("totalSteps must be a whole number of steps >= 1, got 97.75."),
        traceback: [
          expect.stringMatching(/^RangeError: cosineAnnealing: totalSteps/),
          expect.stringMatching(/^ +at line 1: cosineAnnealing/),
        ],
      },
    ]);
    expect(outputs["goes-on"]).toEqual([{ output_type: "execute_result", data: { "text/plain": "41" }, metadata: {}, execution_count: 7 }]);
    expect(outputs.replays).toEqual([
      expect.objectContaining({ evalue: expect.stringMatching(/^replay: api must be one that it knows, got "NoSuchLR"/) }),
    ]);
    const counts = notebook.cells.filter((cell): cell is CodeCell => cell.cell_type === "code").map((cell) => cell.execution_count);
    expect(outputs.trains).toEqual([{ output_type: "execute_result", data: { "text/plain": "true" }, metadata: {}, execution_count: 8 }]);
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(printNotebook((await execute(named)).notebook)).toBe(printNotebook(notebook));
  });

  test("an image in an output is a picture of its own: namespace, paper and colours for both themes", async () => {
    const { notebook } = await once;
    const shows = notebook.cells.find(({ id }) => id === "shows") as CodeCell;
    const [, display] = shows.outputs;
    const html = display?.output_type === "display_data" ? String(display.data["text/html"]) : "";
    const svg = Buffer.from(/base64,([^"]+)/.exec(html)?.[1] ?? "", "base64").toString();
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain("prefers-color-scheme:dark");
    expect(svg).toMatch(/<\/style><rect [^>]*fill="var\(--paper\)"\/>/);
  });

  test("run once: afterwards their outputs are kept", async () => {
    const cells = { only: `console.log(${Date.now()});` };
    const timed = async () => {
      const start = performance.now();
      const done = await execute(cells, { cache });
      return { ...done, took: performance.now() - start };
    };
    const first = await timed();
    const second = await timed();
    expect([first.ran, second.ran]).toEqual([true, false]);
    expect(second.notebook).toEqual(first.notebook);
    expect(second.took / first.took).toBeLessThan(0.3); // 0.02 to 0.03: to run them starts a process
    const third = await execute({ only: `${cells.only} ` }, { cache });
    expect(third.ran).toBe(true);
    expect(readdirSync(cache).length).toBe(2);
  });
});

describe("what stops the build, with its line", { timeout: 60_000 }, () => {
  test("a cell that comes from no text, at the text's beginning", async () => {
    const files = lessonOf({ one: "1;" });
    await expect(executeNotebook({ notebook: toNotebook(files), files, cache: null })).rejects.toThrow(
      /^lesson\.mdx:1: cell begin_ failed: RangeError: begin: lesson must be one of the installed course's, got "00-bare"\./,
    );
  });

  test("a cell that throws; the ones after it do not run", async () => {
    expect(await faults({ one: "const a = 1;", two: 'const b = 2;\nthrow new Error("no");', three: "1;" })).toEqual([
      expect.stringMatching(/^16: cell two failed: Error: no\n +at line 2: throw new Error\("no"\);$/),
    ]);
  });

  test("a cell that does not compile", async () => {
    expect(await faults({ one: "const a = 1;\n\nconst b: string = a;" })).toEqual([
      expect.stringMatching(/^13: cell one failed: TypeScript: line 3: Type 'number' is not assignable to type 'string'\./),
    ]);
  });

  test("a word on stderr", async () => {
    expect(await faults({ one: 'console.warn("careful");' })).toEqual(["10: cell one wrote to stderr: careful"]);
  });

  test("a rejection that nobody handles, in the cell it comes from", async () => {
    expect(await faults({ one: 'void Promise.reject(new Error("lost"));', two: "1;" })).toEqual([
      expect.stringMatching(/^\d+: cell one failed: Error: lost/),
    ]);
  });

  test("a fix cell that does not throw, or throws something else", async () => {
    expect(await faults({ "fix a": "1;" })).toEqual(["10: cell a is a ts fix cell and must throw. It ran without an error."]);
    expect(await faults({ "fix a this": 'throw new TypeError("that");' })).toEqual([
      '10: cell a must throw "this", got "TypeError: that".',
    ]);
  });

  test("a cell that never ends, and one that ends the process", async () => {
    expect(await faults({ one: "1;", two: "function loop() { while (true) {} }\nloop();" }, { limit: 3 })).toEqual([
      "14: cell two ran longer than 3 s and was stopped.",
    ]);
    expect(await faults({ one: "process.exit(7);" })).toEqual(["10: cell one ended the process (code 7)."]);
  });
});
