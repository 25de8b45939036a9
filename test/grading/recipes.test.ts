import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { parseAllDocuments } from "yaml";
import { main } from "../../src/cli/main.js";
import { onPath } from "../../src/cli/onPath.js";
import { type RecipeOptions, shellWord } from "../../src/grading/recipes/recipe.js";
import { recipes } from "../../src/grading/recipes/recipes.js";

const folder = mkdtempSync(join(tmpdir(), "lrlab-recipes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const options: RecipeOptions = {
  exercise: "05-dropping/multistep",
  submissions: "/srv/it's here/handed in",
  results: "/srv/grades of $HOME/all.jsonl",
  shards: 3,
  image: "registry.example.edu/lrlab-grader:1",
  course: "/opt/lr lab",
};
const filesOf = (name: string, changes: Partial<RecipeOptions> = {}) =>
  recipes.find((one) => one.name === name)?.files({ ...options, ...changes }) ?? {};
const yamlOf = (name: string, file: string, changes: Partial<RecipeOptions> = {}) =>
  parseAllDocuments(filesOf(name, changes)[file] ?? "").map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });

describe("every recipe", () => {
  test("has a name of its own, says what to do next, and leaves nothing to be guessed", () => {
    expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
    for (const recipe of recipes) {
      const files = Object.entries(recipe.files(options));
      expect(files.length, recipe.name).toBeGreaterThan(0);
      expect(recipe.next(options).length, recipe.name).toBeGreaterThan(0);
      for (const [file, text] of files) {
        expect(text, file).not.toMatch(/TODO|FIXME|undefined|\bYOUR_|CHANGEME/i);
      }
    }
  });

  test("its shell scripts are read by a POSIX shell, whatever the names in them", () => {
    for (const recipe of recipes) {
      for (const [file, text] of Object.entries(recipe.files(options))) {
        if (!text.startsWith("#!/bin/sh")) continue;
        const { status, stderr } = spawnSync("sh", ["-n"], { input: text, encoding: "utf8" });
        expect([file, status, stderr]).toEqual([file, 0, ""]);
      }
    }
    for (const text of ["plain", "it's", "$HOME `id` \\", "a\nb", '"']) {
      expect(spawnSync("sh", ["-c", `printf %s ${shellWord(text)}`], { encoding: "utf8" }).stdout).toBe(text);
    }
  });
});

/** Runs a script with an `lrlab` and others that only write down how they were called. */
function calls(text: string, env: Readonly<Record<string, string>>, programs: readonly string[] = ["lrlab"]): string[][] {
  const tools = mkdtempSync(join(folder, "tools-"));
  const log = join(tools, "log");
  for (const name of programs) {
    writeFileSync(join(tools, name), `#!/bin/sh\n{ printf '%s\\0' ${name} "$@"; printf '\\n'; } >> ${shellWord(log)}\necho 7\n`, {
      mode: 0o755,
    });
  }
  const script = join(tools, "script.sh");
  writeFileSync(script, text.replace(/^PATH=.*$/m, `PATH=${shellWord(tools)}:"$PATH"`).replace(/^mkdir .*$/m, ""));
  const { status, stderr } = spawnSync("sh", [script], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${tools}:${process.env.PATH}`, ...env },
  });
  expect([status, stderr]).toEqual([0, ""]);
  return readFileSync(log, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\0").slice(0, -1));
}

const shard = (i: number): string => `/srv/grades of $HOME/all.shard-${i}.jsonl`;
const graded = (i: number): string[] => [
  "lrlab",
  "grade",
  ...["--exercise", options.exercise, "--in", options.submissions, "--out", shard(i), "--shard", `${i}/3`, "--jobs", "1"],
];
const merged = ["lrlab", "merge", shard(1), shard(2), shard(3), "--out", options.results];

describe("the recipes for machines", () => {
  test("Slurm's tasks grade a shard each, and another job merges when all went well", () => {
    const files = filesOf("slurm");
    expect(files["grade.sbatch"]).toContain("#SBATCH --array=1-3\n");
    expect([1, 3].map((i) => calls(files["grade.sbatch"] ?? "", { SLURM_ARRAY_TASK_ID: String(i), SLURM_CPUS_PER_TASK: "1" })[0])).toEqual([
      graded(1),
      graded(3),
    ]);
    expect(calls(files["merge.sbatch"] ?? "", {})).toEqual([merged]);
    const submit = calls(files["submit.sh"] ?? "", {}, ["sbatch"]);
    expect(submit).toEqual([
      ["sbatch", "--parsable", "grade.sbatch"],
      ["sbatch", "--parsable", "--dependency=afterok:7", "--kill-on-invalid-dep=yes", "merge.sbatch"],
    ]);
  });

  const hasParallel = onPath("parallel").length > 0;
  if (!hasParallel)
    console.log("not tested: the recipe for GNU parallel. This machine has none. Install it (Debian: apt install parallel).");
  test.skipIf(!hasParallel)("GNU parallel grades each shard once and merges them", () => {
    const made = calls(filesOf("parallel")["grade-parallel.sh"] ?? "", { JOBS: "1" });
    expect(made).toEqual([graded(1), graded(2), graded(3), merged]);
  });

  test("Kubernetes runs an Indexed Job without a network, a root or a token, and merges its shards", () => {
    const documents = yamlOf("kubernetes", "grade.yaml");
    expect(documents.map(({ kind }) => kind)).toEqual(["PersistentVolumeClaim", "PersistentVolumeClaim", "NetworkPolicy", "Job"]);
    const [, , policy, job] = documents;
    expect(policy.spec).toMatchObject({ policyTypes: ["Ingress", "Egress"] });
    expect(job.spec).toMatchObject({ completionMode: "Indexed", completions: 3, backoffLimitPerIndex: 3 });
    const pod = job.spec.template;
    expect(policy.spec.podSelector.matchLabels).toEqual(pod.metadata.labels);
    expect(pod.spec).toMatchObject({
      restartPolicy: "Never",
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true },
    });
    const [container] = pod.spec.containers;
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    const claimed = documents.slice(0, 2).map(({ metadata }) => metadata.name);
    expect(
      pod.spec.volumes.flatMap((one: { persistentVolumeClaim?: { claimName: string } }) => one.persistentVolumeClaim?.claimName ?? []),
    ).toEqual(claimed);
    // The pod's own command, run by a shell that stands in for the pod's.
    const command = container.command.map((word: string) => shellWord(word)).join(" ");
    const [made] = calls(`${command}\n`, { JOB_COMPLETION_INDEX: "2" });
    expect(made?.slice(2)).toEqual([
      ...[
        "--exercise",
        options.exercise,
        "--in",
        "/submissions",
        "--out",
        "/results/grades.shard-3.jsonl",
        "--shard",
        "3/3",
        "--jobs",
        "1",
      ],
    ]);
    const [merge] = yamlOf("kubernetes", "merge.yaml");
    expect(merge.spec.template.spec.containers[0].command).toEqual([
      ...["lrlab", "merge", ...[1, 2, 3].map((i) => `/results/grades.shard-${i}.jsonl`), "--out", "/results/grades.jsonl"],
    ]);
  });

  test("the workflow has a job for each shard and one that needs them all", () => {
    const [workflow] = yamlOf("ci", ".github/workflows/grade.yml");
    expect(workflow.permissions).toEqual({ contents: "read" });
    const { grade, merge } = workflow.jobs;
    expect([grade.strategy, merge.needs]).toEqual([{ "fail-fast": false, matrix: { shard: [1, 2, 3] } }, "grade"]);
    const [, { run }] = grade.steps;
    expect(calls(`${run}\n`, { ...grade.env, SHARD: "2" })[0]?.slice(2)).toEqual([
      ...["--exercise", options.exercise, "--in", "submitted", "--out", "grades.shard-2.jsonl", "--shard", "2/3"],
    ]);
    expect(merge.steps[1].run).toBe("lrlab merge grades.shard-1.jsonl grades.shard-2.jsonl grades.shard-3.jsonl --out grades.jsonl");
  });

  test("the container copies what is there and what the ignore file lets through, and is no root", () => {
    const text = filesOf("container")["grader.Dockerfile"] ?? "";
    const sources = [...text.matchAll(/^COPY (.*) \S+$/gm)].flatMap(([, words = ""]) => words.split(" "));
    const allowed: readonly string[] = readFileSync(".dockerignore", "utf8").match(/(?<=^!).+$/gm) ?? [];
    expect(sources).toEqual([".npmrc", "package.json", "package-lock.json", "src"]);
    for (const source of sources) expect([source, existsSync(source), allowed.includes(source)]).toEqual([source, true, true]);
    expect(text).toMatch(/^FROM node:\d+\.\d+\.\d+-bookworm-slim$/m);
    expect(text).toMatch(/^USER node$/m);
    expect(readFileSync("Dockerfile", "utf8")).toContain(/^FROM \S+/m.exec(text)?.[0]);
  });
});

describe("lrlab recipe", () => {
  const run = async (...args: string[]) => {
    const said = [vi.spyOn(console, "log"), vi.spyOn(console, "error")].map((spy) => spy.mockImplementation(() => {}));
    const status = await main(["recipe", ...args]);
    const text = said.map((spy) => spy.mock.calls.map(([line]) => line).join("\n"));
    for (const spy of said) spy.mockRestore();
    return { status, stdout: text[0] ?? "", stderr: text[1] ?? "" };
  };
  const given = ["--exercise", "05-dropping/multistep", "--in", "submitted", "--results", "grades.jsonl"];

  test("lists the recipes, and writes one with its scripts executable", async () => {
    expect((await run()).stdout.split("\n").map((line) => line.split(" ")[0])).toEqual(recipes.map(({ name }) => name));
    const out = join(folder, "slurm");
    const { status, stdout } = await run("slurm", "--out", out, ...given, "--shards", "5");
    expect([status, readdirSync(out).sort()]).toEqual([0, ["grade.sbatch", "merge.sbatch", "submit.sh"]]);
    expect(stdout).toContain("run submit.sh");
    expect(statSync(join(out, "submit.sh")).mode & 0o111).toBe(0o111);
    expect(readFileSync(join(out, "grade.sbatch"), "utf8")).toContain(`submissions=${shellWord(join(process.cwd(), "submitted"))}\n`);
  });

  test("refuses what makes no sense, and writes over nothing", async () => {
    const out = join(folder, "refused");
    const cases: [string[], RegExp][] = [
      [["pbs", "--out", out], /there is no recipe pbs\. There are: parallel, slurm/],
      [["slurm"], /it needs a folder for the files: --out DIR/],
      [["slurm", "--out", out], /the recipe slurm needs --exercise to be filled in/],
      [
        ["slurm", "--out", out, ...given, "--image", "a"],
        /the recipe slurm takes no --image\. It takes --exercise, --in, --results, --shards/,
      ],
      [["slurm", "--out", out, ...given, "--shards", "0"], /--shards must be a whole number from 1 to 1000, got 0/],
      [["container", "--out", out, "--image", "a b"], /--image must be an image's name/],
      [["ci", "--out", out, "--exercise", "05-dropping/none"], /05-dropping has no exercise "none"/],
      [["slurm", "--out", join(folder, "slurm"), ...given], /grade\.sbatch, .* stands already\. Choose another --out/],
    ];
    for (const [args, message] of cases) expect(await run(...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
    expect(existsSync(out)).toBe(false);
  });
});
