import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { UsageError } from "../../../src/cli/command.js";
import { results } from "../../../src/cli/commands/results.js";
import type { ClassroomResult } from "../../../src/grading/interchange/githubClassroom.js";
import { recipes } from "../../../src/grading/recipes/recipes.js";
import { printNotebook } from "../../../src/notebook/host/notebook.js";
import { root } from "../../realParts.js";

const exercise = "05-dropping/multistep";
const folder = join(root, "src/lessons/course/05-dropping/exercises/multistep");
const solution = readFileSync(join(folder, "solution.ts"), "utf8");
const start = readFileSync(join(folder, "start.ts"), "utf8");
const path = `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`;

// The grader runs as on the platforms, in processes of its own, beside whatever else this machine does.
vi.setConfig({ testTimeout: 60_000 });

/** A folder with a recipe's files, which goes away with the test. */
function filesOf(name: string, options: { exercise?: string } = {}): string {
  const recipe = recipes.find((one) => one.name === name);
  if (!recipe) throw new Error(`there is no recipe ${name}`);
  const made = mkdtempSync(join(tmpdir(), `${name}-`));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  const all = {
    exercise,
    submissions: "/s",
    results: "/r.jsonl",
    shards: 2,
    image: "localhost/lrlab-grader:latest",
    course: root,
    ...options,
  };
  for (const [file, text] of Object.entries(recipe.files(all))) {
    mkdirSync(dirname(join(made, file)), { recursive: true });
    writeFileSync(join(made, file), text);
    if (text.startsWith("#!")) chmodSync(join(made, file), 0o755);
  }
  return made;
}

const run = (file: string, env: Record<string, string>): { status: number | null; stderr: string; stdout: string } =>
  spawnSync(file, [], { encoding: "utf8", env: { PATH: path, HOME: tmpdir(), ...env } });

describe("Gradescope's autograder", () => {
  const grade = (handIn: (submission: string) => void) => {
    const made = filesOf("gradescope");
    const submission = join(made, "autograder", "submission");
    mkdirSync(submission, { recursive: true });
    handIn(submission);
    const ended = run(join(made, "run_autograder"), { AUTOGRADER_ROOT: join(made, "autograder"), LRLAB_COURSE: root });
    const file = join(made, "autograder", "results", "results.json");
    return { ...ended, results: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null };
  };

  test("gives a notebook, whatever its name, its points, and says nothing of hidden tests", () => {
    const cell = { cell_type: "code", id: "a", metadata: { tags: ["multistep"] }, source: solution, execution_count: null, outputs: [] };
    const notebook = printNotebook({ cells: [cell as never], metadata: {} as never, nbformat: 4, nbformat_minor: 5 });
    const { status, stderr, results } = grade((submission) => writeFileSync(join(submission, "mein Heft – $(touch x).ipynb"), notebook));
    expect(status, stderr).toBe(0);
    expect(results.tests.reduce((sum: number, { score }: { score: number }) => sum + score, 0)).toBe(10);
    expect(results.tests.every(({ status: how }: { status: string }) => how === "passed")).toBe(true);
  });

  test("names the line of what can't be read as code", () => {
    const { status, results } = grade((submission) => writeFileSync(join(submission, "a.ts"), "export function multistep()) {}\n"));
    expect(status).toBe(0);
    expect(results.output).toMatch(/line 1/);
    expect(results.tests.map(({ score, output }: { score: number; output: string }) => [score, output.includes("line 1")])).toEqual(
      results.tests.map(() => [0, true]),
    );
  });

  test("asks for one file where there is none, several, or a link to one", () => {
    const asked = /Hand in one file that ends in \.ipynb or \.ts/;
    for (const handIn of [
      () => {},
      (submission: string) => {
        writeFileSync(join(submission, "a.ts"), solution);
        writeFileSync(join(submission, "b.ts"), solution);
      },
      (submission: string) => symlinkSync(join(folder, "solution.ts"), join(submission, "a.ts")),
      (submission: string) => cpSync(join(folder, "solution.ts"), join(submission, ".ipynb_checkpoints", "a.ts")),
    ]) {
      expect(grade(handIn)).toMatchObject({ status: 0, results: { score: 0, output: expect.stringMatching(asked) } });
    }
  });

  test("writes no results where the grader itself fails, so that nobody gets 0 for that", () => {
    const made = filesOf("gradescope", { exercise: "/srv/exercises/not there" });
    const submission = join(made, "autograder", "submission");
    mkdirSync(submission, { recursive: true });
    writeFileSync(join(submission, "a.ts"), solution);
    const { status, stderr } = run(join(made, "run_autograder"), { AUTOGRADER_ROOT: join(made, "autograder"), LRLAB_COURSE: root });
    expect(status).not.toBe(0);
    expect(stderr).toContain("an exercise must be LESSON/ID of the course");
    expect(existsSync(join(made, "autograder", "results", "results.json"))).toBe(false);
  });

  test("is installed by a script that bash can read", () => {
    expect(spawnSync("bash", ["-n", join(filesOf("gradescope"), "setup.sh")], { encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });
});

describe("PrairieLearn's question", () => {
  test("grades what the editor saved, and takes no attempt for no file", () => {
    const made = filesOf("prairielearn");
    const question = join(made, "questions", "05-dropping-multistep");
    const student = join(made, "grade", "student");
    mkdirSync(student, { recursive: true });
    const resultsOf = () => JSON.parse(readFileSync(join(made, "grade", "results", "results.json"), "utf8"));
    const script = join(question, "tests", "grade.sh");
    expect(run(script, { GRADE_ROOT: join(made, "grade") }).status).toBe(0);
    expect(resultsOf()).toMatchObject({ gradable: false, format_errors: [expect.stringContaining("Hand in one file")] });
    writeFileSync(join(student, "answer.ts"), "export function multistep(): number {\n  throw new Error();\n}\n");
    expect(run(script, { GRADE_ROOT: join(made, "grade") }).status).toBe(0);
    expect(resultsOf()).toMatchObject({ gradable: true, score: 0, message: "0 of 10 points." });
  });

  test("has the id, the editor and the panel that PrairieLearn wants, and no template of its own", () => {
    const question = join(filesOf("prairielearn"), "questions", "05-dropping-multistep");
    const info = JSON.parse(readFileSync(join(question, "info.json"), "utf8"));
    expect(info.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(info).toMatchObject({
      gradingMethod: "External",
      externalGradingOptions: { entrypoint: "/grade/tests/grade.sh", enableNetworking: false },
    });
    const html = readFileSync(join(question, "question.html"), "utf8");
    expect(html).toContain('<pl-file-editor file-name="answer.ts"');
    expect(html).toContain("<pl-external-grader-results>");
    expect(html).not.toContain("{{");
    expect(readFileSync(join(question, "start.ts"), "utf8")).not.toContain(solution.slice(-80));
  });
});

describe("GitHub Classroom's repository", () => {
  const made = (answer: string) => {
    const repository = filesOf("github-classroom");
    writeFileSync(join(repository, "answer", "answer.ts"), answer);
    return repository;
  };
  const workflowOf = (repository: string) => parse(readFileSync(join(repository, ".github/workflows/classroom.yml"), "utf8"));

  test("has a step whose output the reporter reads, with partial points", () => {
    const wrong = solution.replace("<= t", "< t");
    expect(wrong).not.toBe(solution);
    const repository = made(wrong);
    const [, step, reporter] = workflowOf(repository).jobs["run-autograding-tests"].steps;
    const output = join(repository, "output");
    const { status, stderr } = spawnSync("bash", ["-c", step.run], {
      cwd: repository,
      encoding: "utf8",
      env: { PATH: path, HOME: tmpdir(), RUNNER_TEMP: repository, GITHUB_OUTPUT: output },
    });
    expect(status, stderr).toBe(0);
    // As the reporter does it: base64 in the environment under the runner's name.
    const [, encoded = ""] = /^result=([\w+/=]+)\n$/.exec(readFileSync(output, "utf8")) ?? [];
    const result = JSON.parse(Buffer.from(encoded, "base64").toString("utf8")) as ClassroomResult;
    const points = result.tests.reduce((sum, { score }) => sum + score, 0);
    expect(result).toMatchObject({ version: 1, status: "fail", max_score: 10 });
    expect(points).toBeGreaterThan(0);
    expect(points).toBeLessThan(10);
    expect(reporter.env).toEqual({ [`${reporter.with.runners.toUpperCase()}_RESULTS`]: `\${{ steps.${step.id}.outputs.result }}` });
  });

  test("asks for no more rights than the reporter needs, and gives out the start", () => {
    const repository = filesOf("github-classroom");
    const given = readFileSync(join(repository, "answer/answer.ts"), "utf8").trim();
    expect(workflowOf(repository).permissions).toEqual({ checks: "write", actions: "read", contents: "read" });
    const [one, ...more] = JSON.parse(readFileSync(join(repository, ".github/classroom/autograding.json"), "utf8")).tests;
    expect(more).toEqual([]);
    expect(one).toMatchObject({ name: "Multistep", points: 10, comparison: "included" });
    const whole = (answer: string) => {
      writeFileSync(join(repository, "answer", "answer.ts"), answer);
      return spawnSync("bash", ["-c", one.run], { cwd: repository, env: { PATH: path, HOME: tmpdir(), TMPDIR: repository } }).status;
    };
    expect([whole(solution), whole(solution.replace("<= t", "< t"))]).toEqual([0, 1]);
    expect(Object.keys(one)).toEqual(["name", "setup", "run", "input", "output", "comparison", "timeout", "points"]);
    expect(given).toBe(start.trim().replace(/^export /gm, ""));
  });
});

test("nbgrader's configuration runs nothing that a student wrote, and takes nothing out", () => {
  const made = filesOf("nbgrader");
  const config = readFileSync(join(made, "nbgrader_config.py"), "utf8");
  for (const part of ["Execute", "ClearSolutions", "ClearHiddenTests"]) expect(config).toContain(`c.${part}.enabled = False`);
});

describe("lrlab results", () => {
  test.each([
    [["--to", "gradescope"], "it takes a results file or several, got none"],
    [["a.jsonl"], "--to must be one of gradescope, prairielearn, github-classroom, got nothing"],
    [["a.jsonl", "--to", "canvas"], "got canvas"],
    [["a.jsonl", "--to", "gradescope", "--hidden", "never"], "--hidden is for gradescope and must be one of hidden, after_due_date"],
    [["a.jsonl", "--to", "prairielearn", "--hidden", "visible"], "--hidden is for gradescope"],
    [["a.jsonl", "--from", "b"], "unknown option --from"],
    [
      ["not/there.jsonl", "--to", "gradescope"],
      "not/there.jsonl: it must be what lrlab grade wrote, and there is no such file. Grade first.",
    ],
  ])("refuses %j", async (args, must) => {
    const refused = await Promise.resolve(results.run(args)).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(UsageError);
    expect((refused as UsageError).message).toContain(must);
  });
});
