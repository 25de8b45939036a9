import { begin, check } from "lrlab/notebook";
import { afterEach, describe, expect, test } from "vitest";
import { compileExercise } from "../../site/sandbox/compile.js";
import { assemble } from "../../site/sandbox/protocol.js";
import { answerCalls } from "../../src/lessons/answerCalls.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { fate } from "../../src/lessons/course/01-three-fates/exercises/fate/solution.js";
import { courseVersion } from "../../src/lessons/courseVersion.js";
import { type CheckResult, type Exercise, type Outcome, pointsText, runCheck, saidOfAll, saidOfTest } from "../../src/lessons/exercise.js";
import { decodePlain, encodePlain, type Plain } from "../../src/lessons/plain.js";
import { setBegunLesson } from "../../src/notebook/begunLesson.js";
import { openCellProcess } from "../../src/notebook/host/cellProcess.js";
import { readLesson } from "../../src/notebook/host/courseFiles.js";
import type { CellToRun } from "../../src/notebook/host/runCells.js";
import { root } from "../realParts.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
afterEach(() => setBegunLesson(null));

describe("check", () => {
  const run = async (answered: unknown): Promise<string> => {
    host.printed = [];
    await check("01-three-fates/fate", answered);
    expect(host.printed).toHaveLength(1);
    return host.printed[0] ?? "";
  };

  test("passes the solution", async () => {
    const text = await run(fate);
    expect(text).not.toContain("✗");
    expect(text).toMatch(/\n✓ All right: (\d+) of \1 points\.$/);
  });

  test("says of a wrong answer which test it fails and what came", async () => {
    const text = await run(() => "monotone");
    expect(text).toMatch(/^✓ right {4}.* \(1 of 1\)$/m);
    expect(text).toMatch(/^✗ not yet {2}above 2\/h it diverges \(0 of 1\)\n {2}\S.*"monotone"/m);
    expect(text).toMatch(/\n✗ Not yet: \d+ of \d+ points, 5 of 8 tests to go\.$/);
  });

  test("a hidden test keeps its message to itself", async () => {
    expect(await run(() => "monotone")).toContain("\n  This test does not say what it calls. Which case is missing?");
  });

  test.each<[string, unknown, string]>([
    [
      "a function that throws",
      () => {
        throw new TypeError("oh");
      },
      "it threw TypeError: oh",
    ],
    [
      "one that throws no error",
      () => {
        throw null;
      },
      "it threw null",
    ],
    ["an async one", async () => "monotone", "its answer is a Promise: take async away and return the value"],
    ["one that returns a function", () => fate, "its answer is a function (fate), not plain data"],
    [
      "one that returns itself inside",
      () => {
        const a: unknown[] = [];
        a.push(a);
        return a;
      },
      "is nested deeper than 100 levels or contains itself",
    ],
  ])("answers %s in words", async (_, answered, words) => {
    expect((await run(answered)).replace(/\n {2}/g, " ")).toContain(words);
  });

  test.each([[3], [undefined], [null], ["monotone"]])("refuses %o, which is no function", async (answered) => {
    await expect(check("01-three-fates/fate", answered)).rejects.toThrow(
      /^check: answer must be the function fate, got \S+\. Run the cell that defines it first\.$/,
    );
  });

  test("refuses an unknown exercise", async () => {
    await expect(check("01-three-fates/nope", fate)).rejects.toThrow(
      /^check: id must name an exercise of 01-three-fates, got "01-three-fates\/nope"\. There are: /,
    );
  });
});

test("a short id means the lesson that has begun", async () => {
  begin("01-three-fates", courseVersion);
  await check("fate", fate);
  expect(host.printed.at(-1)).toMatch(/^✓ All right/m);
});

test("the same answer is asked the same, an edited one something else", async () => {
  const seen: string[] = [];
  const answers = [
    (...args: unknown[]) => void seen.push(JSON.stringify(args)),
    (...args: unknown[]) => void seen.push(JSON.stringify(args)), // the same text, another function
    (...given: unknown[]) => void seen.push(JSON.stringify(given)),
  ];
  const asked: string[] = [];
  for (const answer of answers) {
    seen.length = 0;
    await check("01-three-fates/fate", answer);
    asked.push(seen.join());
  }
  expect(asked[0]).toBe(asked[1]);
  expect(asked[0]).not.toBe(asked[2]);
});

/** An answer through the page's compiler and the plain data that its Worker sends and gets. */
async function onThePage(exercise: Exercise, code: string): Promise<CheckResult> {
  const compiled = compileExercise(code, exercise.entry);
  if (!compiled.ok) throw new Error(compiled.message);
  // biome-ignore lint/security/noGlobalEval: the script is what the Worker evaluates, and it comes from the course.
  const indirectEval = eval;
  const script = indirectEval(assemble(compiled.parts)) as (runtime: unknown) => Promise<unknown>;
  const answer = await script({ cell() {}, value() {}, threw() {} });
  const sent = (calls: string, entry: string): string =>
    encodePlain(answerCalls(entry, answer, decodePlain(calls) as readonly (readonly Plain[])[]) as unknown as Plain);
  return runCheck(exercise, async (entry, calls) => decodePlain(sent(encodePlain(calls), entry)) as unknown as Outcome[], 77);
}

/** What the page says of each test, and of all: the messages are left out, since they name what was drawn. */
const said = (result: CheckResult): string[] => [
  ...result.tests.map((one) => `${saidOfTest(one).verdict.padEnd(11)}${one.name} (${pointsText(one.score)} of ${pointsText(one.points)})`),
  saidOfAll(result),
];

test("the notebook's verdict on each exercise is the page's, for the start, the solution and wrong answers", {
  timeout: 120_000,
}, async () => {
  const wanted = new Map<string, readonly string[]>();
  const cells: CellToRun[] = [];
  const add = (source: string): string => {
    const id = `cell-${cells.length}`;
    cells.push({ id, source, throws: false });
    return id;
  };
  add('import { begin, check } from "lrlab/notebook";');
  for (const lesson of lessons) {
    const files = readLesson(lesson);
    add(`begin("${nameOf(lesson)}", "${courseVersion}");`);
    for (const [id, exercise] of Object.entries(lesson.exercises)) {
      const { entry } = exercise;
      const written = [files.startOf(id), files.solutionOf(id)].map((code) => code.replace(/^export /gm, ""));
      const wrong = [`function ${entry}(): unknown { return 1; }`, `function ${entry}(): never { throw new RangeError("no idea"); }`];
      for (const code of [...written, ...wrong]) {
        add(code);
        wanted.set(add(`await check("${id}", ${entry});`), said(await onThePage(exercise, code)));
      }
    }
  }
  const process = openCellProcess({ root });
  const { runs, stopped } = await process.run({ cells, limit: 30 }).finally(() => process.close());
  expect(stopped).toBeNull();
  expect(runs.filter(({ error }) => error !== null)).toEqual([]);
  const text = (id: string): string =>
    (runs.find((run) => run.id === id)?.outputs ?? []).map((output) => (output.output_type === "stream" ? output.text : "")).join("");
  for (const [id, page] of wanted) {
    const verdicts = text(id).split("\n");
    expect(
      verdicts.filter((line) => line !== "" && !line.startsWith(" ")),
      cells.find((cell) => cell.id === id)?.source,
    ).toEqual(page);
  }
  const solved = [...wanted.values()].filter((page) => page.at(-1)?.startsWith("✓"));
  expect(solved).toHaveLength(lessons.reduce((sum, { exercises }) => sum + Object.keys(exercises).length, 0));
});
