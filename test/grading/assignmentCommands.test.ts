import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { standingsOf } from "../../src/grading/standings.js";

let base = "";
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "lrlab-commands-"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const put = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** An exercise of one's own: half of a number, with two tests of 2 points each. */
const check = `import type { Exercise } from "lrlab/exercise";
import { sameAs } from "lrlab/exercise";
const judge = sameAs({ entry: "half", expected: (x) => (x as number) / 2, hint: "Divide by two." });
const exercise: Exercise = {
  entry: "half",
  tests: [
    { name: "of one", points: 2, calls: () => [[1]], judge },
    { name: "of any number", points: 2, hidden: true, calls: (seed) => [[seed % 97], [3 + (seed % 5)]], judge },
  ],
};
export default exercise;
`;
const right = "export const half = (x: number): number => x / 2;\n";
const begun = "export function half(x: number): number {\n  return x;\n}\n";

let count = 0;
/** A folder of an assignment of that exercise, with three students. */
function fresh({ files = {}, yaml = "" }: { files?: Readonly<Record<string, string>>; yaml?: string } = {}): string {
  const folder = join(base, `a${count++}`, "week");
  const own = { "check.ts": check, "solution.ts": right, "start.ts": begun, ...files };
  for (const [name, text] of Object.entries(own)) if (text !== "") put(join(folder, "..", "half", name), text);
  put(
    join(folder, "assignment.yaml"),
    `name: week\ntitle: A week\ndue: 2026-12-01T12:00:00Z\nlate: { percentPerDay: 10 }\nseed: 5\n${yaml}exercises:\n  - exercise: ../half\n    points: 10\n`,
  );
  put(join(folder, "students.csv"), "id,name\nada,Ada\ngrace,Grace\nzoe,Zoe\n");
  return folder;
}

/** Runs a command here, with what it says and its exit code. */
async function lrlab(...args: readonly string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const keep = (...parts: readonly unknown[]): void => void lines.push(parts.join(" "));
  const spies = [vi.spyOn(console, "log").mockImplementation(keep), vi.spyOn(console, "error").mockImplementation(keep)];
  try {
    return { code: await main(["assignment", ...args]), said: lines.join("\n") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Hands in these answers, in time. */
async function handIn(folder: string, answers: Readonly<Record<string, string>>, received = "2026-12-01T11:00:00Z"): Promise<void> {
  const from = join(base, `in${count++}`);
  for (const [student, code] of Object.entries(answers)) put(join(from, `${student}.ts`), code);
  expect((await lrlab("collect", folder, "--from", from, "--received", received)).code).toBe(0);
}

const totals = async (folder: string): Promise<number[]> => (await standingsOf(folder)).map(({ total }) => total);

describe("what an instructor does wrongly is named, and exits with 2", () => {
  const missing = (name: string) => fresh({ files: { [name]: "" } });
  test.each([
    ["no verb", () => [], /it takes one of new, release, collect, grade, feedback, similarity, export, status, got nothing\./],
    ["no folder", () => ["status"], /status takes one folder, got none\./],
    ["no assignment", () => ["status", base], /holds no assignment\.yaml\./],
    [
      "an exercise without a check",
      () => ["release", missing("check.ts")],
      /assignment\.yaml, line 7: .*half: an exercise must have a check\.ts, got none\./,
    ],
    [
      "a check that throws",
      () => ["release", fresh({ files: { "check.ts": "throw new Error('oh')" } })],
      /check\.ts: it can't be loaded, it threw Error: oh/,
    ],
    [
      "points that don't add up",
      () => ["release", fresh({ files: { "exercise.yaml": "points: 5\n" } })],
      /the points must add up to the 5 of exercise\.yaml, got 4 from 2 tests\./,
    ],
    [
      "variants that are not there",
      () => ["release", fresh({ yaml: "variants: true\n" })],
      /it has no variants: there is no variant\.ts in its folder\./,
    ],
    [
      "no students for variants",
      () => {
        const folder = fresh({ yaml: "variants: true\n", files: { "variant.ts": "export default () => ({})" } });
        put(join(folder, "students.csv"), "id\n");
        return ["release", folder];
      },
      /students\.csv must list students, as each gets a variant, and lists none\./,
    ],
    [
      "an empty folder",
      () => {
        const empty = join(base, `e${count++}`);
        mkdirSync(empty);
        return ["collect", fresh(), "--from", empty];
      },
      /must hold a notebook or a \.ts file of at least one student, and holds none\./,
    ],
    [
      "a time without an offset",
      () => ["collect", fresh(), "--from", base, "--received", "2026-12-01T10:00"],
      /--received must be a day and a time with the offset from UTC/,
    ],
    ["grading what nobody handed in", () => ["grade", fresh()], /week.submitted holds nothing of a student in students\.csv\./],
    ["grades before grading", () => ["feedback", fresh()], /nothing is graded yet\./],
    ["a place that is none", () => ["export", fresh(), "--to", "canvas,paper"], /--to must be canvas or moodle or .*, got paper\./],
    ["half a processor", () => ["grade", fresh(), "--jobs", "0.5"], /--jobs must be a whole number from 1 to 256, got 0\.5\./],
  ] as const)("%s", async (_what, args, message) => {
    const { code, said } = await lrlab(...args());
    expect(said).toMatch(message);
    expect(code).toBe(2);
  });

  test("a solution that is none is not released", async () => {
    const folder = fresh({ files: { "solution.ts": "export const half = (x: number) => x / 2 + (x > 1 ? 1 : 0);" } });
    const { code, said } = await lrlab("release", folder);
    expect(said).toMatch(/nothing was released:\nhalf: its solution must get all 2 points of the test "of any number", got 0/);
    expect(code).toBe(1);
  });

  test("a start that wins points is told of, once for all variants, and released", async () => {
    const variant =
      'import exercise from "./check.ts";\nexport default (seed: number, printed: object) => ({ ...printed, statement: String(seed), exercise });\n';
    const start = "export function half(x: number): number {\n  return 1 / 2;\n}\n";
    const folder = fresh({ files: { "start.ts": start, "variant.ts": variant }, yaml: "variants: true\n" });
    const { code, said } = await lrlab("release", folder);
    expect(said).toContain("Released 1 exercise, 10 points");
    expect(said.match(/^half: its start should get no points, and gets 2 of 4, from the test "of one"\./gm)).toHaveLength(1);
    expect(code).toBe(0);
    expect((await lrlab("release", fresh())).said).not.toMatch(/its start/);
  });
});

test("--help after a verb explains that one, and so does a mistake in it", async () => {
  const { code, said } = await lrlab("export", "--help");
  expect(code).toBe(0);
  expect(said).toMatch(/^lrlab assignment export FOLDER --to canvas\|/);
  expect(said).not.toContain("--exercises");
  expect((await lrlab("--help")).said).toMatch(/lrlab assignment new FOLDER[\s\S]*lrlab assignment status FOLDER/);
  expect((await lrlab("export", "x")).said).toMatch(/^Usage: lrlab assignment export FOLDER --to /m);
  expect((await lrlab("status", "nowhere")).said).not.toContain("Usage");
});

describe("who hands in again after the grading", () => {
  const page = (folder: string): string => readFileSync(join(folder, "feedback", "ada", "index.html"), "utf8");

  test("is named by status, feedback and export, and graded again", async () => {
    const folder = fresh();
    await handIn(folder, { ada: begun, grace: right });
    await lrlab("grade", folder);
    expect((await lrlab("status", folder)).said).not.toMatch(/^again/m);
    await handIn(folder, { ada: right }, "2026-12-01T11:30:00Z");
    expect((await lrlab("status", folder)).said).toMatch(/^graded {8}1\nagain {9}1 \(ada\): handed in again since it was graded/m);
    for (const args of [["feedback"], ["export", "--to", "csv"]]) {
      const refused = await lrlab(args[0] as string, folder, ...args.slice(1));
      expect(refused.said).toContain(
        `1 submission was handed in again since the last grading: ada. First: lrlab assignment grade ${folder}`,
      );
      expect(refused.code).toBe(2);
    }
    expect((await lrlab("grade", folder)).said).toContain("Graded 2 answers, 1 of them now.");
    expect((await lrlab("status", folder)).said).not.toMatch(/^again/m);
    expect(await totals(folder)).toEqual([10, 10, 0]);
  });

  test("and did worse, is shown the notebook that counts, or told that it is another", async () => {
    const folder = fresh({ yaml: "regrade: best\n" });
    await handIn(folder, { ada: `${right}// the good one\n` });
    await lrlab("grade", folder);
    await handIn(folder, { ada: `${begun}// the bad one\n` }, "2026-12-01T11:30:00Z");
    await lrlab("grade", folder);
    expect(await totals(folder)).toEqual([10, 0, 0]);
    expect((await lrlab("feedback", folder)).code).toBe(0);
    expect(page(folder)).toContain("// the good one");
    expect(page(folder)).toContain("This is an earlier notebook of yours: it won more than the last one, so it counts.");
    expect(page(folder)).not.toContain("// the bad one");
    rmSync(join(folder, "attempts"), { recursive: true });
    await lrlab("feedback", folder);
    expect(page(folder)).toContain("// the bad one");
    expect(page(folder)).toContain("This is about an earlier notebook of yours, which won more here than the one on this page.");
    await handIn(folder, { ada: `${right}// the best one\n` }, "2026-12-01T11:40:00Z");
    await lrlab("grade", folder);
    await lrlab("feedback", folder);
    expect(page(folder)).toContain("// the best one");
    expect(page(folder)).not.toContain("an earlier notebook");
  });
});

describe("an assignment of an exercise of one's own", () => {
  test("is released, graded, graded again when its limits change, and never without being asked", async () => {
    const folder = fresh();
    expect((await lrlab("release", folder)).said).toContain("Released 1 exercise, 10 points");
    const page = readFileSync(join(folder, "release", "index.html"), "utf8");
    expect(page).toContain("of one (5 points)");
    expect(page).not.toMatch(/of any number|Divide by two|x \/ 2/);
    await handIn(folder, { ada: right, grace: begun, zoe: "export const half = (x: number) => (x === 1 ? 0.5 : 0);" });
    const first = await lrlab("grade", folder);
    expect(first.said).toContain("Graded 3 answers, 3 of them now.");
    expect(await totals(folder)).toEqual([10, 0, 5]);
    expect((await lrlab("grade", folder)).said).toContain("Graded 3 answers, 0 of them now.");
    const file = join(folder, "assignment.yaml");
    put(file, `${readFileSync(file, "utf8")}    timeMs: 1000\n`);
    const refused = await lrlab("grade", folder);
    expect(refused.said).toMatch(/holds other results: tests, limits, seed or version .* Give --regrade to grade all of it again\./);
    expect(refused.code).toBe(2);
    expect((await lrlab("grade", folder, "--regrade")).said).toContain("Graded 3 answers, 3 of them now.");
    expect(await totals(folder)).toEqual([10, 0, 5]);
  });

  test.each([
    ["latest", [0, 10]],
    ["best", [10, 9]],
  ] as const)("counts the %s attempt, less what its lateness costs", async (regrade, [ada, zoe]) => {
    const folder = fresh({ yaml: `regrade: ${regrade}\n` });
    await handIn(folder, { ada: right, zoe: begun });
    await lrlab("grade", folder);
    await handIn(folder, { ada: "export const half = () => null;" });
    // A day late or in time.
    await handIn(folder, { zoe: right }, regrade === "best" ? "2026-12-01T13:00:00Z" : "2026-12-01T11:30:00Z");
    expect((await lrlab("status", folder)).said).toMatch(/^graded {8}0\nagain {9}2 \(ada, zoe\)/m);
    await lrlab("grade", folder);
    expect(await totals(folder)).toEqual([ada, 0, zoe]);
  });

  test("takes nothing off a better attempt for a worse one that came late, and does for a better one", async () => {
    const folder = fresh({ yaml: "regrade: best\n" });
    await handIn(folder, { ada: right, zoe: begun }, "2026-12-01T11:30:00Z");
    await lrlab("grade", folder);
    const inTime = (await totals(folder))[0];
    await handIn(folder, { ada: "export const half = () => null;", zoe: right }, "2026-12-01T13:00:00Z");
    await lrlab("grade", folder);
    const [ada, , zoe] = await totals(folder);
    expect(ada).toBe(inTime);
    expect(zoe).toBeLessThan(inTime as number);
    const [standing] = await standingsOf(folder);
    expect(standing).toMatchObject({ student: "ada", submitted: "2026-12-01T11:30:00Z", lateSeconds: 0, penalty: 0 });
  });

  test("says what a person has yet to judge, and counts what they gave", async () => {
    const folder = fresh();
    const file = join(folder, "assignment.yaml");
    put(file, `${readFileSync(file, "utf8")}    criteria: { style: 4 }\n`);
    await handIn(folder, { ada: right });
    const graded = await lrlab("grade", folder);
    expect(graded.said).toMatch(/^not judged {4}1 \(ada\)/m);
    expect(await totals(folder)).toEqual([6, 0, 0]);
    const table = join(folder, "manual.csv");
    put(table, readFileSync(table, "utf8").replace("ada,half,style,,4", "ada,half,style,3,4"));
    expect((await lrlab("grade", folder)).said).toMatch(/^not judged {4}0$/m);
    expect(await totals(folder)).toEqual([9, 0, 0]);
    put(table, readFileSync(table, "utf8").replace("ada,half,style,3,4", "ada,half,style,5,4"));
    const refused = await lrlab("status", folder);
    expect(refused.said).toMatch(/manual\.csv, line \d: points must be at most 4, the row's max, got 5\./);
    expect(refused.code).toBe(2);
  });
});
