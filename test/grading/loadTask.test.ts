import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { exerciseFaults } from "../../src/grading/exerciseFaults.js";
import { loadTask, loadTasks } from "../../src/grading/loadTask.js";
import { openJail } from "../../src/grading/openJail.js";
import { verifyTask } from "../../src/grading/verifyTask.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { readLesson } from "../../src/notebook/host/courseFiles.js";
import { variantMakers } from "../lessons/variantMakers.js";

const root = mkdtempSync(join(tmpdir(), "lrlab-exercises-"));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;

const check = `import { rng, type Rng } from "lrlab";
import { twice } from "./twice.ts";
const random: Rng = rng(1);
void random;
const judge = (outcomes, calls) => {
  const right = outcomes.every((one, i) => one.ok && one.value === twice(calls[i][0]));
  return { score: right ? 1 : 0, message: right ? "right." : "Twice the number." };
};
export default {
  entry: "double",
  tests: [
    { name: "three", points: 2, calls: () => [[3]], judge },
    { name: "drawn", points: 3, hidden: true, calls: (seed) => [[seed + 1]], judge },
  ],
};
`;
const files = {
  "start.ts": "export function double(x: number) {\n  return x;\n}\n",
  "solution.ts": "export function double(x: number) {\n  return x + x;\n}\n",
  "twice.ts": "export const twice = (x: number): number => 2 * x;\n",
  "check.ts": check,
};

/** A new exercise's folder. A file that is null is not there. */
function folderOf(changes: Readonly<Record<string, string | null>> = {}, name = "doubling"): string {
  count += 1;
  const folder = join(root, String(count), name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries({ ...files, ...changes })) if (text !== null) writeFileSync(join(folder, file), text);
  return folder;
}

describe("an exercise of the course", () => {
  const names = lessons.flatMap((lesson) => Object.keys(lesson.exercises).map((id) => `${nameOf(lesson)}/${id}`));

  test("every one can be loaded, and gives and is graded by what stands in its files", async () => {
    // As the notebooks' own parser reads it.
    const parsed = new Map<string, string>(
      lessons.flatMap((lesson) =>
        readLesson(lesson).parsed.segments.flatMap((segment) =>
          segment.kind === "widget" && segment.component === "Exercise"
            ? [[`${nameOf(lesson)}/${segment.id}`, segment.children] as const]
            : [],
        ),
      ),
    );
    const jail = await openJail({ engine: "quickjs", jobs: 2 });
    try {
      const faults: string[] = [];
      for (const name of names) {
        const task = loadTasks(name)();
        expect([name, task.statement]).toEqual([name, parsed.get(name)]);
        expect(task.statement.length, name).toBeGreaterThan(40);
        const { faults: own, notes } = await verifyTask(task, jail);
        faults.push(...own, ...notes);
      }
      expect(faults).toEqual([]);
    } finally {
      await jail.close();
    }
  }, 60_000);

  test("its spec changes with what a score depends on, and with nothing else", () => {
    const tasks = loadTasks("05-dropping/multistep");
    const plain = tasks().spec;
    expect(plain).toMatch(/^[0-9a-f]{16}$/);
    expect(tasks({ seed: 0 }).spec).toBe(plain);
    const others = [{ seed: 1 }, { engine: "deno" }, { variant: 1 }, { variant: 2 }, { limits: { timeMs: 100 } }] as const;
    expect(new Set([plain, ...others.map((options) => tasks(options).spec)]).size).toBe(6);
  });

  test("a variant is that of its seed", async () => {
    const task = await loadTask("05-dropping/multistep", { variant: 7 });
    const made = variantMakers["05-dropping/multistep"]?.(7, loadTasks("05-dropping/multistep")());
    expect([task.statement, task.start, task.variant]).toEqual([made?.statement, made?.start, 7]);
  });

  test("says which there are where there is none of that name", async () => {
    await expect(loadTask("05-dropping/multistap")).rejects.toThrow(
      '05-dropping/multistap: 05-dropping has no exercise "multistap". It has best-milestone, multistep.',
    );
    await expect(loadTask("nowhere")).rejects.toThrow(
      /must be LESSON\/ID of the course, such as 05-dropping\/multistep, or a folder of your own/,
    );
    expect(() => loadTasks("05-dropping/multistep")({ seed: 1.5 })).toThrow(/seed must be a whole number from 0 to 2\^32 − 1, got 1\.5/);
  });
});

describe("an exercise of an instructor's folder", () => {
  test("is read with its settings; its code may import the course's library from anywhere", async () => {
    const yaml = "title: Twice as much\npoints: 5\nhints: [Add it to itself.]\ntimeMs: 500\nmemoryMiB: 32\nengine: deno\n";
    const task = loadTasks(folderOf({ "exercise.yaml": yaml, "statement.md": "Write `double`.\n" }))();
    expect(task).toMatchObject({
      id: "doubling",
      title: "Twice as much",
      statement: "Write `double`.",
      engine: "deno",
      limits: { timeMs: 500, memoryMiB: 32, outputBytes: 1_000_000 },
      exercise: { entry: "double", hints: ["Add it to itself."] },
    });
    const jail = await openJail({ engine: "quickjs" });
    expect(await verifyTask(loadTasks(folderOf())(), jail)).toEqual({ faults: [], notes: [] });
    await jail.close();
  });

  test("a course's exercise can be copied out, once it imports from the library", () => {
    const folder = join(root, "copied", "multistep");
    cpSync("src/lessons/course/05-dropping/exercises/multistep", folder, { recursive: true });
    rmSync(join(folder, "variant.ts"), { force: true });
    expect(() => loadTasks(folder)).toThrow(/check\.ts: it can't be loaded, it threw Error: Cannot find module/);
  });

  test("gives each test the points of exercise.yaml", () => {
    const task = loadTasks(folderOf({ "exercise.yaml": 'points: { "three": 1.5, "drawn": 4 }\n' }))();
    expect(task.exercise.tests.map(({ points }) => points)).toEqual([1.5, 4]);
  });

  test("its own variants are loaded from variant.ts", () => {
    const variant = `import check from "./check.ts";
export default (seed, { start, solution }) => ({ statement: "Of " + seed, start, solution, exercise: check });`;
    expect(loadTasks(folderOf({ "variant.ts": variant }))({ variant: 3 }).statement).toBe("Of 3");
    expect(() => loadTasks(folderOf())({ variant: 3 })).toThrow(/it has no variants: there is no variant\.ts in its folder/);
    expect(() => loadTasks(folderOf({ "variant.ts": "export default 3;" }))).toThrow(
      /variant\.ts must export a function \(seed, printed\)/,
    );
  });

  const yaml = (text: string) => ({ "exercise.yaml": text });
  const checked = (from: string, to: string) => ({ "check.ts": check.replace(from, to) });
  test.each<[string, Readonly<Record<string, string | null>>, RegExp]>([
    ["no check", { "check.ts": null }, /an exercise must have a check\.ts, got none/],
    ["no start and no solution", { "start.ts": null, "solution.ts": null }, /must have a solution\.ts and a start\.ts, got none/],
    ["a check that throws", { "check.ts": 'throw new Error("no");' }, /check\.ts: it can't be loaded, it threw Error: no/],
    ["a check that is no TypeScript", { "check.ts": "export default {" }, /check\.ts: it can't be loaded, it threw SyntaxError/],
    ["a check without an export", { "check.ts": "export {};" }, /its default export must be an exercise, got undefined/],
    ["an entry that is no name", checked('"double"', '"do it"'), /entry must be the name of the function to write, got "do it"/],
    ["no tests", { "check.ts": 'export default { entry: "a", tests: [] };' }, /tests must be a list with a test at least, got \[\]/],
    ["negative points", checked("points: 2", "points: -2"), /tests\[0\] \(three\): points must be a number greater than 0, got -2/],
    ["points that are none", checked("points: 2", "points: NaN"), /points must be a number greater than 0, got NaN/],
    [
      "a word that is mistyped",
      checked("hidden: true", "hiden: true"),
      /tests\[1\] \(drawn\): a test takes no hiden\. It takes name, points, hidden/,
    ],
    ["two tests of one name", checked('"drawn"', '"three"'), /two tests are called "three"/],
    ["calls that throw", checked("[[3]]", "{ throw new Error(1); }"), /calls\(0\) threw Error: 1/],
    ["calls that are no lists", checked("[[3]]", "[3]"), /must give a list of argument lists, got \[3\]\. One call of f\(3\) is \[\[3\]\]/],
    ["calls that are functions", checked("[[3]]", "[[() => 3]]"), /what calls gives\[0\]\[0\] is a function, and only plain data/],
    [
      "a judge that throws",
      checked("const right =", "outcomes[0].value.length; const right ="),
      /judge threw TypeError: .*Look whether an outcome is ok/,
    ],
    ["a judge that pays for nothing", checked("right ? 1 : 0", "0.5"), /judge must give the score 0 where no call was answered, got 0\.5/],
    ["points that don't add up", yaml("points: 6"), /the points must add up to the 6 of exercise\.yaml, got 5 from 2 tests/],
    ["points of no test", yaml("points: { four: 2 }"), /gives points to "four", and there is no such test\. There are: three; drawn/],
    ["NaN in the yaml", yaml("points: .nan"), /exercise\.yaml: points must be a number greater than 0, got NaN/],
    ["an unknown key", yaml("time: 3"), /exercise\.yaml: it takes no time\. It takes title, points/],
    ["a limit out of range", yaml("timeMs: 5"), /timeMs must be a whole number from 50 to 600000, got 5/],
    ["an engine that is none", yaml("engine: node"), /engine must be quickjs or deno, got "node"/],
    ["yaml that is none", yaml("title: [a"), /it must be YAML/],
    ["yaml that is a list", yaml("- a"), /it must hold lines such as/],
  ])("names %s", (_, changes, message) => {
    expect(() => loadTasks(folderOf(changes))()).toThrow(message);
  });

  test("names a folder whose name is no tag", () => {
    expect(() => loadTasks(folderOf({}, "My Exercise"))).toThrow(/must be named in small letters, digits and hyphens, got "My Exercise"/);
  });

  test("names a solution that does not get all points, and a start that does", async () => {
    const jail = await openJail({ engine: "quickjs" });
    const folder = folderOf({ "start.ts": files["solution.ts"], "solution.ts": files["start.ts"] });
    expect(await verifyTask(loadTasks(folder)({ seed: 4 }), jail)).toEqual({
      faults: [
        'doubling: its solution must get all 2 points of the test "three", got 0: Twice the number.',
        'doubling: its solution must get all 3 points of the test "drawn", got 0: Twice the number.',
        "doubling: its start must not get all points already, and it does. Take more out of it.",
      ],
      notes: [],
    });
    await jail.close();
  });

  test("tells of a start that wins some, whatever stands around it, and lets it be given", async () => {
    const jail = await openJail({ engine: "quickjs" });
    const start = "// For each number?\nexport function double(x: number) {\n  return 6;\n}\n";
    expect(await verifyTask(loadTasks(folderOf({ "start.ts": start }))(), jail)).toEqual({
      faults: [],
      notes: [
        'doubling: its start should get no points, and gets 2 of 5, from the test "three". Take more out of it, or add a call to that test that it answers wrong.',
      ],
    });
    await jail.close();
  });
});

test("what is no exercise at all is named, whatever it is", () => {
  for (const value of [null, 3, "x", [], () => 1]) expect(exerciseFaults(value, 0)).toHaveLength(1);
});
