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

  /** Puts programs into a folder: each says a version when asked, or only with the word given before the question, or does not start. */
  function programs(folder: string, all: Record<string, string>): string {
    const path = join(root, folder);
    mkdirSync(path, { recursive: true });
    for (const [name, how] of Object.entries(all)) {
      const [version, word] = how.split(" for ");
      const test = how === "broken" ? "false" : `${word ? `[ "$1" = ${word} ] && ` : ""}echo ${version}`;
      writeFileSync(join(path, name), `#!/bin/sh\n${test}\n`, { mode: 0o755 });
    }
    return path;
  }

  test("is null where there is nothing, and then one learns what to install", () => {
    expect(findJupyter({ root, path: programs("bin", {}) })).toBeNull();
    expect(howToInstallJupyter).toMatch(/uv[\s\S]*brew install jupyterlab[\s\S]*apt install[\s\S]*py -m venv/);
  });

  test("takes JupyterLab from PATH before all else", () => {
    programs(".venv/bin", { "jupyter-lab": "4.0.0" });
    const path = programs("bin", { "jupyter-lab": "4.6.4", uvx: "1", "jupyter-notebook": "6.4.12" });
    expect(findJupyter({ root, path })).toEqual({
      title: "JupyterLab",
      command: [join(path, "jupyter-lab")],
      from: "this machine",
      version: "4.6.4",
    });
  });

  test("passes by a JupyterLab that does not start", () => {
    const path = [programs("old", { "jupyter-lab": "broken" }), programs("new", { "jupyter-lab": "4.6.4" })].join(delimiter);
    expect(findJupyter({ root, path })?.command).toEqual([join(root, "new", "jupyter-lab")]);
  });

  test("asks jupyter for its lab, or for its notebook", () => {
    const path = programs("bin", { jupyter: "4.6.4 for lab" });
    expect(findJupyter({ root, path })).toMatchObject({ title: "JupyterLab", command: [join(path, "jupyter"), "lab"] });
    expect(findJupyter({ root, path: programs("bin", { jupyter: "6.5.7 for notebook" }) })).toMatchObject({
      title: "the classic Notebook",
      command: [join(path, "jupyter"), "notebook"],
    });
  });

  test("calls the Notebook classic before its version 7", () => {
    const titleOf = (version: string) => findJupyter({ root, path: programs("bin", { "jupyter-notebook": version }) })?.title;
    expect(["6.4.12", "7.0.0", "10.1.0"].map(titleOf)).toEqual(["the classic Notebook", "Jupyter Notebook", "Jupyter Notebook"]);
  });

  test("else the .venv's JupyterLab, else the classic Notebook, of this machine before the .venv's", () => {
    const path = programs("bin", { "jupyter-notebook": "6.4.12" });
    const own = programs(".venv/bin", { "jupyter-lab": "4.6.4", "jupyter-notebook": "6.5.7" });
    expect(findJupyter({ root, path })).toMatchObject({ title: "JupyterLab", command: [join(own, "jupyter-lab")], from: ".venv" });
    programs(".venv/bin", { "jupyter-lab": "broken" });
    expect(findJupyter({ root, path })).toMatchObject({
      title: "the classic Notebook",
      command: [join(path, "jupyter-notebook")],
      from: "this machine",
    });
    expect(findJupyter({ root, path: "" })).toMatchObject({ command: [join(own, "jupyter-notebook")], from: ".venv", version: "6.5.7" });
  });

  test.each([
    ["uvx", []],
    ["uv", ["tool", "run"]],
  ])("takes JupyterLab through %s only where nothing else is there, without fetching it yet", (name, words) => {
    const path = programs("bin", { [name]: "broken" });
    expect(findJupyter({ root, path })).toEqual({
      title: "JupyterLab",
      command: [join(path, name), ...words, "--from", "jupyterlab", "jupyter-lab"],
      from: "uv",
      version: null,
    });
    programs("bin", { "jupyter-notebook": "6.4.12" });
    expect(findJupyter({ root, path })).toMatchObject({ title: "the classic Notebook", from: "this machine" });
  });
});
