import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { type GradeRun, gradeRun } from "../../src/grading/gradeRun.js";
import type { Jail } from "../../src/grading/jail.js";
import { loadTasks } from "../../src/grading/loadTask.js";
import { readRow } from "../../src/grading/readRow.js";
import type { Found } from "../../src/grading/readSubmissions.js";
import { shardOf } from "../../src/grading/shardOf.js";
import { steadyJail } from "../../src/grading/steadyJail.js";
import { partPath, requirePart } from "../realParts.js";

const folder = mkdtempSync(join(tmpdir(), "lrlab-grade-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");
const bin = join(process.cwd(), "src", "cli", "bin.mjs");
const exercise = "06-warmup/adam-ratio-bound";
const grading = (out: string, ...more: string[]): string[] => [
  bin,
  "grade",
  "--exercise",
  exercise,
  "--in",
  "handed-in",
  "--out",
  out,
  ...more,
];
const lrlab = (...args: string[]) => spawnSync(process.execPath, [bin, ...args], { encoding: "utf8", cwd: folder });
const grade = (out: string, ...more: string[]) => lrlab(...grading(out, ...more).slice(1));

const solution = readFileSync(`src/lessons/course/06-warmup/exercises/adam-ratio-bound/solution.ts`, "utf8");
const students = 60;

beforeAll(() => {
  mkdirSync(at("handed-in"));
  for (let i = 0; i < students; i += 1) {
    const code =
      i % 5 === 0 ? `${solution}\nconst x = ;` : i % 3 === 0 ? 'export function adamRatioBound() {\n  throw new Error("no");\n}' : solution;
    writeFileSync(at(`handed-in/s${i}.ts`), `// ${i}\n${code}`);
  }
  writeFileSync(at("handed-in/notes.txt"), "");
});

describe("lrlab grade", { timeout: 120_000 }, () => {
  test("writes a sorted row for each submission, says what came of it, and has nothing left to do then", () => {
    const { status, stdout, stderr } = grade("whole.jsonl", "--jobs", "2");
    expect([status, stderr]).toEqual([0, expect.stringContaining("left out notes.txt (neither .ts nor .ipynb).")]);
    const rows = read("whole.jsonl")
      .trimEnd()
      .split("\n")
      .map((line) => readRow(line, "whole"));
    const ids = rows.map(({ submission }) => submission);
    expect(ids).toEqual(Array.from({ length: students }, (_, i) => `s${i}`).sort());
    expect(rows.filter(({ gradable }) => !gradable).map(({ submission }) => Number(submission.slice(1)) % 5)).toEqual(Array(12).fill(0));
    expect(rows.filter(({ score, max }) => score === max)).toHaveLength(32);
    expect(stdout).toContain("3.73 of 7 points on average, 32 with all of them.\nNot gradable: 12\n  s0: ");
    expect(stdout).toContain('and 2 more: their rows say "gradable":false');
    expect(readdirSync(folder).filter((name) => name.startsWith("whole"))).toEqual(["whole.jsonl", "whole.jsonl.run"]);
    const before = read("whole.jsonl");
    expect(grade("whole.jsonl").stdout).toContain(`Wrote whole.jsonl: ${students} rows, ${students} of them as before.`);
    expect(read("whole.jsonl")).toBe(before);
  });

  test("a kill at any moment loses nothing, and the file is the same bytes in the end", async () => {
    for (const rows of [1, 20]) {
      const child = spawn(process.execPath, grading("killed.jsonl", "--jobs", "2"), { cwd: folder, stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      while (child.exitCode === null && (!existsSync(at("killed.jsonl.part")) || read("killed.jsonl.part").split("\n").length < rows + 2))
        await sleep(20);
      child.kill("SIGKILL");
      await ended;
      expect(existsSync(at("killed.jsonl"))).toBe(false);
      truncateSync(at("killed.jsonl.part"), Buffer.byteLength(read("killed.jsonl.part")) - 40); // as a crash of the machine may leave it
    }
    const { status, stdout } = grade("killed.jsonl");
    expect([status, /rows, (1[7-9]|[2-5]\d) of them as before/.test(stdout)]).toEqual([0, true]);
    expect(read("killed.jsonl")).toBe(read("whole.jsonl"));
    expect(read("killed.jsonl.run")).toBe(read("whole.jsonl.run"));
    expect(existsSync(at("killed.jsonl.part"))).toBe(false);
  });

  test("Ctrl+C ends it with what is under way kept", async () => {
    const child = spawn(process.execPath, grading("stopped.jsonl", "--jobs", "1"), { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    while (!existsSync(at("stopped.jsonl.part")) || read("stopped.jsonl.part").split("\n").length < 4) await sleep(20);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(stderr).toMatch(/stopped\. \d+ of 60 rows are kept in stopped\.jsonl\.part; the same command goes on\./);
    expect(existsSync(at("stopped.jsonl"))).toBe(false);
  });

  test("shards are parts of the whole, and merged they are its bytes", () => {
    for (const i of [1, 2, 3]) expect(grade(`part-${i}.jsonl`, "--shard", `${i}/3`).status).toBe(0);
    const merged = lrlab("merge", "part-3.jsonl", "part-1.jsonl", "part-2.jsonl", "part-1.jsonl", "--out", "merged.jsonl");
    expect([merged.status, merged.stdout]).toEqual([
      0,
      `Wrote merged.jsonl: ${students} rows of ${exercise}, every shard there and all in agreement.\n`,
    ]);
    expect(read("merged.jsonl")).toBe(read("whole.jsonl"));
    expect(read("merged.jsonl.run")).toBe(read("whole.jsonl.run"));
  });

  test("arguments that make no sense end with 2 and say what to do", async () => {
    mkdirSync(at("empty"));
    const cases: [string[], RegExp][] = [
      [["--exercise", exercise, "--in", "empty", "--out", "x.jsonl"], /must hold a \.ts or \.ipynb file for each, and it is empty/],
      [["--exercise", exercise, "--in", "none", "--out", "x.jsonl"], /there is no such folder/],
      [
        ["--exercise", exercise, "--in", "handed-in", "--out", "handed-in"],
        /handed-in must be a file for the rows, and is a folder\. Choose another --out\./,
      ],
      [["--exercise", "06-warmup/none", "--in", "handed-in", "--out", "x.jsonl"], /06-warmup has no exercise "none"/],
      [["--exercise", exercise, "--in", "handed-in"], /it needs a file for the rows: --out/],
      [["--exercise", exercise, "--in", "handed-in", "--out", "x.jsonl", "--shard", "4/3"], /--shard must be I\/N/],
      [["--exercise", exercise, "--in", "handed-in", "--out", "x.jsonl", "--engine", "node"], /--engine must be quickjs or deno, got node/],
      [
        ["--exercise", exercise, "--in", "handed-in", "--out", "x.jsonl", "--jobs", "0"],
        /--jobs must be a whole number from 1 to 256, got 0/,
      ],
      [["--exercise", "05-dropping/multistep", "--in", "handed-in", "--out", "whole.jsonl"], /whole\.jsonl holds other results: 06-warmup/],
      [
        ["--exercise", exercise, "--in", "handed-in", "--out", "whole.jsonl", "--seed", "3"],
        /tests, limits, seed or version [0-9a-f]+, not/,
      ],
    ];
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    for (const [args, message] of cases) {
      said.mockClear();
      const inFolder = args.map((arg, i) => (/^--(in|out)$/.test(args[i - 1] ?? "") ? at(arg) : arg));
      expect(await main(["grade", ...inFolder]), args.join(" ")).toBe(2);
      expect(said.mock.calls.map(([line]) => line).join("\n")).toMatch(message);
    }
    said.mockRestore();
  });

  test.skipIf(!requirePart("bubblewrap", "a disk that is full while submissions are graded"))(
    "a full disk is named, and what is done is kept",
    () => {
      const bwrap = partPath("bubblewrap") as string; // required above
      const size = ["--dev-bind", "/", "/", "--size", "12288", "--tmpfs", at("empty")];
      const script = `"$@"; echo "exit $?"; wc -l < empty/full.jsonl.part; ls empty`;
      const { stdout, stderr, error } = spawnSync(
        bwrap,
        [...size, "--chdir", folder, "sh", "-c", script, "sh", process.execPath, ...grading("empty/full.jsonl", "--jobs", "1")],
        { encoding: "utf8" },
      );
      if (error || /bwrap: /.test(stderr))
        return console.log(`not tested: a full disk. bubblewrap can't make one here: ${stderr.split("\n")[0]}`);
      expect(stderr).toMatch(/full\.jsonl\.part can't be written \(ENOSPC\)\. The disk is full\. Make room and do the same again/);
      const [exit, lines, ...files] = stdout.trim().split("\n");
      expect(exit).toBe("exit 2"); // 1 is for faults of the grader alone
      expect(Number(lines)).toBeGreaterThan(3);
      expect(files).toEqual(["full.jsonl.part"]);
    },
  );
});

const printed = loadTasks(exercise)();

/** A run in this process, whose jail answers without running anything. */
function faked(
  out: string,
  ids: readonly string[],
  changes: Partial<GradeRun> & { readonly codeOf?: (id: string) => string; readonly asked?: string[] } = {},
) {
  const { codeOf = (id) => `export const adamRatioBound = () => "${id}";`, asked = [], ...run } = changes;
  const found = ids.map(
    (id): Found => ({
      id,
      path: `${id}.ts`,
      read: () => ({ id, path: `${id}.ts`, content: { code: codeOf(id), place: (line) => `line ${line}` } }),
    }),
  );
  const jail: Jail = {
    engine: "quickjs",
    run: async ({ code, calls }) => {
      asked.push(code);
      return { kind: "answered", outcomes: calls.map(() => ({ ok: true, value: 0 })) };
    },
    close: async () => {},
  };
  return gradeRun({
    found,
    printed,
    variants: null,
    taskOf: () => printed,
    out: at(out),
    shard: null,
    jobs: 2,
    open: async () => jail,
    ...run,
  });
}

describe("a run", () => {
  test("grades again what changed, and that alone", async () => {
    await faked("again.jsonl", ["a", "b", "c"]);
    const asked: string[] = [];
    const codeOf = (id: string): string => `export const adamRatioBound = () => "${id === "b" ? "other" : id}";`;
    const result = await faked("again.jsonl", ["a", "b", "c", "d"], { codeOf, asked });
    expect(result).toMatchObject({ end: "done", rows: 4, reused: 2 });
    expect(asked).toHaveLength(2 * printed.exercise.tests.length);
  });

  test("refuses to write over what it would not have written", async () => {
    await faked("mine.jsonl", ["a", "b"]);
    await expect(faked("mine.jsonl", ["a"])).rejects.toThrow(
      /has rows of 1 submissions that are not there any more: b\. Choose another --out/,
    );
    const text = read("mine.jsonl");
    writeFileSync(at("mine.jsonl"), text.replace('"score":0', '"score":7'));
    await expect(faked("mine.jsonl", ["a", "b"])).rejects.toThrow(/has 1 rows that were changed after they were written/);
    expect(await faked("mine.jsonl", ["a", "b"], { force: true })).toMatchObject({ end: "done", reused: 1 });
    expect(read("mine.jsonl")).toBe(text);
    rmSync(at("mine.jsonl.run"));
    await expect(faked("mine.jsonl", ["a", "b"])).rejects.toThrow(/with its .*mine\.jsonl\.run beside it, and that is missing/);
    writeFileSync(at("mine.jsonl.run"), '{"format":99}\n');
    await expect(faked("mine.jsonl", ["a", "b"])).rejects.toThrow(/must be what this version of the grader wrote, got something else/);
  });

  test("sets a journal of another run aside, and reads past lines that were cut", async () => {
    await faked("aside.jsonl", ["a", "b"]);
    const other = loadTasks(exercise)({ seed: 5 });
    const stop = AbortSignal.abort();
    renameSync(at("aside.jsonl"), at("aside-old.jsonl"));
    expect(await faked("aside.jsonl", ["a"], { printed: other, signal: stop })).toMatchObject({ end: "stopped", rows: 0 });
    const result = await faked("aside.jsonl", ["a", "b"]);
    expect(result.notes).toEqual([
      expect.stringMatching(/aside\.jsonl\.part was begun for another run .* and is kept as .*aside\.jsonl\.part\.[0-9a-f]{16}\./),
    ]);
    expect(existsSync(at(`aside.jsonl.part.${other.spec}`))).toBe(true);
    writeFileSync(at(`aside.jsonl.part`), ""); // as a full disk leaves it
    expect((await faked("aside.jsonl", ["a", "b"])).notes).toEqual([]);
    appendFileSync(at(`aside.jsonl.part`), "not a journal");
    expect((await faked("aside.jsonl", ["a", "b"])).notes).toEqual([expect.stringContaining("aside.jsonl.part.unread")]);
  });

  test("goes on from any prefix of its journal to the same bytes", async () => {
    const ids = Array.from({ length: 6 }, (_, i) => `s${i}`);
    await faked("prefix.jsonl", ids);
    const whole = read("prefix.jsonl");
    const [head] = read("prefix.jsonl.run").split("\n");
    const rows = whole.trimEnd().split("\n");
    const hashes = read("prefix.jsonl.run")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => JSON.parse(line) as string[]);
    const journal = [head, ...rows.map((row, i) => `{"content":"${hashes[i]?.[1]}","row":${row}}`), ""].join("\n");
    const whenHeadIsThere = (head?.length ?? 0) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: whenHeadIsThere, max: journal.length }), async (length) => {
        for (const name of ["cut.jsonl", "cut.jsonl.run"]) rmSync(at(name), { force: true });
        writeFileSync(at("cut.jsonl.part"), journal.slice(0, length));
        const { reused, end } = await faked("cut.jsonl", ids);
        const complete = journal
          .slice(0, length)
          .split("\n")
          .slice(1)
          .filter((line) => line.endsWith("}}")).length;
        return end === "done" && reused >= complete && reused <= complete + 1 && read("cut.jsonl") === whole;
      }),
      { numRuns: 20 },
    );
  });

  test("a grader that fails on submissions says so, keeps the others and writes no results", async () => {
    const broken: Jail = { engine: "quickjs", run: async () => Promise.reject(new Error("no more processes")), close: async () => {} };
    const result = await faked("broken.jsonl", ["a", "b"], { open: async () => broken });
    expect(result).toMatchObject({ end: "broken", rows: 0, faults: ["a.ts: no more processes", "b.ts: no more processes"] });
    expect(existsSync(at("broken.jsonl"))).toBe(false);
    await expect(faked("unopened.jsonl", ["a"], { open: async () => Promise.reject(new Error("there is no bwrap")) })).rejects.toThrow(
      "there is no bwrap",
    );
  });

  test("a crash counts when it comes three times: a kill of the machine's is nobody's answer", async () => {
    const crash = { kind: "stopped", by: "crash", message: "it ended the process" } as const;
    const right = { kind: "answered", outcomes: [] } as const;
    const crashing = (crashes: number): Jail => {
      let runs = 0;
      return {
        engine: "quickjs",
        close: async () => {},
        run: async () => {
          runs += 1;
          return runs > crashes ? right : crash;
        },
      };
    };
    const job = { code: "", entry: "f", calls: [], limits: printed.limits };
    expect(await steadyJail(crashing(0)).run(job)).toBe(right);
    expect(await steadyJail(crashing(2)).run(job)).toBe(right);
    expect(await steadyJail(crashing(3)).run(job)).toBe(crash);
  });
});

test("every submission is in exactly one shard, the same whatever else there is, and shards are of like size", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (id, of) => {
      const shard = shardOf(id, of);
      return Number.isInteger(shard) && shard >= 1 && shard <= of && shardOf(id, of) === shard;
    }),
  );
  const sizes = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i += 1) sizes[shardOf(`student-${i}`, 4) - 1] = (sizes[shardOf(`student-${i}`, 4) - 1] ?? 0) + 1;
  for (const size of sizes) expect(Math.abs(size - 1000)).toBeLessThan(5 * Math.sqrt(750)); // five standard deviations of a binomial
});
