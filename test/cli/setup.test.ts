import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../realParts.js";

/** A checkout of nothing but what set-up looks at; its npm and its compiler write down what they were asked. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lr läb "));
  for (const name of ["setup.mjs", "checkout.mjs", "buildLibrary.mjs", "buildJails.mjs", "resultFaults.mjs"])
    put(`src/cli/${name}`, readFileSync(join(root, "src", "cli", name), "utf8"));
  put("package.json", JSON.stringify({ devDependencies: { node: process.versions.node } }));
  put("package-lock.json", "{}");
  put("src/index.ts", "export const a = 1;");
  put("npm.cjs", npm);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Puts a program of the shell where PATH can find it. */
function program(name: string, text = ""): void {
  put(`bin/${name}`, `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, "bin", name), 0o755);
}

/** Installs two packages, a compiler and a Node, as the real one would; fails when it is told to. */
const npm = `
const { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } = require("node:fs");
console.log("npm", process.argv[2]);
if (existsSync("fail")) process.exit(1);
rmSync("node_modules", { recursive: true, force: true });
for (const name of ["one", "two", "typescript/bin", "node/bin"]) mkdirSync("node_modules/" + name, { recursive: true });
for (const name of ["one", "two"]) writeFileSync("node_modules/" + name + "/package.json", "{}");
writeFileSync("node_modules/typescript/bin/tsc", 'console.log("tsc")');
if (!existsSync("no-scripts")) symlinkSync(process.execPath, "node_modules/node/bin/node");
writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/one": {}, "node_modules/two": {}, src: {} } }));
`;

interface SetUp {
  readonly purpose?: "lab" | "test";
  readonly before?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

function setUp({ purpose = "lab", before = [], env = {} }: SetUp = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, join("src", "cli", "setup.mjs"), purpose], {
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, npm_execpath: join(folder, "npm.cjs"), ...env },
  });
  // What the programs say goes straight through; what set-up says is written when it ends.
  return { status, lines: stdout.split("\n").filter((line) => line !== ""), stderr };
}

const installing = "lr-lab: installing packages from the lock (about a minute, 900 MB on disk) ...";
const building = "lr-lab: building the library (about 5 s) ...";

describe.skipIf(process.platform === "win32")("set-up", () => {
  test("installs and builds a fresh clone, and then has nothing to do", () => {
    expect(setUp()).toEqual({ status: 0, lines: [installing, "npm ci", building, "tsc"], stderr: "" });
    expect(setUp()).toEqual({ status: 0, lines: [], stderr: "" });
    put("src/index.ts", "export const a = 2;");
    expect(setUp()).toEqual({ status: 0, lines: [building, "tsc"], stderr: "" });
    put("package-lock.json", '{"lockfileVersion": 3}');
    expect(setUp()).toEqual({ status: 0, lines: [installing, "npm ci"], stderr: "" });
  });

  test("says which stored result is missing and what makes it, and not what the compiler makes of that", () => {
    setUp();
    const lesson = "src/lessons/course/05-none";
    put("src/engine/version.ts", "export const engineVersion = 3;");
    put(`${lesson}/results/finite.json`, '{ "seeds": 2 }');
    put(
      `${lesson}/values.ts`,
      'import finite from "./results/finite.summary.json" with { type: "json" };\nimport more from "./results/more.summary.json" with { type: "json" };',
    );
    const raw = `${lesson}/values.ts(1,20): error TS2307: Cannot find module './results/finite.summary.json'`;
    put(
      "node_modules/typescript/bin/tsc",
      `console.log(${JSON.stringify(raw)}); console.log("src/index.ts(1,1): error"); process.exitCode = 2;`,
    );
    const { status, lines, stderr } = setUp();
    expect([status, lines]).toEqual([1, [building, "src/index.ts(1,1): error"]]);
    expect(stderr.split("\n").slice(0, 2)).toEqual([
      `${lesson}/values.ts imports ${lesson}/results/more.summary.json, and no spec ${lesson}/results/more.json says how it is made. Write that, or import another.`,
      `${lesson}/results/finite.jsonl is missing. Make it: npx lrlab reproduce 05-none/finite --write`,
    ]);
    put(`${lesson}/values.ts`, 'import finite from "./results/finite.summary.json" with { type: "json" };');
    put(`${lesson}/results/finite.jsonl`, '{"kind":"sweep","version":1,"engine":3,"spec":{"seeds":2}}\n{"key":1}\n');
    put(`${lesson}/results/finite.summary.json`, '{"kind":"sweep","version":1,"engine":3,"rows":{"count":1}}');
    put(`${lesson}/results/finite.md`, "");
    put("node_modules/typescript/bin/tsc", 'console.log("tsc");');
    expect(setUp()).toEqual({ status: 0, lines: [building, "tsc"], stderr: "" });
  });

  test("installs again what went missing, and what was never finished", () => {
    setUp();
    rmSync(join(folder, "node_modules", "two"), { recursive: true });
    const wentMissing = "lr-lab: two went missing from node_modules.";
    expect(setUp()).toEqual({ status: 0, lines: [wentMissing, installing, "npm ci"], stderr: "" });
    expect(setUp()).toEqual({ status: 0, lines: [], stderr: "" });
    rmSync(join(folder, "node_modules", ".package-lock.json"));
    expect(setUp()).toEqual({ status: 0, lines: [installing, "npm ci"], stderr: "" });
  });

  test("says what to do where npm fails, and tries again the next time", () => {
    put("fail", "");
    const { status, stderr } = setUp();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^lr-lab: .* ci --no-audit .* failed\. Check the connection to the npm registry and run it again\.\n$/);
    rmSync(join(folder, "fail"));
    expect(setUp().lines).toEqual([installing, "npm ci", building, "tsc"]);
  });

  test("says what to do where npm leaves the pinned Node out", () => {
    put("no-scripts", "");
    const refused = {
      status: 1,
      lines: [installing, "npm ci"],
      stderr:
        `lr-lab: the course runs on Node ${process.versions.node}, which npm puts into node_modules; found nothing. ` +
        "Install scripts are probably turned off: run `npm config delete ignore-scripts`, then this command again.\n",
    };
    expect(setUp()).toEqual(refused);
    expect(setUp()).toEqual(refused);
  });

  test.skipIf(process.platform !== "linux")(
    "provides libatomic, without which the pinned Node does not start, or says how to get it",
    () => {
      // A machine whose linker knows nothing but the C library, and whose apt-get writes down what it was asked.
      program("ldconfig", "echo 'libc.so.6 (libc6,x86-64) => /lib/libc.so.6'");
      program("apt-get", 'echo "apt-get $*"');
      const path = `${join(folder, "bin")}:${process.env.PATH}`;
      const { status, lines, stderr } = setUp({ env: { PATH: path, LD_LIBRARY_PATH: "" } });
      if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
        expect(lines.slice(0, 4)).toEqual([
          "lr-lab: installing libatomic1 from Debian's packages (a minute or two) ...",
          "apt-get update -qq",
          "apt-get install -y -qq --no-install-recommends libatomic1",
          installing,
        ]);
      } else {
        expect([status, lines]).toEqual([1, []]);
        expect(stderr).toBe(
          "lr-lab: the course's Node needs the library libatomic, and this machine has none. Install it (Debian, Ubuntu: sudo apt install libatomic1; " +
            "Fedora: sudo dnf install libatomic), then run this command again.\n",
        );
      }
      put("lib/libatomic.so.1", "");
      expect(setUp({ env: { PATH: path, LD_LIBRARY_PATH: join(folder, "lib") } }).lines).not.toContain("apt-get update -qq");
    },
  );

  test.skipIf(!existsSync("/etc/debian_version") || process.getuid?.() !== 0)(
    "gets the Chromium without windows where another one would do, and goes on without it",
    () => {
      setUp();
      const env = { PATH: join(folder, "bin"), LRLAB_CHROMIUM: "" };
      for (const name of ["firefox", "python3", "xmllint", "bwrap"]) program(name);
      const asks = `echo "$*" >> '${join(folder, "asked")}'`;
      const asked = (): string[] => readFileSync(join(folder, "asked"), "utf8").split("\n").filter(Boolean);
      program("apt-get", asks);
      expect(setUp({ purpose: "test", env })).toEqual({
        status: 0,
        lines: ["lr-lab: installing chromium-headless-shell, fonts-liberation from Debian's packages (a minute or two) ..."],
        stderr: "",
      });
      expect(asked().map((line) => line.split(" ").at(-1))).toEqual(["-qq", "fonts-liberation"]);
      program("chromium");
      const trying = "lr-lab: installing chromium-headless-shell, fonts-liberation from Debian's packages, if they can be had ...";
      expect(setUp({ purpose: "test", env })).toEqual({ status: 0, lines: [trying], stderr: "" });
      expect(asked()).toHaveLength(4);
      for (const fails of ["update", "install"]) {
        program("apt-get", `case "$*" in *${fails}*) exit 100;; esac`);
        expect(setUp({ purpose: "test", env })).toEqual({
          status: 0,
          lines: [trying, "lr-lab: it could not be done; the pages are tested in the Chromium that is here."],
          stderr: "",
        });
      }
      program("chromium-headless-shell");
      expect(setUp({ purpose: "test", env })).toEqual({ status: 0, lines: [], stderr: "" });
    },
  );

  test("says which Node it needs", () => {
    const older =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"16.20.2"}});Object.defineProperty(process,"version",{value:"v16.20.2"})';
    expect(setUp({ before: ["--import", older] })).toEqual({
      status: 1,
      lines: [],
      stderr: "lr-lab: Node 18 or newer is needed to start, got v16.20.2. Get one from https://nodejs.org/.\n",
    });
    expect(existsSync(join(folder, "node_modules"))).toBe(false);
  });
});
