import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { families } from "lrlab";
import { describe, expect, test } from "vitest";

/** Runs the command as a shell does. */
function lrlab(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/bin.mjs", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("lrlab", () => {
  test("says what there is when asked for help, and when asked for nothing", () => {
    const asked = lrlab("--help");
    expect(asked.status).toBe(0);
    expect(asked.stdout).toMatch(/lrlab list \[--json\] +Lists every schedule/);
    expect(lrlab("help").stdout).toBe(asked.stdout);
    const silent = lrlab();
    expect([silent.status, silent.stdout, silent.stderr]).toEqual([2, "", asked.stdout]);
  });

  test("explains one command", () => {
    const text = "lrlab list [--json]\n\nLists every schedule with its parameters and their units.\n";
    for (const args of [
      ["list", "--help"],
      ["help", "list"],
    ])
      expect(lrlab(...args)).toEqual({ status: 0, stdout: text, stderr: "" });
  });

  test("answers an unknown command with those that exist", () => {
    const { status, stdout, stderr } = lrlab("lists");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^lrlab: unknown command lists\. There are: .*\blist, .*new-schedule\.\n$/);
  });

  test("answers bad arguments with the usage", () => {
    expect(lrlab("list", "--yaml")).toEqual({
      status: 2,
      stdout: "",
      stderr: "lrlab list: unknown option --yaml. It takes --json.\nUsage: lrlab list [--json]\n",
    });
    expect(lrlab("list", "cosine").stderr).toBe("lrlab list: it takes no words, got cosine.\nUsage: lrlab list [--json]\n");
    expect(lrlab("new-schedule").stderr).toBe(
      "lrlab new-schedule: it needs one name in camelCase, such as halfLife.\nUsage: lrlab new-schedule NAME\n",
    );
    expect(lrlab("new-schedule", "linear").status).toBe(2);
  });

  test.each([
    ["start 8080", "start", "it takes no words, got 8080."],
    ["start --prot 3", "start", "unknown option --prot. It takes --port, --open, --teach."],
    ["start --port", "start", "--port must be a whole number from 1 to 65535, got nothing. The usual one is 4321."],
    ["start --port 1 --port 2", "start", "it takes --port once."],
    ["dev lessons", "dev", "it takes no words, got lessons."],
    ["build --fast", "build", "unknown option --fast. It takes --teach."],
    ["build site", "build", "it takes no words, got site."],
    ["lab here", "lab", "it takes no words, got here."],
    ["lab --notebooks", "lab", "--notebooks must have a value, got nothing."],
    ["lab --notebooks notebooks/mine", "lab", "--notebooks must be a folder outside "],
    ["lab --notebooks package.json", "lab", "--notebooks must be a folder that you can write, got "],
    ["kernel", "kernel", "it needs one of install, uninstall, doctor, got nothing."],
    ["kernel instal", "kernel", "it needs one of install, uninstall, doctor, got instal."],
    ["kernel install here", "kernel", "kernel install takes no words, got here."],
    ["kernel install --prefix", "kernel", "--prefix must have a value, got nothing."],
    ["kernel install --user --prefix x", "kernel", "it takes --user or --prefix, got both."],
    ["kernel uninstall --name x", "kernel", "unknown option --name. It takes --prefix, --user."],
    ["lab --port 1e3", "lab", "--port must be a whole number from 1 to 65535, got 1e3. The usual one is 8888."],
    ["notebooks 99-none", "notebooks", "there is no lesson 99-none. There are: 01-three-fates, "],
    ["notebooks --check --types", "notebooks", "it takes one option at a time, got --check --types."],
    ["notebooks --import", "notebooks", "--import takes one notebook's file, got none."],
    ["notebooks --variant teacher --out there", "notebooks", "--variant must be learner or instructor, got teacher."],
    ["notebooks --variant instructor", "notebooks", "--variant instructor must have a folder to write into. Add --out DIR."],
    ["notebooks --variant", "notebooks", "--variant must have a value, got nothing."],
    ["notebooks --out there --check", "notebooks", "it takes one option at a time, got --check --out."],
    [
      "notebooks 01-three-fates --variant instructor --out notebooks/mine",
      "notebooks",
      "--out must be a folder outside of notebooks/, which holds the learners' notebooks, got notebooks/mine. Name another one.",
    ],
    [
      "notebooks 01-three-fates --variant instructor --out test",
      "notebooks",
      "--out must be a new or an empty folder, and something stands in test. Name another one, or empty it.",
    ],
    ["notebooks 01-three-fates --out package.json", "notebooks", "--out must be a folder, got the file package.json. Name another one."],
    ["notebooks --import a.ipynb b.ipynb", "notebooks", "--import takes one notebook's file, got a.ipynb b.ipynb."],
    ["new-schedule half life", "new-schedule", "it needs one name in camelCase, such as halfLife."],
  ])("refuses lrlab %s", (line, name, message) => {
    const { status, stdout, stderr } = lrlab(...line.split(" "));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(`lrlab ${name}: ${message}`), stderr).toBe(true);
    expect(stderr).toContain(`\nUsage: lrlab ${name} `.trimEnd());
  });

  test("list names every schedule with its parameters and units", () => {
    const { status, stdout } = lrlab("list");
    expect(status).toBe(0);
    for (const { definition } of families) expect(stdout).toContain(`${definition.name}: ${definition.summary}\n`);
    expect(stdout).toContain("  totalSteps  Length in updates; the floor is reached at step T. [updates]\n");
    expect(stdout).toContain("  gamma     What each drop multiplies the rate by. [none (a factor), 0.1 when left out]\n");
  });

  test("list --json is the registry", () => {
    const rows = JSON.parse(lrlab("list", "--json").stdout);
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(families.map(({ definition }) => definition.name));
    const cosine = rows.find(({ name }: { name: string }) => name === "cosineAnnealing");
    expect(cosine).toMatchObject({
      slug: "cosine",
      title: "Cosine annealing",
      page: "/schedules/cosine/",
      example: { baseLr: 0.1, totalSteps: 100 },
    });
    expect(cosine.parameters[1]).toMatchObject({ name: "totalSteps", type: "steps", unit: "updates", symbol: "T", pytorch: "T_max" });
  });

  test("says which Node it needs, and where the course's own is", () => {
    const older = (node: string) =>
      `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${node}"}})`;
    const run = (node: string) => spawnSync(process.execPath, ["--import", older(node), "src/cli/bin.mjs", "list"], { encoding: "utf8" });
    for (const node of ["20.20.2", "22.17.9"]) {
      const { status, stdout, stderr } = run(node);
      const own = join(process.cwd(), "node_modules", ".bin");
      const says = `lrlab: Node must be 22.18 or newer, got ${node}. Put the course's own first on the PATH: ${own}\n`;
      expect([status, stdout, stderr]).toEqual([1, "", says]);
    }
    for (const node of ["22.18.0", "23.0.0"]) expect(run(node).stderr, node).toBe("");
  });

  test("says what to do where the library is not built", () => {
    const folder = mkdtempSync(join(tmpdir(), "lrlab-bin-"));
    mkdirSync(join(folder, "src", "cli"), { recursive: true });
    const bin = join(folder, "src", "cli", "bin.mjs");
    cpSync("src/cli/bin.mjs", bin);
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "list"], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    const says = `lrlab: the library is not built yet. Run npm run build:lib in ${folder}/\n`;
    expect([status, stdout, stderr]).toEqual([1, "", says]);
  });
});

test("a CommonJS script can require the library, as cells do", () => {
  const code =
    'const { cosineAnnealing, schedule } = require("lrlab"); console.log(schedule(cosineAnnealing({ baseLr: 1, totalSteps: 2 }).toJSON())(1));';
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", code], { encoding: "utf8" });
  expect([stdout, stderr]).toEqual(["0.5\n", ""]);
});

test("lrlab notebooks writes the instructor's notebooks where told, and never over what stands there", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "lr lab "));
  try {
    const args = ["notebooks", "constant", "--variant", "instructor", "--out", join(folder, "mine")];
    const { status, stdout, stderr } = lrlab(...args);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`Wrote 1 instructor's notebook into ${join(folder, "mine")}.`);
    const text = readFileSync(join(folder, "mine", "schedules", "constant.ipynb"), "utf8");
    for (const part of ["instructor's notebook", "It calls, to four digits", "✓ All right: "]) expect(text).toContain(part);
    expect(text).not.toContain("✗ Not yet");
    expect(lrlab(...args).stderr).toContain("--out must be a new or an empty folder, and something stands in");
    expect(readFileSync(join(folder, "mine", "schedules", "constant.ipynb"), "utf8")).toBe(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
