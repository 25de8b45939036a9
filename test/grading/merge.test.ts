import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { readGradebook } from "../../src/grading/gradebook.js";
import { hashOf, type RunHead, recordFile, writeResults } from "../../src/grading/gradeFiles.js";
import { isGrades, mergeGrades } from "../../src/grading/mergeGrades.js";
import type { Row } from "../../src/grading/row.js";
import { rowLine } from "../../src/grading/rowLine.js";
import { shardOf } from "../../src/grading/shardOf.js";

const folder = mkdtempSync(join(tmpdir(), "lrlab-merge-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");

const ids = Array.from({ length: 20 }, (_, i) => `student ${i}`);
const row = (submission: string, score = 1): Row => ({
  submission,
  exercise: "a/b",
  score,
  max: 2,
  tests: [{ name: "one", score, max: 2, status: score === 2 ? "passed" : "partial", message: "", visibility: "visible" }],
  gradable: true,
  engine: "quickjs",
  spec: "s",
});
const head: RunHead = { exercise: "a/b", spec: "s", engine: "quickjs", variants: null, shard: null };
function write(
  name: string,
  index: number | null,
  { changes = {}, scoreOf = () => 1 }: { changes?: Partial<RunHead>; scoreOf?: (id: string) => number } = {},
) {
  const those = ids.filter((id) => index === null || shardOf(id, 3) === index);
  const rows = new Map(those.map((id) => [id, { content: hashOf(id), line: rowLine(row(id, scoreOf(id))) }]));
  writeResults(at(name), { ...head, shard: index === null ? null : { index, of: 3 }, ...changes }, rows);
  return at(name);
}
const merge = (files: readonly string[], force = false) => mergeGrades({ files, out: at("merged.jsonl"), force });
let shards: string[] = [];
beforeEach(() => {
  for (const name of ["merged.jsonl", "merged.jsonl.run"]) rmSync(at(name), { force: true });
  write("whole.jsonl", null);
  shards = [1, 2, 3].map((index) => write(`${index}.jsonl`, index));
});

describe("merging grades", () => {
  test("gives the bytes of the whole, in any order, with duplicates, and from the whole itself", () => {
    const orders = [shards, [...shards].reverse(), [...shards, ...shards], [at("whole.jsonl")]];
    for (const files of orders) {
      expect(merge(files)).toEqual({ exercise: "a/b", rows: 20 });
      expect([read("merged.jsonl"), read("merged.jsonl.run")]).toEqual([read("whole.jsonl"), read("whole.jsonl.run")]);
    }
  });

  test("an assignment's files need none, which is said with its gradebook", () => {
    const grades = join(folder, "week", "grades");
    mkdirSync(join(grades, "latest"), { recursive: true });
    writeFileSync(join(folder, "week", "assignment.yaml"), "");
    writeFileSync(join(grades, "a--b.jsonl"), read("whole.jsonl"));
    const advice = `lrlab assignment grade ${join(folder, "week")} writes ${join(folder, "week", "gradebook.sqlite")}, of all exercises.`;
    expect(() => merge([join(grades, "a--b.jsonl")])).toThrow(
      `a--b.jsonl must be what lrlab grade wrote, and is an assignment's. Nothing is to be merged there: ${advice}`,
    );
    const latest = ["a", "b"].map((name) =>
      write(join("week", "grades", "latest", `${name}.jsonl`), null, { changes: { exercise: name } }),
    );
    expect(() => merge(latest)).toThrow(`must be of one exercise, got b and a. Nothing is to be merged there: ${advice}`);
    const loose = [at("whole.jsonl"), write("other.jsonl", null, { changes: { exercise: "c/d" } })];
    expect(() => merge(loose)).toThrow("must be of one exercise, got c/d and a/b. Merge each exercise into a file of its own.");
  });

  test("the command ends with 2 where the files are at fault, and writes a gradebook where they are not", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const logs = vi.spyOn(console, "log").mockImplementation(() => {});
    onTestFinished(() => {
      errors.mockRestore();
      logs.mockRestore();
    });
    const book = at("book.sqlite");
    const [first, ...rest] = shards as [string, ...string[]];
    const args = ["--out", at("merged.jsonl"), "--gradebook", book];
    expect(await main(["merge", ...rest, ...args])).toBe(2);
    expect(errors.mock.calls.flat().join("\n")).toMatch(/every shard must be there, and 1 of 3 are missing: 1\/3\./);
    expect(existsSync(book)).toBe(false);
    expect(await main(["merge", first, ...rest, ...args])).toBe(0);
    expect(readGradebook(book).map(({ student, total, max }) => [student, total, max])).toEqual([...ids].sort().map((id) => [id, 1, 2]));
    writeFileSync(book, "mine");
    expect(await main(["merge", first, ...rest, ...args])).toBe(2);
    expect(readFileSync(book, "utf8")).toBe("mine");
  });

  test("an empty shard is a shard", () => {
    writeResults(at("empty.jsonl"), { ...head, shard: { index: 2, of: 2 } }, new Map());
    const all = new Map([["a", { content: "c", line: rowLine(row("a")) }]]);
    writeResults(at("full.jsonl"), { ...head, shard: { index: shardOf("a", 2), of: 2 } }, all);
    if (shardOf("a", 2) === 2) writeResults(at("empty.jsonl"), { ...head, shard: { index: 1, of: 2 } }, new Map());
    expect(merge([at("empty.jsonl"), at("full.jsonl")])).toEqual({ exercise: "a/b", rows: 1 });
    expect([isGrades(at("empty.jsonl")), isGrades(at("full.jsonl")), isGrades(at("none.jsonl"))]).toEqual([true, true, false]);
  });

  test("says which shards are missing", () => {
    expect(() => merge(shards.slice(1, 2))).toThrow(
      /every shard must be there, and 2 of 3 are missing: 1\/3, 3\/3\. Grade with --shard 1\/3, and merge again\./,
    );
  });

  test("names both files where they disagree", () => {
    const other = write("2-again.jsonl", 2, { scoreOf: (id) => (id === ids.find((one) => shardOf(one, 3) === 2) ? 2 : 1) });
    expect(() => merge([...shards, other])).toThrow(
      /2\.jsonl:\d+ and .*2-again\.jsonl:\d+ must agree on submission "student \d+", and they do not/,
    );
  });

  test("refuses what was changed, cut off, or belongs to another run", () => {
    const [first = "", second = "", third = ""] = shards;
    writeFileSync(second, readFileSync(second, "utf8").replaceAll('"score":1', '"score":2'));
    expect(() => merge(shards)).toThrow(/2\.jsonl:1.*rows must be as they were written, and these were changed/);
    write("2.jsonl", 2);
    writeFileSync(second, readFileSync(second, "utf8").split("\n").slice(1).join("\n"));
    expect(() => merge(shards)).toThrow(/2\.jsonl must have \d+ rows, and 1 are missing: student \d+/);
    writeFileSync(second, readFileSync(second, "utf8").slice(0, -30));
    expect(() => merge(shards)).toThrow(/2\.jsonl:\d+: a line must be JSON, and this is not/);
    write("2.jsonl", 2, { changes: { spec: "t" } });
    expect(() => merge(shards)).toThrow(
      /2\.jsonl and .*1\.jsonl must be of one run, and they are not: tests, limits, seed or version t, not s/,
    );
    write("2.jsonl", 2, { changes: { shard: { index: 2, of: 4 } } });
    expect(() => merge(shards)).toThrow(/must be shards of as many, got shard 2\/4 and shard 1\/3/);
    copyFileSync(first, second);
    write("2.jsonl", 1, { changes: { shard: { index: 2, of: 3 } } });
    expect(() => merge([second, third])).toThrow(/must not be in shard 2\/3\. Grade that shard again/);
    rmSync(recordFile(second));
    expect(() => merge(shards)).toThrow(/2\.jsonl must have its .*2\.jsonl\.run beside it, which says what shard it is/);
    rmSync(second);
    expect(() => merge(shards)).toThrow(/there is no file .*2\.jsonl/);
  });

  test("writes over no results but its own", () => {
    expect(() => mergeGrades({ files: shards, out: at("1.jsonl") })).toThrow(/the merged results must be a file of their own/);
    writeFileSync(at("merged.jsonl"), "mine");
    expect(() => merge(shards)).toThrow(/merged\.jsonl is there already, and no record beside it says what it is\. Choose another --out/);
    expect(merge(shards, true).rows).toBe(20);
    expect(merge(shards).rows).toBe(20);
    for (const [i, file] of shards.entries()) write(file.split("/").at(-1) ?? "", i + 1, { changes: { spec: "t" } });
    expect(() => merge(shards)).toThrow(/merged\.jsonl holds other results: tests, limits, seed or version s, not t/);
  });
});
