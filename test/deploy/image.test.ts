/** What Binder and Docker are told agrees with the repository. Their builds themselves need registries; test/deploy/freshDebian.sh and /run/ say what was tried. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { kernel } from "../../src/cli/commands/kernel.js";
import { root } from "../realParts.js";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const json = (path: string) => JSON.parse(read(path));
/** A Dockerfile's instructions: comments gone, lines that go on joined. */
const instructions = read("Dockerfile")
  .replaceAll(/^#.*\n/gm, "")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "");
const those = (name: string): string[] =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

describe("the Dockerfile", () => {
  test("stands on images pinned by a tag that never moves", () => {
    expect(those("FROM").map((line) => line.split(" ")[0])).toEqual([
      expect.stringMatching(/^node:\d+\.\d+\.\d+-bookworm-slim$/),
      expect.stringMatching(/^quay\.io\/jupyter\/base-notebook:\d{4}-\d{2}-\d{2}$/),
    ]);
  });

  test("copies what is there, and what the ignore file lets through", () => {
    const sources = those("COPY")
      .filter((line) => !line.includes("--from="))
      .flatMap((line) =>
        line
          .split(" ")
          .filter((word) => !word.startsWith("--"))
          .slice(0, -1),
      );
    const allowed = read(".dockerignore").match(/(?<=^!).+$/gm) ?? [];
    expect(sources.length).toBeGreaterThan(4);
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true);
      expect(
        allowed.some((path) => source === path || source.startsWith(`${path}/`)),
        source,
      ).toBe(true);
    }
    // Nothing is sent that no instruction asks for.
    expect(allowed.filter((path) => !sources.some((source) => source === path || source.startsWith(`${path}/`)))).toEqual([]);
  });

  test("ends as the learner, who owns nothing of the course", () => {
    expect(those("USER")).toEqual(["root", "$" + "{NB_UID}"]);
    const line = those("COPY").find((copy) => copy.includes("--from=kernel"));
    expect(line).toBe("--from=kernel /opt/lrlab /opt/lrlab");
    expect(instructions.findIndex((one) => one.includes(line ?? ""))).toBeLessThan(instructions.indexOf("USER $" + "{NB_UID}"));
  });

  test("says the commands that its page says", () => {
    const page = read("site/pages/run/index.astro");
    for (const command of read("Dockerfile").match(/(?<=^# {3})docker .+$/gm) ?? []) expect(page).toContain(command);
    expect(page).toContain(`tag: "${json("package.json").version}"`);
  });
});

describe(".binder", () => {
  test("has what repo2docker reads, pinned, and nothing that it would read instead", () => {
    expect(readdirSync(join(root, ".binder")).sort()).toEqual(["apt.txt", "makeKernel", "postBuild", "requirements.txt", "runtime.txt"]);
    expect(read(".binder/runtime.txt")).toMatch(/^python-3\.\d+\n$/);
    expect(read(".binder/requirements.txt")).toMatch(/^(?:[\w-]+==[\d.]+\n)+$/);
    expect(existsSync(join(root, "binder"))).toBe(false);
  });

  test("its scripts can be run", () => {
    for (const name of ["makeKernel", "postBuild"]) expect(statSync(join(root, ".binder", name)).mode & 0o111, name).toBe(0o111);
  });

  test("and an image have the same system packages", () => {
    const packages = read(".binder/apt.txt").trim().split("\n");
    const installed = those("RUN").filter((line) => line.includes("apt-get install"));
    // The image's own stage; the one before it builds only.
    for (const name of packages) expect(installed.at(-1)).toContain(` ${name}`);
  });
});

test("both call commands that there are, and remove what is there", () => {
  const scripts = `${read(".binder/makeKernel")}${read(".binder/postBuild")}${read("Dockerfile")}`;
  for (const [path] of scripts.matchAll(/src\/cli\/\w+\.mjs/g)) expect(existsSync(join(root, path)), path).toBe(true);
  expect(scripts.match(/kernel install --prefix/g)).toHaveLength(2);
  expect(kernel.usage).toContain("install");
  expect(kernel.usage).toContain("--prefix DIR");
  const removed = read(".binder/makeKernel").match(/node_modules\/(?:node|zeromq)\/[\w/]+/g) ?? [];
  expect(removed.length).toBeGreaterThan(2);
  // What the pinned Node brings beside its binary is there only right after its installation.
  for (const path of removed.filter((one) => !one.startsWith("node_modules/node/node_modules")))
    expect(existsSync(join(root, path)), path).toBe(true);
});

test("the kernel and its installation load no package for development: an image has none", () => {
  const locked = json("package-lock.json").packages as Record<string, { dev?: boolean } | undefined>;
  const packages = new Set<string>();
  const entries = ["", "notebook/", "engine/", "compat/"].map((folder) => `${folder}index.js`);
  const files = new Set(["notebook/host/kernel.js", "cli/commands/kernel.js", ...entries]);
  // The built library: what is imported for its types only is not loaded.
  for (const path of files) {
    for (const { fileName: name } of ts.preProcessFile(read(`src/dist/${path}`), true, true).importedFiles) {
      const target = join(dirname(path), name);
      if (!name.startsWith(".")) packages.add(name.split("/", name.startsWith("@") ? 2 : 1).join("/"));
      else if (existsSync(join(root, "src", "dist", target))) files.add(target);
    }
  }
  expect(files.size).toBeGreaterThan(150);
  const loaded = [...packages].filter((name) => !isBuiltin(name));
  expect(loaded.length).toBeGreaterThan(3);
  const isLocked = (name: string): boolean => locked[`node_modules/${name}`]?.dev === undefined && `node_modules/${name}` in locked;
  expect(loaded.filter((name) => !isLocked(name))).toEqual([]);
});
