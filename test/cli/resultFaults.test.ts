import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makes, resultFaults, storedResults } from "../../src/cli/resultFaults.mjs";
import { makes as makesInCourse } from "../../src/lessons/stored.js";

const root = mkdtempSync(join(tmpdir(), "lrlab-faults-"));
afterAll(() => rmSync(root, { recursive: true }));
const lessons = "src/lessons/course";
function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeAll(() => {
  put("package.json", '{ "type": "module", "devDependencies": { "node": "26" } }');
  for (const part of ["src/cli", "src/dist"]) cpSync(part, join(root, part), { recursive: true });
  put("src/engine/version.ts", "/** The engine's version. */\nexport const engineVersion = 7;\n");
  const whole = (of: string): void => {
    put(`${of}.json`, '{ "seeds": 2 }');
    put(`${of}.jsonl`, '{"kind":"study","version":1,"engine":7,"spec":{"seeds":2}}\n{"key":1}\n{"key":2}\n');
    put(`${of}.summary.json`, '{"kind":"study","version":1,"engine":7,"rows":{"count":2}}');
    put(`${of}.md`, "");
  };
  whole(`${lessons}/05-a/results/whole`);
  put(`${lessons}/05-a/results/unused.json`, "{}");
  put(`${lessons}/05-a/values.ts`, 'import whole from "./results/whole.summary.json" with { type: "json" };');
  put(`${lessons}/06-b/deep/values.ts`, 'import gone from "../results/gone.summary.json" with { type: "json" };');
  whole(`${lessons}/06-b/results/gone`);
  rmSync(join(root, `${lessons}/06-b/results/gone.jsonl`));
});

test("a repository's results by name", () => {
  expect(storedResults(root).map(({ name }) => name)).toEqual(["05-a/unused", "05-a/whole", "06-b/gone"]);
  expect(storedResults(join(root, "none"))).toEqual([]);
});

const gone = `${lessons}/06-b/results/gone.jsonl is missing. Make it: npx lrlab reproduce 06-b/gone --write`;
const unused = `${lessons}/05-a/results/unused.jsonl is missing. Make it: npx lrlab reproduce 05-a/unused --write`;

test("faults of all, of one lesson, and of what is imported", () => {
  expect(resultFaults({ root })).toEqual([unused, gone]);
  expect(resultFaults({ root, imported: true })).toEqual([gone]);
  expect(resultFaults({ root, imported: true, lesson: "05-a" })).toEqual([]);
  expect(resultFaults({ root, lesson: "05-a" })).toEqual([unused]);
});

test("tables that are missing stop no build", () => {
  const tables = `${lessons}/05-a/results/whole.md`;
  rmSync(join(root, tables));
  const fault = `${tables} is missing. Make it: npx lrlab reproduce 05-a/whole --write`;
  expect(resultFaults({ root, lesson: "05-a" })).toEqual([unused, fault]);
  expect(resultFaults({ root, lesson: "05-a", imported: true })).toEqual([]);
  put(tables, "");
});

test("the command that is named is the same wherever it is named", () => {
  expect(makes("05-a/whole")).toBe(makesInCourse("05-a/whole"));
});

test.each([
  ["notebooks", [gone]],
  ["build", [gone]],
  ["notebooks 06-b", [gone]],
  ["notebooks --check", [gone]],
])("lrlab %s says so first, and does nothing else", (line, faults) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "src/cli/bin.mjs"), ...line.split(" ")], { encoding: "utf8" });
  const [command] = line.split(" ");
  expect([status, stdout, stderr]).toEqual([1, "", `lrlab ${command}: ${faults.join("\n")}\n`]);
});

test("the notebooks of a lesson need its own results alone", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "src/cli/bin.mjs"), "notebooks", "05-a"], { encoding: "utf8" });
  expect(status).not.toBe(0); // there is no such lesson, which is what is looked at next
  expect(stderr).not.toContain("results/gone");
});
