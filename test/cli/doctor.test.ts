import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyCheckout } from "./checkoutCopy.js";

let home: string;
let course: string;
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "lr läb ")));
  course = join(home, "the course");
  copyCheckout(course);
  // A Jupyter that lists no kernels.
  for (const [name, says] of [
    ["jupyter-lab", "4.6.4"],
    ["jupyter-kernelspec", '{"kernelspecs":{}}'],
  ] as const) {
    mkdirSync(join(home, "bin"), { recursive: true });
    writeFileSync(join(home, "bin", name), `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 });
  }
}, 60_000);
afterAll(() => rmSync(home, { recursive: true }));

/** Runs the doctor in the course's folder; `before` goes before the program, for Node itself. */
function doctor({
  args = [],
  path = join(home, "bin"),
  cwd = course,
  before = [],
  program = "doctor.mjs",
}: {
  args?: string[];
  path?: string;
  cwd?: string;
  before?: string[];
  program?: string;
} = {}) {
  const { HOME, PATH, JUPYTER_PATH, JUPYTER_DATA_DIR, XDG_DATA_HOME, ...rest } = process.env;
  const env = { ...rest, HOME: home, PATH: path };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, join(course, "src", "cli", program), ...args], {
    encoding: "utf8",
    cwd,
    env,
  });
  return { status, stdout: stdout.replace(/\d+\.\d\d s/g, "… s"), stderr };
}

/** Moves something away while `use` runs; puts `instead` there where it is given. */
function without<T>(path: string, use: () => T, instead?: string): T {
  const file = join(course, path);
  renameSync(file, `${file}.away`);
  if (instead !== undefined) writeFileSync(file, instead, { mode: 0o755 });
  try {
    return use();
  } finally {
    rmSync(file, { force: true });
    renameSync(`${file}.away`, file);
  }
}

/** What the doctor says where only these lines come before what waits for them. */
const report = (...lines: string[]): string =>
  [
    ...lines,
    `note   ${"kernel".padEnd(width(lines))}  Jupyter, the installed kernels and a trial run come next, once this is mended.`,
    "",
    "One thing is wrong.",
    "",
  ].join("\n");

/** How wide the names of the checks are. */
const width = (lines: readonly string[]): number => Math.max(...lines.map((line) => /^\S+ +(\S+)/.exec(line)?.[1]?.length ?? 0));

const machine = `Node ${process.versions.node} on ${process.platform} ${process.arch}`;
const pins = "26.10.0, the version that the course pins";
const node = () => join(course, "node_modules", "node", "bin", "node");

describe.skipIf(process.platform === "win32")("lrlab kernel doctor", { timeout: 60_000 }, () => {
  test("finds nothing wrong in a folder with spaces and other letters, and says how long a kernel takes", () => {
    const installed = spawnSync(process.execPath, [join(course, "src", "cli", "bin.mjs"), "kernel", "install", "--prefix", home], {
      encoding: "utf8",
    });
    expect([installed.status, installed.stderr]).toEqual([0, ""]);
    const { status, stdout, stderr } = doctor();
    rmSync(join(home, "share"), { recursive: true });
    expect(stdout).toBe(`ok     machine         ${machine}
ok     folder          ${course}
ok     modules         all packages of the lock are there
ok     node            ${pins}
ok     tslab           loads
ok     zeromq          loads
ok     library         built
ok     jupyter         JupyterLab 4.6.4 (${home}/bin/jupyter-lab)
ok     jupyter_client  loads
ok     kernelspec      ${home}/share/jupyter/kernels/lrlab starts this checkout's kernel
ok     trial run       ready after … s, a first cell took … s
ok     two at once     ready after … s, a first cell took … s

The kernel works.
`);
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("finds a kernel that does not start, and no Jupyter at all", () => {
    const { status, stdout } = without("src/dist/notebook/host/runKernel.js", () => doctor({ path: "", cwd: home, args: ["--json"] }));
    expect(status).toBe(1);
    expect(JSON.parse(stdout).slice(7)).toEqual([
      {
        check: "jupyter",
        status: "wrong",
        says: "no notebook program was found (VS Code needs none). This says what to install:",
        fix: "npm run lab",
      },
      {
        check: "kernelspec",
        status: "note",
        says: "npm run lab brings its own. For any other Jupyter, and for VS Code, install it:",
        fix: "npx lrlab kernel install",
      },
      { check: "trial run", status: "wrong", says: expect.stringContaining("runKernel.js"), fix: "npm ci && npm run build:lib" },
    ]);
    expect(stdout).not.toContain("kernel doctor");
  });

  test("finds a Node that is too old to start on", () => {
    const older = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"16.20.2"}})';
    const { status, stdout } = doctor({ before: ["--import", older] });
    expect(stdout).toBe(
      report(
        "WRONG  machine  Node 18 or newer is needed to start, got 16.20.2.",
        "                Mend it: install it from https://nodejs.org/",
        `ok     folder   ${course}`,
        "ok     modules  all packages of the lock are there",
        `ok     node     ${pins}`,
        "ok     library  built",
      ),
    );
    expect(status).toBe(1);
  });

  test.each([
    ["node_modules/zeromq", "zeromq went missing from node_modules."],
    ["node_modules/.package-lock.json", "npm has not installed the packages, or did not finish."],
  ])("finds that %s is missing", (path, says) => {
    const { status, stdout } = without(path, () => doctor());
    expect(stdout).toBe(
      report(
        `ok     machine  ${machine}`,
        `ok     folder   ${course}`,
        `WRONG  modules  ${says}`,
        "                Mend it: npm ci",
        `ok     node     ${pins}`,
        "ok     library  built",
      ),
    );
    expect(status).toBe(1);
  });

  test.each([
    ["another", "#!/bin/sh\necho v20.1.0\n", () => `and ${node()} is 20.1.0.`],
    ["no", undefined, () => `and there is nothing at ${node()}.`],
  ])("finds %s Node where the pinned one should be", (_, instead, says) => {
    const { status, stdout } = without("node_modules/node/bin/node", () => doctor(), instead);
    expect(stdout).toBe(
      report(
        `ok     machine  ${machine}`,
        `ok     folder   ${course}`,
        "ok     modules  all packages of the lock are there",
        `WRONG  node     the course pins Node 26.10.0, ${says()}`,
        "                Mend it: npm config delete ignore-scripts && npm ci",
        "ok     library  built",
      ),
    );
    expect(status).toBe(1);
  });

  test("finds that the library is not built, and says where to build it when one stands elsewhere", () => {
    const run = (cwd: string) => without("src/dist", () => doctor({ program: "bin.mjs", args: ["kernel", "doctor"], cwd }));
    const said = (fix: string) =>
      report(
        `ok     machine  ${machine}`,
        `ok     folder   ${course}`,
        "ok     modules  all packages of the lock are there",
        `ok     node     ${pins}`,
        "ok     tslab    loads",
        "ok     zeromq   loads",
        "WRONG  library  it is not built.",
        `                Mend it: ${fix}`,
      );
    expect(run(course)).toEqual({ status: 1, stdout: said("npm run build:lib"), stderr: "" });
    expect(run(home).stdout).toBe(said(`cd "${course}" && npm run build:lib`));
  });

  test("finds that ZeroMQ's binary does not load", () => {
    const folder = join(course, "node_modules", "zeromq", "build");
    const binaries = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".node"));
    expect(binaries.length).toBeGreaterThan(0);
    const broken = binaries.reduce<() => ReturnType<typeof doctor>>(
      (use, file) => () => without(join("node_modules/zeromq/build", file), use, "not a binary"),
      doctor,
    );
    const { status, stdout } = broken();
    expect(stdout).toContain(
      "WRONG  zeromq   it does not load: Error: No compatible zeromq.js addon found\n                Mend it: npm ci\nok     library  built\n",
    );
    expect(status).toBe(1);
  });

  test("says what it does not understand", () => {
    expect(doctor({ args: ["--fast"] })).toEqual({ status: 2, stdout: "", stderr: "doctor: it takes --json, got --fast.\n" });
  });
});
