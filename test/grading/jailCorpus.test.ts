import { existsSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradeSubmission } from "../../src/grading/gradeSubmission.ts";
import type { Jail } from "../../src/grading/jail.ts";
import { openJail } from "../../src/grading/openJail.ts";
import { readSubmissions } from "../../src/grading/readSubmissions.ts";
import type { Row, Status } from "../../src/grading/row.ts";
import { engineNames, type Task } from "../../src/grading/task.ts";
import { halving } from "./halving.ts";

/** What a submission of the corpus is worth, of 5 points, and how its first test ends where that is sure. */
type Honest = readonly [score: number, status?: Status];

/**
 * The corpus: hostile, broken and honest answers to one exercise, each with its honest score. By how their names begin:
 *
 * | name | what it stands for |
 * | --- | --- |
 * | loop | never ends, in all the places where code can stand |
 * | bomb | takes memory, stack, or writes too much |
 * | patch | changes built-ins, so that whoever judges beside it would be fooled |
 * | pollution | prototype pollution |
 * | forge | makes up outcomes, verdicts, frames, or looks for the tests |
 * | value | answers with what only looks right |
 * | reach | reaches for files, network, processes, threads, the environment |
 * | import | imports of every kind |
 * | export | exports of every kind |
 * | namespace | what the compiler would drop without a word |
 * | decorator | what no engine here has |
 * | type | expressions and types that take long or deep to read |
 * | syntax | code that is none |
 * | name | the wrong name, or a name that is no function |
 * | output | hostile text: HTML, terminals, spreadsheets, NUL, surrogates |
 * | calls | answers that differ from call to call |
 * | honest | right, in an unusual style |
 * | bytes | encodings |
 * | notebook | notebooks |
 */
const corpus: Readonly<Record<string, Honest>> = {
  "loop-async": [0, "timeout"],
  "loop-call": [0, "timeout"],
  "loop-catch": [0, "timeout"],
  "loop-finally": [0, "timeout"],
  "loop-generator": [0, "timeout"],
  "loop-getter": [0, "error"],
  "loop-join": [0],
  "loop-microtasks": [0, "timeout"],
  "loop-microtasks-after-answer": [5],
  "loop-never": [0, "error"],
  "loop-proxy": [0, "timeout"],
  "loop-regex": [0, "timeout"],
  "loop-replace": [0, "timeout"],
  "loop-sort": [0],
  "loop-then-getter": [0, "timeout"],
  "loop-to-json": [0, "timeout"],
  "loop-top": [0, "timeout"],
  "loop-wasm-wait": [0],
  "bomb-answer": [0, "output"],
  "bomb-array": [0, "memory"],
  "bomb-bigint": [0],
  "bomb-caught": [5],
  "bomb-class-name": [0, "error"],
  "bomb-closures": [0, "memory"],
  "bomb-console": [0, "output"],
  "bomb-cycle": [0, "error"],
  "bomb-deep-answer": [0, "error"],
  "bomb-error": [0, "error"],
  "bomb-eval": [0],
  "bomb-json": [0],
  "bomb-map": [0, "memory"],
  "bomb-name": [0, "output"],
  "bomb-recursion": [0, "error"],
  "bomb-recursion-caught": [5],
  "bomb-regex": [0],
  "bomb-shared": [0, "output"],
  "bomb-sparse": [0, "output"],
  "bomb-string": [0],
  "bomb-strings": [0, "memory"],
  "bomb-typed": [0, "memory"],
  "patch-arrays": [0],
  "patch-arrays-right": [5],
  "patch-enumerable": [5],
  "patch-error": [0],
  "patch-frozen": [5],
  "patch-function": [0],
  "patch-function-right": [5],
  "patch-globals": [0],
  "patch-globals-right": [5],
  "patch-iterator": [0],
  "patch-json": [0],
  "patch-json-right": [5],
  "patch-math": [0, "failed"],
  "patch-number": [0],
  "patch-object-prototype": [0],
  "patch-promise": [0],
  "patch-reflect": [0],
  "patch-setters": [1],
  "patch-string": [0],
  pollution: [0],
  "forge-caller": [0],
  "forge-comment": [0, "not-run"],
  "forge-inert": [0],
  "forge-names": [0],
  "forge-outcome": [0],
  "forge-prepare": [0],
  "forge-print": [0],
  "forge-refusal": [0, "error"],
  "forge-refusal-always": [1],
  "forge-return": [0, "not-run"],
  "forge-runtime": [0],
  "forge-search": [0],
  "forge-stack": [0],
  "forge-stack-thrown": [0, "error"],
  "forge-tag": [0],
  "forge-thrown": [0],
  "forge-wrapper": [0, "not-run"],
  "value-async": [0, "error"],
  "value-bigint": [1],
  "value-boxed": [1],
  "value-changing": [1],
  "value-frozen": [5],
  "value-function": [0, "error"],
  "value-generator": [0],
  "value-getter": [1],
  "value-getter-item": [1],
  "value-hidden": [1],
  "value-infinite": [0],
  "value-inherited": [1],
  "value-instance": [1],
  "value-list-like": [1],
  "value-map": [1],
  "value-nan": [0],
  "value-nothing": [0],
  "value-null-prototype": [5],
  "value-proxy": [5],
  "value-proxy-lies": [1],
  "value-strings": [1],
  "value-symbol": [0, "error"],
  "value-tagged": [5],
  "value-thenable": [1],
  "value-to-json": [1],
  "value-to-primitive": [1],
  "value-tolerance": [1],
  "value-typed": [1],
  "value-value-of": [1],
  "reach-arguments": [0],
  "reach-async-constructor": [0],
  "reach-constructor": [0],
  "reach-deno": [0],
  "reach-deno-env": [0],
  "reach-deno-exit": [0],
  "reach-deno-run": [0],
  "reach-eval-import": [0],
  "reach-eval-path": [0, "error"],
  "reach-fetch": [0],
  "reach-function-import": [0],
  "reach-global": [0],
  "reach-process": [0],
  "reach-process-binding": [0],
  "reach-process-builtin": [0],
  "reach-process-exit": [0],
  "reach-process-kill": [0],
  "reach-proto-args": [0],
  "reach-quickjs-os": [0],
  "reach-quickjs-std": [0],
  "reach-require": [0],
  "reach-shared-buffer": [0],
  "reach-socket": [0],
  "reach-timer": [0],
  "reach-top": [5],
  "reach-wasm": [0],
  "reach-worker": [0],
  "reach-xhr": [0],
  "import-data": [0, "not-run"],
  "import-default": [0, "not-run"],
  "import-dynamic": [0, "not-run"],
  "import-escape": [0],
  "import-file": [0, "not-run"],
  "import-library": [5],
  "import-meta": [0, "not-run"],
  "import-node": [0, "not-run"],
  "import-notebook": [5],
  "import-patch": [0],
  "import-require": [0, "not-run"],
  "import-types": [5],
  "import-unknown": [0, "error"],
  "import-url": [0, "not-run"],
  "export-all": [0, "not-run"],
  "export-default": [5],
  "export-list": [5],
  namespace: [0, "not-run"],
  decorator: [0, "not-run"],
  "type-arguments": [0, "not-run"],
  "type-arrows": [0, "not-run"],
  "type-generics": [0, "not-run"],
  "type-lies": [5],
  "type-lists": [0, "not-run"],
  "type-parentheses": [0, "not-run"],
  "type-recursive": [5],
  "type-templates": [0, "not-run"],
  "type-ternaries": [5],
  "type-ternary-arrows": [0, "not-run"],
  "type-union": [5],
  "syntax-broken": [0, "not-run"],
  "syntax-comment": [0],
  "syntax-empty": [0],
  "syntax-long": [0, "not-run"],
  "syntax-python": [0, "not-run"],
  "syntax-twice": [0, "not-run"],
  "syntax-unfinished": [0, "not-run"],
  "syntax-with": [0, "not-run"],
  "name-homoglyph": [0, "error"],
  "name-missing": [0, "error"],
  "name-number": [0, "error"],
  "name-thenable": [5],
  "output-error": [0, "error"],
  "output-error-name": [0, "error"],
  "output-key": [0],
  "output-message-getter": [0, "error"],
  "output-message-object": [0],
  "output-thrown-hostile": [0, "error"],
  "output-value": [0],
  "calls-differ": [1],
  "calls-hard-coded": [3],
  "calls-memory": [5],
  "calls-random": [0],
  "calls-redefine": [5],
  "calls-same-object": [5],
  "honest-arrow": [5],
  "honest-class": [5],
  "honest-clones": [5],
  "honest-console": [5],
  "honest-emoji": [5],
  "honest-enum": [5],
  "honest-exports": [5],
  "honest-generator": [5],
  "honest-labels": [5],
  "honest-language": [5],
  "honest-optional": [5],
  "honest-overload": [5],
  "honest-plain": [5],
  "honest-plot": [5],
  "honest-prints": [5],
  "honest-recursive": [5],
  "honest-typed-inside": [5],
  "honest-var": [5],
  "honest-waits": [5],
  "bytes-bom-crlf": [5],
  "bytes-cr": [5],
  "bytes-latin1": [0, "not-run"],
  "bytes-line-separator": [5],
  "bytes-nul": [0, "not-run"],
  "bytes-surrogate": [0, "not-run"],
  "bytes-utf16": [0, "not-run"],
  "bytes-zip": [0, "not-run"],
  "notebook-again": [5],
  "notebook-again-wrong": [0, "failed"],
  "notebook-broken": [0, "not-run"],
  "notebook-check": [5],
  "notebook-deep": [0, "not-run"],
  "notebook-helper": [5],
  "notebook-list": [0, "not-run"],
  "notebook-right": [5],
  "notebook-source": [0, "not-run"],
  "notebook-syntax": [0, "not-run"],
  "notebook-twice": [0, "not-run"],
  "notebook-untagged": [0, "not-run"],
};

const folder = "test/grading/corpus";
/** Where submissions try to write. */
const canaryFile = "/tmp/lrlab-canary";
const canary = "canary-in-the-environment";

/** What runs until it is stopped is asked one test only: stopping is what takes time here. */
const isStopped = (id: string): boolean => /^(loop|bomb)-/.test(id) && corpus[id]?.[0] === 0;
const taskOf = (id: string): Task =>
  isStopped(id)
    ? {
        ...halving,
        limits: { ...halving.limits, timeMs: 150 },
        exercise: { ...halving.exercise, tests: halving.exercise.tests.slice(0, 1) },
      }
    : { ...halving, limits: { ...halving.limits, timeMs: 1000 } };

test("every file of the corpus has its score, and no other", () => {
  const ids = readSubmissions(folder, "halve").found.map(({ id }) => id);
  expect(ids.toSorted()).toEqual(Object.keys(corpus).toSorted());
  expect(ids.length).toBeGreaterThan(200);
});

describe.each(engineNames)("the corpus in %s", (engine) => {
  const rows = new Map<string, Row>();
  let jail: Jail;
  let grown = 0;

  beforeAll(async () => {
    rmSync(canaryFile, { force: true });
    process.env.LRLAB_CANARY = canary;
    jail = await openJail({ engine, jobs: 2 });
    const before = process.memoryUsage.rss();
    const found = [...readSubmissions(folder, "halve").found];
    const grade = async (): Promise<void> => {
      for (let next = found.shift(); next; next = found.shift()) {
        rows.set(next.id, await gradeSubmission(next.read(), taskOf(next.id), jail));
        grown = Math.max(grown, process.memoryUsage.rss() - before);
      }
    };
    await Promise.all([grade(), grade()]);
  }, 300_000);

  afterAll(async () => {
    Reflect.deleteProperty(process.env, "LRLAB_CANARY");
    await jail?.close();
  });

  test.each(Object.keys(corpus))("%s gets its honest score", (id) => {
    const row = rows.get(id);
    const [honest, status] = corpus[id] ?? [];
    const first = row?.tests[0];
    expect(row?.score, JSON.stringify(row?.tests)).toBe(honest);
    expect(row?.gradable).toBe(first?.status !== "not-run");
    // What fills its memory, or makes too much to say, may run out of time first.
    if (status === "memory" || status === "output") expect([status, "timeout"]).toContain(first?.status);
    else if (status !== undefined) expect(first?.status).toBe(status);
  });

  test("nothing was written outside, and no secret got out", () => {
    expect(existsSync(canaryFile)).toBe(false);
    const told = JSON.stringify([...rows.values()]);
    expect(told).not.toContain(canary);
    // Where this machine has them.
    expect(told).not.toContain("grading/jails");
    expect(told).not.toContain("/canary.js");
  });

  test("messages are short, whatever was put out", () => {
    const longest = Math.max(...[...rows.values()].flatMap(({ tests }) => tests.map(({ message }) => message.length)));
    expect(longest).toBeLessThan(1000);
  });

  test("the grader holds little of what answers put out", () => {
    expect(grown / 2 ** 20).toBeLessThan(200);
  });
});
