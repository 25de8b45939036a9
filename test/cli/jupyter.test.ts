import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findJupyter, howToInstallJupyter } from "../../src/cli/jupyter.js";

describe.skipIf(process.platform === "win32")("findJupyter", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "lr lab "));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** Puts programs into a folder: each succeeds with --version, or only with the word given for it, or not at all. */
  function programs(folder: string, all: Record<string, "works" | "broken" | "lab" | "notebook">): string {
    const path = join(root, folder);
    mkdirSync(path, { recursive: true });
    for (const [name, how] of Object.entries(all)) {
      const test = { works: "true", broken: "false", lab: '[ "$1" = lab ]', notebook: '[ "$1" = notebook ]' }[how];
      writeFileSync(join(path, name), `#!/bin/sh\n${test}\n`, { mode: 0o755 });
    }
    return path;
  }

  test("is null where there is nothing, and then one learns what to install", () => {
    expect(findJupyter({ root, path: programs("bin", {}) })).toBeNull();
    expect(howToInstallJupyter).toMatch(/uv[\s\S]*brew install jupyterlab[\s\S]*apt install[\s\S]*py -m venv/);
  });

  test("takes JupyterLab from PATH before all else", () => {
    const path = programs("bin", { "jupyter-lab": "works", uvx: "works", "jupyter-notebook": "works" });
    expect(findJupyter({ root, path })).toEqual({
      title: "JupyterLab",
      command: [join(path, "jupyter-lab")],
      from: "this machine",
    });
  });

  test("passes by a JupyterLab that does not start", () => {
    const path = [programs("old", { "jupyter-lab": "broken" }), programs("new", { "jupyter-lab": "works" })].join(delimiter);
    expect(findJupyter({ root, path })?.command).toEqual([join(root, "new", "jupyter-lab")]);
  });

  test("asks jupyter for its lab, or for its notebook", () => {
    const path = programs("bin", { jupyter: "lab" });
    expect(findJupyter({ root, path })).toEqual({ title: "JupyterLab", command: [join(path, "jupyter"), "lab"], from: "this machine" });
    expect(findJupyter({ root, path: programs("bin", { jupyter: "notebook" }) })).toEqual({
      title: "the classic Notebook",
      command: [join(path, "jupyter"), "notebook"],
      from: "this machine",
    });
  });

  test.each([
    ["uvx", []],
    ["uv", ["tool", "run"]],
  ])("else takes JupyterLab through %s, without fetching it yet", (name, words) => {
    programs(".venv/bin", { "jupyter-lab": "works" });
    const path = programs("bin", { [name]: "broken", "jupyter-notebook": "works" });
    expect(findJupyter({ root, path })).toEqual({
      title: "JupyterLab",
      command: [join(path, name), ...words, "--from", "jupyterlab", "jupyter-lab"],
      from: "uv",
    });
  });

  test("else the .venv's JupyterLab, else the classic Notebook, of this machine before the .venv's", () => {
    const path = programs("bin", { "jupyter-notebook": "works" });
    const own = programs(".venv/bin", { "jupyter-lab": "works", "jupyter-notebook": "works" });
    expect(findJupyter({ root, path })).toEqual({ title: "JupyterLab", command: [join(own, "jupyter-lab")], from: ".venv" });
    programs(".venv/bin", { "jupyter-lab": "broken" });
    expect(findJupyter({ root, path })).toEqual({
      title: "the classic Notebook",
      command: [join(path, "jupyter-notebook")],
      from: "this machine",
    });
    expect(findJupyter({ root, path: "" })).toEqual({
      title: "the classic Notebook",
      command: [join(own, "jupyter-notebook")],
      from: ".venv",
    });
  });
});
