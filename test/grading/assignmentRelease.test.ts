import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Assignment, parseAssignment } from "../../src/grading/assignment.js";
import { assignmentTasks } from "../../src/grading/assignmentTasks.js";
import { type ReleaseFile, releaseFiles, writeRelease } from "../../src/grading/release.js";
import { releaseNotebook } from "../../src/grading/releaseNotebook.js";
import { practiceSaid } from "../../src/grading/releaseText.js";
import type { Student } from "../../src/grading/students.js";
import type { Task } from "../../src/grading/task.js";
import { testSeed, variantSeed } from "../../src/grading/variantSeed.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { callText } from "../../src/lessons/judge.js";
import { openCellProcess } from "../../src/notebook/host/cellProcess.js";
import { forReaders } from "../../src/notebook/host/widgets/exercise.js";
import { variantMakers } from "../lessons/variantMakers.js";
import { python, requirePart, root } from "../realParts.js";
import { nbgraderFaults } from "./interchange/nbgraderFaults.js";

const seed = 271828182845904;
const students: readonly Student[] = ["ada", "grace"].map((id) => ({ id, name: `The *${id}*`, email: "", canvas: "", extensionHours: 0 }));

const assignmentOf = (exercises: readonly string[], variants: boolean, folder = "/nowhere"): Assignment =>
  parseAssignment(
    folder,
    JSON.stringify({
      name: "week",
      title: "A week",
      due: "2026-12-01T23:59:00+01:00",
      seed,
      variants,
      exercises: exercises.map((exercise) => ({ exercise, points: 4 })),
    }),
  );

const courseExercises = lessons
  .filter(({ folder }) => folder.startsWith("course/"))
  .flatMap((lesson) => Object.keys(lesson.exercises).map((id) => `${nameOf(lesson)}/${id}`));

/** What a release must not hold: every line that only the solution has, what hidden tests are called, call and say, hints, and seeds. */
function secretsOf(task: Task): string[] {
  const open = `${task.start}\n${task.statement}`;
  const lines = (text: string): string[] => text.split("\n").map((line) => line.trim());
  const solution = lines(task.solution).filter((line) => line.length >= 12 && !open.includes(line) && /[^{}()[\];,\s]/.test(line));
  const visible = new Set(
    task.exercise.tests.filter((one) => !one.hidden).flatMap((one) => one.calls(task.seed).map((args) => callText("", args))),
  );
  const hidden = task.exercise.tests
    .filter((one) => one.hidden)
    .flatMap((one) => {
      const calls = one.calls(task.seed);
      const said = one.judge(
        calls.map(() => ({ ok: false, error: "none" })),
        calls,
      ).message;
      return [
        one.name,
        said,
        ...calls
          .slice(0, 20)
          .map((args) => callText("", args))
          .filter((call) => !visible.has(call) && call.length > 12),
      ];
    });
  return [...solution, ...hidden, ...(task.exercise.hints ?? [])].filter((secret) => !open.includes(secret));
}

/** All texts of a file, without the marks by which JSON or HTML writes some signs otherwise. */
function textsOf({ path, text }: ReleaseFile): string {
  if (!path.endsWith(".ipynb"))
    return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const { cells } = JSON.parse(text) as { cells: { source: string[] }[] };
  return `${text}\n${cells.map(({ source }) => source.join("")).join("\n")}`;
}

const seeds = (id: string): string[] => [seed, testSeed(seed, id), ...students.map((one) => variantSeed(seed, one.id, id))].map(String);

let base = "";
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "lrlab-release-"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("a release of every exercise of the course", () => {
  // Two lessons may use one id; each exercise stands in an assignment of its own.
  const printed = courseExercises.map((id) => [id, assignmentOf([id], false)] as const);

  test.each(printed)("%s as printed holds nothing of its solution, its hidden tests and its seeds", (id, assignment) => {
    const files = [...releaseFiles(assignment, students)];
    expect(files.map(({ path }) => path)).toEqual(["week.ipynb", "index.html"]);
    const [task] = assignmentTasks(assignment).map(({ taskOf }) => taskOf("ada"));
    const secrets = secretsOf(task as Task);
    expect(secrets.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = textsOf(file);
      for (const secret of [...secrets, ...seeds(id)]) expect(text, file.path).not.toContain(secret);
      expect(text).toContain("printed in the public course: it is practice");
      expect(text).toContain((task as Task).exercise.entry);
    }
  });

  test("tells of practice where the course prints an exercise, and names it beside one of one's own", () => {
    const task = (id: string, title: string, variant: number | null = null) => ({ id, title, variant }) as Task;
    const [stairs, warm, own] = [task("05-dropping/multistep", "Stairs"), task("06-warmup/warmup", "Warm"), task("half", "Half")] as const;
    expect(practiceSaid([own, task("05-dropping/multistep", "Stairs", 7)])).toBe(null);
    expect(practiceSaid([stairs, own])).toMatch(/^The exercise “Stairs”, its tests and its solution are printed .*: it is practice\.$/);
    expect(practiceSaid([stairs, own, warm])).toMatch(/^The exercises “Stairs”, “Warm”, their tests .*: they are practice\.$/);
    expect(practiceSaid([stairs, warm])).toMatch(/^These exercises, their tests .*: they are practice\.$/);
  });

  const varied = Object.keys(variantMakers).map((id) => [id, assignmentOf([id], true)] as const);

  test.each(varied)("%s as variants gives each student their own, and nothing else of it", (id, assignment) => {
    const files = [...releaseFiles(assignment, students)];
    expect(files.map(({ path }) => path)).toEqual(["ada/week.ipynb", "grace/week.ipynb", "index.html"]);
    const [tasks] = assignmentTasks(assignment);
    for (const [i, student] of students.entries()) {
      const task = tasks?.taskOf(student.id) as Task;
      const secrets = secretsOf(task);
      expect(secrets.length).toBeGreaterThan(0);
      const text = textsOf(files[i] as ReleaseFile);
      for (const secret of [...secrets, ...seeds(id)]) expect(text, `${id} ${student.id}`).not.toContain(secret);
      expect(text).toContain(task.exercise.entry);
      expect(text).not.toContain("is practice");
    }
    for (const secret of seeds(id)) expect(files[2]?.text).not.toContain(secret);
  });
});

describe("a released notebook", () => {
  const ids = ["05-dropping/multistep", "06-warmup/warmup", "02-noise-floor/loss-along"];
  const [file] = [...releaseFiles(assignmentOf(ids, false), [])] as [ReleaseFile];
  const notebook = JSON.parse(file.text) as {
    cells: { id: string; cell_type: string; source: string[]; metadata: { tags?: string[] } }[];
    metadata: object;
  };
  const cell = (id: string) => notebook.cells.find((one) => one.id === id);

  test("has for each exercise a statement, a tagged cell and the course's own check", () => {
    expect(notebook.cells.map(({ id }) => id)).toEqual([
      "head_",
      ...["multistep", "warmup", "loss-along"].flatMap((id) => [`${id}_statement`, id, `${id}_try`]),
      "hand-in_",
    ]);
    expect(cell("warmup")?.metadata.tags).toEqual(["warmup"]);
    expect(cell("warmup")?.source[0]).not.toContain("export");
    expect(cell("warmup_try")?.source.join("")).toBe('import { check } from "lrlab/notebook";\n\nawait check("06-warmup/warmup", warmup);');
    expect(cell("head_")?.source.join("")).toContain("Due on 1 December 2026, 23:59 (UTC+01:00). Being late costs nothing.");
    expect(cell("head_")?.source.join("")).toContain("3 exercises, 12 points");
    expect(cell("multistep_statement")?.source.join("")).toContain("- 1 hidden test (0.8 points)");
  });

  test("is taken by nbgrader", () => {
    expect(nbgraderFaults(notebook)).toEqual([]);
    const broken = structuredClone(notebook);
    broken.cells[1]?.source.push("more");
    expect(nbgraderFaults(broken)).toHaveLength(1);
  });

  test.skipIf(!requirePart("jupyter", "released notebooks by nbformat"))("is valid by nbformat", () => {
    const path = join(base, "week.ipynb");
    writeFileSync(path, file.text);
    const program = "import sys, nbformat; nbformat.validate(nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT))";
    const { status, stderr } = spawnSync(python() as string, ["-W", "error", "-c", program, path], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test("shows what a variant's visible tests call, without what comes out", () => {
    const [own] = [...releaseFiles(assignmentOf(["05-dropping/multistep"], true), students)] as [ReleaseFile];
    const cells = (JSON.parse(own.text) as typeof notebook).cells;
    const trial = cells.find(({ id }) => id === "multistep_try")?.source.join("") ?? "";
    expect(trial).toMatch(/^\/\/ Some of what the tests call; .*\nconsole\.log\(\n {2}\w+\(\d+, \{ .* \}\),\n/);
    expect(cells[0]?.source.join("")).toContain("This notebook is for **The \\*ada\\***");
  });
});

describe("a released notebook with answers in it", () => {
  test("runs in our kernel from top to bottom", async () => {
    const process = openCellProcess({ root });
    /** What the cells say, each answer written by `write`. */
    const said = async (ids: readonly string[], variants: boolean, write: (task: Task) => string): Promise<string[]> => {
      const [student = null] = variants ? students : [];
      const assignment = assignmentOf(ids, variants);
      const given = assignmentTasks(assignment).map(({ assigned: { tag }, taskOf, points }) => ({
        tag,
        task: taskOf("ada"),
        points,
        criteria: {},
      }));
      const notebook = releaseNotebook({ assignment, given, student });
      const cells = notebook.cells.flatMap(({ id, source, cell_type }) => {
        const task = given.find(({ tag }) => tag === id)?.task;
        return cell_type === "code" ? [{ id, source: task === undefined ? source : write(task), throws: false }] : [];
      });
      const { runs, stopped } = await process.run({ cells, limit: 60 });
      expect(stopped).toBeNull();
      return runs.flatMap(({ outputs }) => outputs.map((output) => ("text" in output ? output.text : output.output_type)));
    };
    try {
      const [begun = ""] = await said(["05-dropping/multistep"], false, ({ start }) => forReaders(start));
      expect(begun).toMatch(/✗ Not yet: 0 of 10 points/);
      const [right = ""] = await said(["05-dropping/multistep"], false, ({ solution }) => forReaders(solution));
      expect(right).toContain("✓ All right: 10 of 10 points.");
      const [shown = ""] = await said(["05-dropping/multistep"], true, ({ solution }) => forReaders(solution));
      expect(shown.trim().split(/\s+/).map(Number).every(Number.isFinite)).toBe(true);
    } finally {
      process.close();
    }
  });
});

describe("writing a release", () => {
  test("leaves what stands there, and never writes over another release unasked", () => {
    const folder = join(base, "written");
    mkdirSync(folder);
    const assignment = assignmentOf(["05-dropping/multistep"], true, folder);
    expect(writeRelease(assignment, students)).toEqual({ files: 3, written: 3 });
    expect(writeRelease(assignment, students)).toEqual({ files: 3, written: 0 });
    const file = join(folder, "release", "grace", "week.ipynb");
    writeFileSync(file, "mine");
    expect(() => writeRelease(assignment, students)).toThrow(/release holds another release \(grace\/week\.ipynb differs\)/);
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect(writeRelease(assignment, students, { force: true })).toEqual({ files: 3, written: 1 });
  });
});
