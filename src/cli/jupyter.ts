import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { onPath } from "./onPath.js";

/** A way to open notebooks that this machine has. */
export interface Jupyter {
  readonly title: "JupyterLab" | "Jupyter Notebook" | "the classic Notebook";
  /** The program and its first arguments; options follow. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Where it comes from, to be said. */
  readonly from: "this machine" | "uv" | ".venv";
  /** What it says its version is; null where it was not asked. */
  readonly version: string | null;
}

/** The version that a program says it is, null where it does not start at all: one left behind by another Python does not. */
function versionOf([program, ...args]: Jupyter["command"]): string | null {
  const { status, stdout } = spawnSync(program, [...args, "--version"], { encoding: "utf8", timeout: 60_000 });
  return status === 0 ? stdout.trim() : null;
}

/**
 * Finds what opens notebooks here: JupyterLab on PATH, else in the repository's .venv, else the classic Notebook in either, else JupyterLab
 * through uv. uv comes last because it may have to fetch: what stands here also works without a connection.
 *
 * @param root the repository, for its .venv.
 * @param path the folders to look in, written as PATH is.
 * @returns the first that works, null where there is none.
 */
export function findJupyter({ root, path }: { root: string; path?: string }): Jupyter | null {
  const own = join(root, ".venv", process.platform === "win32" ? "Scripts" : "bin");
  const here = [
    { from: "this machine", folders: path },
    { from: ".venv", folders: own },
  ] as const;
  const programs = [
    { title: "JupyterLab", name: "jupyter-lab", word: "lab" },
    { title: "Jupyter Notebook", name: "jupyter-notebook", word: "notebook" },
  ] as const;
  for (const { title, name, word } of programs) {
    for (const { from, folders } of here) {
      const through = onPath("jupyter", folders).slice(0, 1);
      const commands = [
        ...onPath(name, folders).map((program) => [program] as const),
        ...through.map((program) => [program, word] as const),
      ];
      for (const command of commands) {
        const version = versionOf(command);
        if (version === null) continue;
        // Before version 7 it was a program of its own.
        const classic = name === "jupyter-notebook" && Number.parseInt(version, 10) < 7;
        return { title: classic ? "the classic Notebook" : title, command, from, version };
      }
    }
  }
  const [uv] = [
    ...onPath("uvx", path).map((uvx) => [uvx] as const),
    ...onPath("uv", path).map((program) => [program, "tool", "run"] as const),
  ];
  // Asking uv for JupyterLab would fetch it, which is said before it is done.
  return uv ? { title: "JupyterLab", command: [...uv, "--from", "jupyterlab", "jupyter-lab"], from: "uv", version: null } : null;
}

/** What to install where no notebook program was found, and how. */
export const howToInstallJupyter = `No notebook program was found. Install JupyterLab in one of these ways, then run this command again:

  with uv, anywhere    curl -LsSf https://astral.sh/uv/install.sh | sh
                       (Windows: powershell -c "irm https://astral.sh/uv/install.ps1 | iex")
  macOS                brew install jupyterlab
  Debian, Ubuntu       sudo apt install python3-venv && python3 -m venv .venv && .venv/bin/pip install jupyterlab
  Windows              py -m venv .venv && .venv\\Scripts\\pip install jupyterlab

The lessons can also be read, run and checked in the browser alone: npm start.`;
