import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bubblewrap } from "../../src/grading/bubblewrap.ts";
import { builtFile } from "../../src/grading/builtFile.ts";
import { denoStart } from "../../src/grading/denoJail.ts";
import { gradeSubmission } from "../../src/grading/gradeSubmission.ts";
import type { Answer, Jail, Job } from "../../src/grading/jail.ts";
import { openPool } from "../../src/grading/jailPool.ts";
import { JailProcess, type Start } from "../../src/grading/jailProcess.ts";
import { openJail } from "../../src/grading/openJail.ts";
import { quickjsStart } from "../../src/grading/quickjsJail.ts";
import type { Submission } from "../../src/grading/submission.ts";
import { type EngineName, engineNames, type Task, usualLimits } from "../../src/grading/task.ts";
import { answerCalls } from "../../src/lessons/answerCalls.ts";
import type { Plain } from "../../src/lessons/plain.ts";
import { requirePart } from "../realParts.ts";
import { halving } from "./halving.ts";

const jobOf = (code: string, calls: Job["calls"] = [[]], limits: Partial<Job["limits"]> = {}): Job => ({
  code,
  entry: "f",
  calls,
  limits: { ...usualLimits, ...limits },
});

/** Bodies of `f` whose outcomes have to read as they do on the page and in the notebook, which call it directly. */
const bodies = [
  "return undefined",
  "return null",
  "return [1, , -0, NaN, Infinity, -Infinity, undefined]",
  'return { a: 1, "b c": [true, "\\ud800\\u0000"], $: "NaN" }',
  "return { $: { $: 1 } }",
  "return JSON.parse('{\"__proto__\": 1}')",
  "return Object.assign(Object.create(null), { a: 1 })",
  "return async () => 1",
  "return Promise.resolve(1)",
  "return { then() {} }",
  "return new Map()",
  "return new Number(1)",
  "return [new Date(0)]",
  "return { a: { b: [Symbol('x')] } }",
  "return { a: { get b() { return 1; } } }",
  "return Object.defineProperty([1, 2], 1, { get: () => 2 })",
  "return new Proxy([1, { a: 2 }], {})",
  "return 3n",
  "return class Rate {}",
  "const list = []; list.push(list); return list",
  "throw new RangeError('no')",
  "throw 'text'",
  "throw { a: 1 }",
  "throw null",
  "throw Object.assign(new Error('x'), { name: { toString() { throw 1; } } })",
  "return [...arguments]",
  "arguments[0].push(1); return arguments[0].length",
];

describe.each(engineNames)("a jail of %s", (engine) => {
  let jail: Jail;
  beforeAll(async () => {
    jail = await openJail({ engine, jobs: 2 });
  });
  afterAll(() => jail.close());

  test("answers as the page and the notebook do", async () => {
    const calls = [[[1, { a: -0 }], Number.NaN], [[]]];
    for (const body of bodies) {
      const code = `function f() { ${body} }`;
      const { outcomes } = (await jail.run(jobOf(code, calls))) as { outcomes: unknown };
      const here = answerCalls("f", new Function(`"use strict"; ${code}; return f`)(), calls);
      const cut = here.map((outcome) =>
        outcome.ok ? outcome : { ...outcome, error: expect.stringContaining(outcome.error.slice(0, 300)) },
      );
      expect(outcomes, body).toEqual(cut);
    }
  });

  test("carries any plain value there and back", async () => {
    const plain = fc.anything({
      values: [fc.boolean(), fc.double(), fc.string({ unit: "binary" }), fc.constantFrom(null, undefined, "$", -0, Number.NaN)],
      key: fc.oneof(fc.string(), fc.constant("$")).filter((key) => key !== "then"),
    });
    const values = fc.sample(plain, 60) as Plain[];
    const answer = await jail.run(
      jobOf(
        "function f(value) { return value; }",
        values.map((value) => [value]),
      ),
    );
    expect(answer).toEqual({ kind: "answered", outcomes: values.map((value) => ({ ok: true, value })) });
  });

  test("begins every job from nothing, and keeps one job's calls together", async () => {
    const code = "globalThis.count ??= 0; function f() { return [++globalThis.count, Math.random(), Date.now()]; }";
    const [first, second] = await Promise.all([jail.run(jobOf(code, [[], []])), jail.run(jobOf(code, [[], []]))]);
    expect(first).toEqual(second);
    expect((first as unknown as { outcomes: { value: number[] }[] }).outcomes.map(({ value }) => value[0])).toEqual([1, 2]);
  });

  test.each<[string, string, Partial<Job["limits"]>, Partial<Answer>]>([
    ["no function", "const g = 1;", {}, { kind: "unloaded", message: "f must be a function, got undefined" }],
    ["an error at its top", "throw new TypeError('top');", {}, { kind: "unloaded", message: "it threw TypeError: top" }],
    ["a loop", "for (;;);", { timeMs: 100 }, { kind: "stopped", by: "timeout", message: "it ran for longer than 100 ms" }],
    [
      "too long an answer",
      'const f = () => "x".repeat(2000);',
      { outputBytes: 1000 },
      { kind: "stopped", by: "output", message: "it put out more than 1000 bytes" },
    ],
    ["an answer too long in bytes alone", 'const f = () => "é".repeat(600);', { outputBytes: 1000 }, { kind: "stopped", by: "output" }],
    [
      "too much memory",
      "const f = () => { const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1)); };",
      { memoryMiB: 32 },
      { kind: "stopped", by: "memory", message: "it took more than 32 MiB of memory" },
    ],
  ])("tells of %s", async (_, code, limits, answer) => {
    expect(await jail.run(jobOf(code, [[]], limits))).toMatchObject(answer);
  });

  test("is there for the next job after each of those", async () => {
    expect(await jail.run(jobOf("const f = (x) => x + 1;", [[1]]))).toEqual({ kind: "answered", outcomes: [{ ok: true, value: 2 }] });
  });

  test("refuses jobs once it is closed", async () => {
    const closed = await openJail({ engine });
    await closed.close();
    await expect(closed.run(jobOf("const f = () => 1;"))).rejects.toThrow("this jail is closed. Open another one.");
  });
});

/** Every name of the language in a realm, with the members of what has such: "Array", "Array.from", "Array.prototype.map". */
const members = `function f() {
  const names = Object.getOwnPropertyNames(globalThis);
  const of = (path, value) => [path, ...Reflect.ownKeys(value).map((key) => path + (typeof key === "symbol" ? "[" + key.description + "]" : "." + key))];
  return names.flatMap((name) => {
    const value = globalThis[name];
    if (Object(value) !== value || value === globalThis) return [name];
    return typeof value === "function" && value.prototype ? [...of(name, value), ...of(name + ".prototype", value.prototype)] : of(name, value);
  });
}`;

test("what a notebook's engine has of the language, both have, but for what is named here", async () => {
  const [quickjs, deno] = await Promise.all(
    engineNames.map(async (engine) => {
      const jail = await openJail({ engine });
      const answer = await jail.run(jobOf(members)).finally(() => jail.close());
      return new Set((answer as unknown as { outcomes: { value: string[] }[] }).outcomes[0]?.value);
    }),
  );
  const lacks = [...(deno ?? [])].filter((name) => !quickjs?.has(name) && !/^RegExp\.(\$|input|last|left|right)/.test(name));
  const apart = lacks.filter((name) => !lacks.includes(name.split(/[.[]/)[0] as string) || !/[.[]/.test(name));
  expect(apart.toSorted()).toEqual(
    [
      // A whole: an answer hears that it is not there.
      ...["AsyncDisposableStack", "DisposableStack", "Intl", "SuppressedError", "TextDecoder", "WebAssembly"],
      // For waiting, for using, which QuickJS can't read, or new.
      ...["Array.fromAsync", "Symbol.asyncDispose", "Symbol.dispose", "Symbol.metadata", "Iterator.prototype[Symbol.dispose]"],
      ...["JSON.isRawJSON", "JSON.rawJSON", "Date.prototype.toTemporalInstant", "Error.stackTraceLimit"],
      ...["Uint8Array.fromBase64", "Uint8Array.fromHex", "Uint8Array.prototype.setFromBase64", "Uint8Array.prototype.setFromHex"],
      ...["TextEncoder.prototype.encodeInto", "TextEncoder.prototype.encoding", "TextEncoder.prototype[Symbol.toStringTag]"],
      "TextEncoder.prototype[Deno.privateCustomInspect]",
      ...[
        "Uint8Array.prototype.toBase64",
        "Uint8Array.prototype.toHex",
        "structuredClone.prototype",
        "structuredClone.prototype.constructor",
      ],
    ].toSorted(),
  );
  const here = [...(deno ?? [])].filter((name) => /^[A-Z]\w+(\.|$)/.test(name) && !name.includes("["));
  expect(here.length).toBeGreaterThan(700);
});

test("names compare and numbers read in QuickJS as in a notebook", async () => {
  const texts = fc.sample(fc.string({ unit: fc.constantFrom(..."abABzZ09_- "), maxLength: 4 }), { numRuns: 200, seed: 1 });
  const numbers = fc.sample(fc.integer({ min: -1e9, max: 1e9 }), { numRuns: 50, seed: 1 }).flatMap((n) => [n, n / 8, n / 1000]);
  const asked = numbers.filter((n) => /^-?\d+(\.\d{1,3})?$/.test(String(n)));
  const code =
    "const f = (texts, numbers) => [texts.map((a, i) => a.localeCompare(texts[i + 1] ?? '')), numbers.map((n) => n.toLocaleString())];";
  const jail = await openJail({ engine: "quickjs" });
  const answer = await jail.run(jobOf(code, [[texts, asked]])).finally(() => jail.close());
  const value = [texts.map((a, i) => a.localeCompare(texts[i + 1] ?? "", "en")), asked.map((n) => n.toLocaleString("en-US"))];
  expect(answer).toEqual({ kind: "answered", outcomes: [{ ok: true, value }] });
});

test("what is not there is named", async () => {
  const none = (what: string): string => `${what} is not there where this exercise is graded (QuickJS); --engine deno has it`;
  const jail = await openJail({ engine: "quickjs" });
  const told = async (body: string): Promise<unknown> => {
    const answer = await jail.run(jobOf(body.includes("f =") ? body : `const f = () => { ${body} };`));
    return answer.kind === "answered" ? answer.outcomes[0] : answer;
  };
  try {
    expect(await told("new Intl.NumberFormat()")).toEqual({ ok: false, error: `it threw ReferenceError: ${none("Intl")}` });
    expect(await told("return (1.5).toLocaleString('de')")).toMatchObject({
      error: `it threw TypeError: ${none("toLocaleString in a language or with options")}`,
    });
    expect(await told("return (1e-7).toLocaleString()")).toMatchObject({ error: `it threw TypeError: ${none("toLocaleString of 1e-7")}` });
    expect(await told("return 'ä'.localeCompare('b')")).toMatchObject({ error: expect.stringContaining("localeCompare of other than") });
    expect(await told("return new Date().toLocaleDateString()")).toMatchObject({
      error: expect.stringContaining("a Date's toLocaleDateS"),
    });
    expect(await told("{ using a = null; } const f = () => 1;")).toMatchObject({
      kind: "unloaded",
      message: expect.stringMatching(/^it threw SyntaxError: this syntax \(.*\) is not there where/),
    });
    expect(await told("setTimeout(() => 1)")).toMatchObject({
      error:
        "it threw ReferenceError: setTimeout is not there where this exercise is graded: an answer computes, and neither waits nor reaches out",
    });
    expect(await told("return typeof Intl + typeof setTimeout")).toEqual({ ok: true, value: "undefinedundefined" });
    expect(await told("missing()")).toMatchObject({ error: expect.stringContaining("is not defined") });
  } finally {
    await jail.close();
  }
});

test.skipIf(process.platform !== "linux")("who sleeps for ever is stopped long before the clock on the wall says so", async () => {
  const start = (): Start => ({
    command: process.execPath,
    args: [
      "-e",
      'const mark = process.argv[1]; process.stdout.write(mark + "5:ready"); process.stdin.once("data", () => {}); setTimeout(() => {}, 1e6);',
    ],
    env: {},
  });
  const jail = await openPool({ engine: "deno", jobs: 1, start, usesAtMost: 1 });
  const began = performance.now();
  try {
    expect(await jail.run(jobOf("", [[]], { timeMs: 60_000 }))).toMatchObject({ by: "timeout" });
    expect(performance.now() - began).toBeLessThan(20_000);
  } finally {
    await jail.close();
  }
});

test.skipIf(process.platform !== "linux")("a process that runs bombs one after another holds one of them at a time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "jail-"));
  const { command, args, env } = quickjsStart();
  const said = ["-c", `echo $$ > ${folder}/pid; exec "$@"`, "sh", command, ...args];
  const child = new JailProcess({ command: "/bin/sh", args: said, env }, 64);
  const bomb = "const f = () => { const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1)); };";
  try {
    await child.ready;
    const status = `/proc/${readFileSync(`${folder}/pid`, "latin1").trim()}/status`;
    const peaks: number[] = [];
    for (let i = 0; i < 6; i++) {
      await child.ask({ code: bomb, entry: "f", calls: "[[]]", limits: usualLimits });
      peaks.push(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, "latin1"))?.[1]) / 1024);
    }
    // The engine's own 80, a job's 64; without care it came to 300.
    expect(Math.max(...peaks)).toBeLessThan(200);
    expect(Math.min(...peaks)).toBeGreaterThan(100);
  } finally {
    await child.close();
    rmSync(folder, { recursive: true });
  }
});

test("the engine for training has it, and the other one says so", async () => {
  const code = 'const { tensor } = __lr.import("lrlab/engine", ["tensor"]); const f = () => typeof tensor;';
  const ask = async (engine: EngineName): Promise<Answer> => {
    const jail = await openJail({ engine });
    try {
      return await jail.run(jobOf(code));
    } finally {
      await jail.close();
    }
  };
  expect(await ask("deno")).toEqual({ kind: "answered", outcomes: [{ ok: true, value: "function" }] });
  expect(await ask("quickjs")).toMatchObject({ kind: "unloaded", message: expect.stringContaining('"lrlab/engine" is not there') });
});

const hasWall = requirePart("bubblewrap", "the outer wall around jails");

describe.skipIf(!hasWall)("an outer wall", () => {
  test.each(engineNames)("stands around %s, and stopping reaches through it", async (engine) => {
    const jail = await openJail({ engine, sandbox: "bwrap" });
    try {
      expect(await jail.run(jobOf("const f = (x) => x + 1;", [[1]]))).toEqual({ kind: "answered", outcomes: [{ ok: true, value: 2 }] });
      expect(
        await jail.run(jobOf("const f = () => [].join.call({ length: 2 ** 31 }) && /(a+)+b/.test('a'.repeat(60));", [[]], { timeMs: 100 })),
      ).toMatchObject({
        kind: expect.stringMatching(/stopped|answered/),
      });
      expect(await jail.run(jobOf("for (;;);", [[]], { timeMs: 100 }))).toMatchObject({ by: "timeout" });
    } finally {
      await jail.close();
    }
  });
});

test.skipIf(!hasWall)("nothing of an outer wall is left, whenever it is ended", async () => {
  const wrap = bubblewrap();
  const mark = `WALL_${process.pid}`;
  const start = wrap({ ...quickjsStart(), env: { [mark]: "1" } });
  for (let i = 0; i < 60; i++) {
    const walled = new JailProcess(start, 64);
    await sleep(i / 6);
    await walled.close();
  }
  const isOne = (pid: string): boolean => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "latin1").includes(mark);
    } catch {
      return false; // it has just ended
    }
  };
  await expect.poll(() => readdirSync("/proc").filter(isOne), { timeout: 5000 }).toEqual([]);
});

describe("a process that is no longer ours", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "jail-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Asks a child whose program is `program`; it has the mark of its frames and may write anything. */
  const ask = async (program: string): Promise<Answer> => {
    const path = join(folder, "child.cjs");
    writeFileSync(
      path,
      `const mark = process.argv[2]; const frame = (text, length = Buffer.byteLength(text)) => process.stdout.write(mark + length + ":" + text);
       frame("ready"); process.stdin.once("data", () => { ${program} });`,
    );
    const start = () => ({ command: process.execPath, args: [path], env: {} });
    const jail = await openPool({ engine: "quickjs", jobs: 1, start, usesAtMost: 5 });
    try {
      return await jail.run(jobOf("", [[]], { outputBytes: 10_000, timeMs: 1000 }));
    } finally {
      await jail.close();
    }
  };
  const outcome = '{"kind":"answered","outcomes":[{"ok":true,"value":1}]}';

  test.each([
    ["junk before a frame", `process.stdout.write('5:ready{"kind":"answered"}'); frame('${outcome}');`, { kind: "answered" }],
    ["no frame at all", "process.exit(0);", { by: "crash" }],
    ["a flood", "setInterval(() => process.stdout.write('x'.repeat(1e5)), 1);", { by: "output" }],
    [
      "a frame that claims to be endless",
      "frame('{', 1e15); setInterval(() => process.stdout.write(' '.repeat(9000)), 1);",
      { by: "output" },
    ],
    ["a frame that is no JSON", "frame('{{');", { by: "crash" }],
    ["a frame of another kind", `frame('{"kind":"graded","score":5}');`, { by: "crash" }],
    ["outcomes that are none", `frame('{"kind":"answered","outcomes":[{"ok":1}]}');`, { by: "crash" }],
    ["a value that is not plain data", `frame('{"kind":"answered","outcomes":[{"ok":true,"value":{"$":"other"}}]}');`, { by: "crash" }],
    [
      "a value without a floor",
      `frame('{"kind":"answered","outcomes":[{"ok":true,"value":' + '['.repeat(4000) + ']'.repeat(4000) + '}]}');`,
      { by: "crash" },
    ],
    ["a reason to stop that there is not", `frame('{"kind":"stopped","by":"mercy"}');`, { by: "crash" }],
  ])("may send %s", async (_, program, answer) => {
    expect(await ask(program)).toMatchObject(answer);
  });
});

test.skipIf(!existsSync("/usr/bin/setpriv")).each(engineNames)("answers in %s don't outlive a grader that was killed", async (engine) => {
  const program = `const { openJail } = await import(${JSON.stringify(pathToFileURL(builtFile("openJail.js")).href)});
    const jail = await openJail({ engine: ${JSON.stringify(engine)} });
    setTimeout(() => console.log("looping"), 300);
    await jail.run({ code: "for (;;);", entry: "f", calls: [[]], limits: { timeMs: 30000, memoryMiB: 64, outputBytes: 1000 } });`;
  const grader = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(grader.stdout, "data");
  const { pid } = grader;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(" ");
  expect(children.length).toBeGreaterThan(0);
  grader.kill("SIGKILL");
  await expect.poll(() => children.filter((child) => existsSync(`/proc/${child}`)), { timeout: 5000 }).toEqual([]);
});

test.skipIf(process.platform !== "linux").each([true, false])(
  "a process that leaves one behind, which holds its pipes open, is not waited for (leads a session: %s)",
  async (leads) => {
    const folder = mkdtempSync(join(tmpdir(), "jail-"));
    const left = join(folder, "left");
    const program = `const { pid } = require("node:child_process").spawn("sleep", ["20"], { stdio: ["ignore", "inherit", "inherit"] });
      require("node:fs").writeFileSync(${JSON.stringify(left)}, String(pid));
      process.stdout.write(process.argv[1] + "5:ready"); process.stdin.once("data", () => process.exit());`;
    const start = (): Start => ({ command: process.execPath, args: ["-e", program], env: { PATH: process.env.PATH ?? "" }, leads });
    const jail = await openPool({ engine: "deno", jobs: 1, start, usesAtMost: 1 });
    const pid = Number(readFileSync(left, "utf8"));
    const began = performance.now();
    try {
      expect(await jail.run(jobOf(""))).toMatchObject({ by: "crash" });
      await jail.close();
      expect(performance.now() - began).toBeLessThan(10_000);
      if (leads) await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 5000 }).toBe(false);
      else expect(existsSync(`/proc/${pid}`)).toBe(true);
    } finally {
      await jail.close();
      if (!leads) process.kill(pid);
      rmSync(folder, { recursive: true });
    }
  },
);

test("a jail that can't be started says so, and what was said there", async () => {
  const start = () => ({ command: process.execPath, args: ["-e", "console.error('no room'); process.exit(3)"], env: {} });
  await expect(openPool({ engine: "quickjs", jobs: 2, start, usesAtMost: 1 })).rejects.toThrow(
    /the jail can't be started: .* did not come to be ready \(no room\)/,
  );
  const missing = () => ({ command: "/no/such/program", args: [], env: {} });
  await expect(openPool({ engine: "quickjs", jobs: 1, start: missing, usesAtMost: 1 })).rejects.toThrow(/no\/such\/program/);
});

test.each<[Parameters<typeof openJail>[0], string]>([
  [{ engine: "v8" as EngineName }, 'openJail: engine must be quickjs or deno, got "v8". Choose one.'],
  [{ engine: "quickjs", jobs: 0 }, "openJail: jobs must be a whole number >= 1, got 0. Say one per processor."],
  [{ engine: "quickjs", jobs: 1.5 }, "openJail: jobs must be a whole number >= 1, got 1.5. Say one per processor."],
  [{ engine: "quickjs", sandbox: "chroot" as "bwrap" }, 'openJail: sandbox must be bwrap, got "chroot". Leave it out for none.'],
])("openJail refuses %j", async (options, message) => {
  await expect(openJail(options)).rejects.toThrow(message);
});

describe("gradeSubmission", () => {
  const submission = (code: string): Submission => ({
    id: "ada",
    path: "ada.ts",
    content: { code, place: (line) => `line ${line + 10} of her file` },
  });
  const answering = (answer: Answer): Jail => ({ engine: "quickjs", run: async () => answer, close: async () => undefined });
  const code = "export const halve = 1;";

  test("says where a syntax error stands in what the student sees, at every test, and does not call it zero points alone", async () => {
    const row = await gradeSubmission(submission("const a = 1;\nconst b = ;"), halving, answering({ kind: "answered", outcomes: [] }));
    expect(row).toMatchObject({
      submission: "ada",
      exercise: "halve",
      score: 0,
      max: 5,
      gradable: false,
      engine: "quickjs",
      spec: "corpus",
    });
    expect(row.tests.map(({ status, message }) => [status, message])).toEqual(
      halving.exercise.tests.map(() => ["not-run", "SyntaxError: Unexpected token (line 12 of her file)"]),
    );
  });

  test("passes a reader's trouble on", async () => {
    const row = await gradeSubmission(
      { id: "ada", path: "ada.ts", content: { trouble: "no cell has the tag halve" } },
      halving,
      answering({ kind: "answered", outcomes: [] }),
    );
    expect([row.gradable, row.tests[0]?.message]).toEqual([false, "no cell has the tag halve"]);
  });

  test.each<[Answer, string]>([
    [{ kind: "unloaded", message: "it threw RangeError: n must" }, "error"],
    [{ kind: "stopped", by: "timeout", message: "n must be faster" }, "timeout"],
    [{ kind: "stopped", by: "memory", message: "m" }, "memory"],
    [{ kind: "stopped", by: "output", message: "o" }, "output"],
    [{ kind: "stopped", by: "crash", message: "c" }, "error"],
  ])("pays nothing for %j, also where a test wants an error", async (answer, status) => {
    const paid: Task = {
      ...halving,
      exercise: {
        entry: "halve",
        tests: [{ name: "must throw", points: 1, calls: () => [[]], judge: ([first]) => ({ score: first?.ok ? 0 : 1, message: "" }) }],
      },
    };
    const row = await gradeSubmission(submission(code), paid, answering(answer));
    expect([row.score, row.tests[0]?.status]).toEqual([0, status]);
    expect(row.tests[0]?.message).toBe("message" in answer ? answer.message : "");
  });

  test("calls a broken test a fault, and part of the points partial", async () => {
    const judged = (judge: () => { score: number; message: string }): Task => ({
      ...halving,
      exercise: { entry: "halve", tests: [{ name: "t", points: 4, calls: () => [[]], judge }] },
    });
    const answered: Answer = { kind: "answered", outcomes: [{ ok: true, value: 1 }] };
    const broken = await gradeSubmission(
      submission(code),
      judged(() => {
        throw new Error("oh");
      }),
      answering(answered),
    );
    expect(broken.tests[0]).toMatchObject({ status: "fault", score: 0, message: expect.stringContaining("This test is broken") });
    const stopped: Answer = { kind: "stopped", by: "timeout", message: "it ran" };
    const endless = await gradeSubmission(
      submission(code),
      judged(() => {
        throw new Error("oh");
      }),
      answering(stopped),
    );
    expect(endless.tests[0]).toMatchObject({ status: "timeout", message: "it ran" });
    const half = await gradeSubmission(
      submission(code),
      judged(() => ({ score: 0.5, message: "half" })),
      answering(answered),
    );
    expect(half.tests[0]).toMatchObject({ status: "partial", score: 2, max: 4 });
  });

  test("says no more than a little of what a test says", async () => {
    const judge = () => ({ score: 1, message: "x".repeat(1e6) });
    const loud: Task = { ...halving, exercise: { entry: "halve", tests: [{ name: "t", points: 1, calls: () => [[]], judge }] } };
    const row = await gradeSubmission(submission(code), loud, answering({ kind: "answered", outcomes: [{ ok: true, value: 1 }] }));
    expect(row.tests[0]?.message).toBe(`${"x".repeat(1997)}...`);
  });

  test("a jail's own fault is nobody's zero", async () => {
    const broken: Jail = {
      engine: "quickjs",
      run: () => Promise.reject(new Error("the jail can't be started")),
      close: async () => undefined,
    };
    await expect(gradeSubmission(submission(code), halving, broken)).rejects.toThrow("the jail can't be started");
  });
});

describe("whoever breaks out of an engine finds a process that may do nothing", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "jail-"));
    process.env.LRLAB_CANARY = "lrlab-canary";
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    Reflect.deleteProperty(process.env, "LRLAB_CANARY");
  });

  /** What a program gets where the jail's child would stand: "kept" for each attempt that failed. */
  function attempt({ command, args, env }: Start, program: (file: string) => readonly string[]): unknown {
    const target = JSON.stringify(join(folder, "canary"));
    const attempts = `[
      () => fs.readFileSync("/etc/hostname"), () => fs.writeFileSync(${target}, "x"), () => fs.readdirSync("/"), () => fs.mkdirSync(${target}),
      () => child.execFileSync("/bin/true"), () => { if (JSON.stringify(process.env).includes("lrlab-canary")) return; throw 1; },
    ]`;
    const text = `const tried = ${attempts}.map((one) => { try { one(); return "lost"; } catch { return "kept"; } });
      const socket = net.connect(9, "127.0.0.1");
      const timer = setTimeout(() => {}, 1000);
      socket.on("error", (error) => { clearTimeout(timer); console.log(JSON.stringify([...tried, /ACCESS|NotCapable|Permission/i.test(error.code + error.name + error.message) ? "kept" : "lost"])); process.exit(); });`;
    const file = join(folder, "probe.mjs");
    writeFileSync(
      file,
      `import fs from "node:fs"; import child from "node:child_process"; import net from "node:net"; import process from "node:process"; ${text}`,
    );
    const { stdout, stderr } = spawnSync(command, [...args.slice(0, -1), ...program(file)], { env, encoding: "utf8", timeout: 20_000 });
    return stdout === "" ? stderr : JSON.parse(stdout);
  }

  const kept = Array.from({ length: 7 }, () => "kept");

  test("in Node", () => {
    expect(attempt(quickjsStart(), (file) => [`--allow-fs-read=${file}`, file])).toEqual(kept);
  });

  test("in Deno", () => {
    expect(attempt(denoStart(64), (file) => [file])).toEqual(kept);
  });
});
