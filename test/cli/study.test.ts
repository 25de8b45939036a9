import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonical, hash64 } from "../../src/engine/experiment/canonical.js";
import { engineVersion } from "../../src/engine/version.js";
import { listsOf, numbersOf, storedStudy } from "../../src/lessons/stored.js";
import type { StudyRow } from "../../src/lessons/studyRows.js";
import { studies } from "./studies/studies.js";

const folder = mkdtempSync(join(tmpdir(), "lrlab-study-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");
const runner = join(import.meta.dirname, "studies", "run.mjs");
const bin = join(process.cwd(), "src", "cli", "bin.mjs");

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, ...args], { encoding: "utf8", cwd: folder });
  return { status, stdout, stderr };
}

const write = (name: string, spec: object): void => writeFileSync(at(name), JSON.stringify(spec));
const rowsOf = (name: string): StudyRow[] =>
  read(name)
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line) as StudyRow);

const walk = { kind: "study", study: "walk", seeds: 3, options: { factors: [0.9, 0.5] } };
const slow = { kind: "study", study: "walk", seeds: 12, options: { factors: [0.9, 0.5], steps: 4_000_000 } };
const [theWalk] = studies;

beforeAll(() => {
  write("walk.json", walk);
  write("slow.json", slow);
});

describe("a study", () => {
  test("runs every case with every seed, and writes rows, tables and a summary", () => {
    const { status, stdout, stderr } = run("walk.json", "walk.jsonl", "2");
    expect([status, stderr]).toEqual([0, "6 of 6 runs\n"]);
    expect(
      stdout.startsWith("Wrote walk.jsonl: 6 runs.\n\nwalk: means over 3 seeds ± one standard error.\n\n| case | end | path | below |\n"),
    ).toBe(true);
    const [header = ""] = read("walk.jsonl").split("\n");
    expect(JSON.parse(header)).toEqual({ kind: "study", version: 1, engine: engineVersion, spec: walk });
    const rows = rowsOf("walk.jsonl");
    expect(rows.map(({ case: of, seed }) => [of, seed])).toEqual(["× 0.9", "× 0.5"].flatMap((of) => [1, 2, 3].map((seed) => [of, seed])));
    for (const { key, case: of, seed, values } of rows) {
      const options = { factor: of === "× 0.9" ? 0.9 : 0.5, steps: 4 };
      expect(values).toEqual(theWalk?.run(options, seed));
      expect(key).toBe(hash64(canonical("", "", { kind: "study", engine: engineVersion, study: "walk", options, seed })));
    }
    expect(readdirSync(folder).filter((name) => /part|tmp/.test(name))).toEqual([]);
  });

  test("its table has means and standard errors", () => {
    const ends = rowsOf("walk.jsonl").flatMap(({ case: of, values }) => (of === "× 0.9" ? [values.end as number] : []));
    const mean = (ends[0] as number) / 3 + (ends[1] as number) / 3 + (ends[2] as number) / 3;
    const error = Math.hypot(...ends.map((end) => end - mean)) / Math.sqrt(2) / Math.sqrt(3);
    const [, , , , first = ""] = read("walk.md").split("\n");
    expect(first.startsWith(`| × 0.9 | ${Number(mean.toPrecision(4))} ± ${Number(error.toPrecision(2))} | 0.`)).toBe(true);
    expect(first.endsWith(" | 3 without |")).toBe(true);
  });

  test("its summary gives back the lists over seeds, to six digits", () => {
    const stored = storedStudy("00-none/walk", JSON.parse(read("walk.summary.json")));
    expect([stored.engine, stored.seeds, Object.keys(stored.cases)]).toEqual([engineVersion, 3, ["× 0.9", "× 0.5"]]);
    const rows = rowsOf("walk.jsonl").filter(({ case: of }) => of === "× 0.5");
    const six = (value: unknown): number => Number((value as number).toPrecision(6));
    expect(numbersOf(stored, "× 0.5", "end")).toEqual(rows.map(({ values }) => six(values.end)));
    expect(listsOf(stored, "× 0.5", "path")).toEqual(rows.map(({ values }) => (values.path as number[]).map(six)));
    expect(stored.cases["× 0.9"]?.below).toEqual([null, null, null]);
    expect(() => numbersOf(stored, "× 0.9", "below")).toThrow(
      "numbersOf: below of × 0.9 must be one number in every run, got nothing or a list in some. Use its cases.",
    );
    expect(() => listsOf(stored, "× 0.9", "end")).toThrow(
      "listsOf: end of × 0.9 must be a list in every run, got a number or nothing in some.",
    );
    expect(() => numbersOf(stored, "× 0.7", "end")).toThrow("stored study: there must be a case × 0.7, got × 0.9, × 0.5.");
    expect(() => numbersOf(stored, "× 0.9", "start")).toThrow("stored study: × 0.9 must have a value start, got end, path, below.");
  });

  test("does nothing twice, and runs only what a larger spec adds", () => {
    const before = read("walk.jsonl");
    expect(run("walk.json", "walk.jsonl")).toMatchObject({ status: 0, stderr: "" });
    expect(read("walk.jsonl")).toBe(before);
    write("more.json", { ...walk, seeds: 4 });
    writeFileSync(at("more.jsonl"), before);
    expect(run("more.json", "more.jsonl")).toMatchObject({ status: 0, stderr: "8 of 8 runs\n" });
    const without = (rows: readonly StudyRow[]) => rows.filter(({ seed }) => seed < 4);
    expect(without(rowsOf("more.jsonl"))).toEqual(rowsOf("walk.jsonl"));
  });

  test("shards merge to the very bytes of the single run", () => {
    for (const i of [1, 2, 3]) expect(run("walk.json", `shard-${i}.jsonl`, "1", `${i}/3`).status).toBe(0);
    expect(existsSync(at("shard-1.summary.json"))).toBe(false);
    const merge = join(import.meta.dirname, "studies", "merge.mjs");
    const { status, stderr } = spawnSync(process.execPath, [merge, "merged.jsonl", ...[3, 1, 2].map((i) => `shard-${i}.jsonl`)], {
      encoding: "utf8",
      cwd: folder,
    });
    expect([status, stderr]).toEqual([0, ""]);
    for (const end of ["jsonl", "md", "summary.json"]) expect(read(`merged.${end}`)).toBe(read(`walk.${end}`));
  });

  test("killed in the middle and started again, it ends with the same bytes", async () => {
    expect(run("slow.json", "unkilled.jsonl").status).toBe(0);
    const child = spawn(process.execPath, [runner, "slow.json", "killed.jsonl", "1"], { cwd: folder, stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
    const rows = (): number => (existsSync(at("killed.jsonl.part")) ? read("killed.jsonl.part").split("\n").length - 2 : 0);
    while (rows() < 3) await sleep(5);
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    expect(rows()).toBeLessThan(24);
    expect(run("slow.json", "killed.jsonl").status).toBe(0);
    expect(read("killed.jsonl")).toBe(read("unkilled.jsonl"));
    expect(existsSync(at("killed.jsonl.part"))).toBe(false);
  }, 60_000);
});

describe("refuses", () => {
  beforeAll(() => {
    const [header = "", ...rows] = read("walk.jsonl").trimEnd().split("\n");
    writeFileSync(at("sweep.jsonl"), `${header.replace('"study"', '"sweep"')}\n`);
    writeFileSync(at("older.jsonl"), `${header.replace(/"engine":\d+/, '"engine":0')}\n`);
    writeFileSync(at("torn.jsonl"), [header, ...rows].join("\n"));
    writeFileSync(at("broken.jsonl"), `${header}\n${rows[0]?.replace('"end":', '"end":"x",_')}\n`);
    writeFileSync(at("renamed.jsonl"), `${header}\n${rows[0]?.replace("× 0.9", "× 0.5")}\n`);
  });

  test.each<[string, object, string, string?]>([
    [
      "a study that there is not",
      { ...walk, study: "swim" },
      'x.json: study must name a study, got "swim". There are: walk, broken, empty, twice, growing, thrower.',
    ],
    [
      "a part that it does not have",
      { ...walk, rates: [1] },
      "x.json: unknown parameter the spec.rates. It holds kind, study, seeds, options.",
    ],
    [
      "no seeds",
      { ...walk, seeds: 0 },
      "x.json: seeds must be a whole number >= 1 and <= 10000, got 0. Each case is run with each of the seeds 1 to this.",
    ],
    ["seeds that grow", { ...walk, seeds: { from: 2 } }, "x.json: seeds must be a whole number >= 1 and <= 10000, got "],
    ["options that are none", { ...walk, options: [1] }, "x.json: options must be an object, got [1]. They are what the study reads."],
    [
      "an option that the study does not know",
      { ...walk, options: { factor: 1 } },
      "walk: unknown option factor. It takes factors, steps.",
    ],
    [
      "too many runs",
      { ...walk, seeds: 10_000, options: { factors: Array.from({ length: 11 }, (_, i) => i / 20) } },
      "x.json: there must be at most 100000 runs, got 110000. Try fewer seeds.",
    ],
    ["no case", { ...walk, study: "empty" }, "x.json: empty must have at least one case, got none. Look at its options."],
    ["one case by two names", { ...walk, study: "twice" }, "x.json: a and b must be different cases, got the same. Leave one out."],
    ["a run that throws", { ...walk, study: "thrower" }, "thrower: it must fail, got a run."],
    [
      "a run without values",
      { ...walk, study: "broken", options: { returns: {} } },
      "runStudy: broken, seed 1: a run must return its values by name, got {}. Return { loss: 0.1 }.",
    ],
    [
      "a run that returns a number",
      { ...walk, study: "broken", options: { returns: 3 } },
      "runStudy: broken, seed 1: a run must return its values by name, got 3.",
    ],
    [
      "a value that is a text",
      { ...walk, study: "broken", options: { returns: { x: "1" } } },
      'runStudy: broken, seed 1: x must be a finite number, a list of them, or null, got "1". What diverged is null, which is a result.',
    ],
    [
      "a list with nothing in it",
      { ...walk, study: "broken", options: { returns: { x: [1, null] } } },
      "runStudy: broken, seed 1: x must be a finite number, a list of them, or null, got [1, null].",
    ],
    ["values that differ from seed to seed", { ...walk, study: "growing" }, "one: every run must return the same values, got x and x, y."],
    [
      "a file of another kind",
      walk,
      "sweep.jsonl: the first line must be that of a study's results, got something else. Choose another file.",
      "sweep",
    ],
    [
      "a file of another engine",
      walk,
      `older.jsonl: the results must be of engine version ${engineVersion}, got version 0. Their bits differ: run the study into another file.`,
      "older",
    ],
    ["a file that was cut off", walk, "torn.jsonl: the last line must end, got one that was cut off. Run the study again.", "torn"],
    [
      "a row that is none",
      walk,
      "broken.jsonl: line 2 must be a row, got something else. Delete the line and run the study again.",
      "broken",
    ],
    [
      "a row of another case",
      walk,
      "renamed.jsonl: every row must be a run of the spec, got × 0.5, seed 1 of another. Give the spec it was made with, or another file.",
      "renamed",
    ],
  ])("%s", (_, spec, message, out = "x") => {
    write("x.json", spec);
    const { status, stdout, stderr } = run("x.json", `${out}.jsonl`, "1");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.replace(/^\d+ of \d+ runs\n/, "").startsWith(message), stderr).toBe(true);
    rmSync(at("x.jsonl.part"), { force: true });
    expect(readdirSync(folder).filter((file) => /^x\.jsonl|\.tmp$/.test(file))).toEqual([]);
  });

  test("lrlab sweep knows the course's studies, and says so", () => {
    write("x.json", { ...walk, study: "swim" });
    const { status, stderr } = spawnSync(process.execPath, [bin, "sweep", "x.json", "--out", "x.jsonl"], { encoding: "utf8", cwd: folder });
    expect([status, stderr.split(". ")[0]]).toEqual([1, 'lrlab sweep: x.json: study must name a study, got "swim"']);
  });
});
