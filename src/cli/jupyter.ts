import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { onPath } from "./onPath.js";

/** A way to open notebooks that this machine has. */
export interface Jupyter {
  readonly title: "JupyterLab" | "the classic Notebook";
  /** The program and its first arguments; options follow. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Where it comes from, to be said. */
  readonly from: "this machine" | "uv" | ".venv";
}

/** Whether the program starts at all: one left behind by another Python does not. */
const works = ([program, ...args]: readonly [string, ...string[]]): boolean =>
  spawnSync(program, [...args, "--version"], { stdio: "ignore", timeout: 60_000 }).status === 0;

/**
 * Finds what opens notebooks here: JupyterLab on PATH, else through uv, else in the repository's .venv, else the classic Notebook.
 *
 * @param root the repository, for its .venv.
 * @param path the folders to look in, written as PATH is.
 * @returns the first that works, null where there is none.
 */
export function findJupyter({ root, path }: { root: string; path?: string }): Jupyter | null {
  const [jupyter] = onPath("jupyter", path);
  const own = join(root, ".venv", process.platform === "win32" ? "Scripts" : "bin");
  const lab = (program: string): Jupyter => ({ title: "JupyterLab", command: [program], from: "this machine" });
  const notebook = (program: string): Jupyter => ({ title: "the classic Notebook", command: [program], from: "this machine" });

  const labs: Jupyter[] = [
    ...onPath("jupyter-lab", path).map(lab),
    ...(jupyter === undefined ? [] : [{ ...lab(jupyter), command: [jupyter, "lab"] as const }]),
  ];
  const throughUv: Jupyter[] = [
    ...onPath("uvx", path).map((uvx) => [uvx] as const),
    ...onPath("uv", path).map((uv) => [uv, "tool", "run"] as const),
  ].map((run) => ({ title: "JupyterLab", command: [...run, "--from", "jupyterlab", "jupyter-lab"] as const, from: "uv" }));
  const inVenv: Jupyter[] = onPath("jupyter-lab", own).map((program) => ({ ...lab(program), from: ".venv" }));
  const notebooks: Jupyter[] = [
    ...onPath("jupyter-notebook", path).map(notebook),
    ...(jupyter === undefined ? [] : [{ ...notebook(jupyter), command: [jupyter, "notebook"] as const }]),
    ...onPath("jupyter-notebook", own).map((program) => ({ ...notebook(program), from: ".venv" as const })),
  ];
  // uv is there or not; asking it for JupyterLab would fetch it, which is said before it is done.
  return (
    labs.find(({ command }) => works(command)) ?? throughUv[0] ?? [...inVenv, ...notebooks].find(({ command }) => works(command)) ?? null
  );
}

/** What to install where no notebook program was found, and how. */
export const howToInstallJupyter = `No notebook program was found. Install JupyterLab in one of these ways, then run this command again:

  with uv, anywhere    curl -LsSf https://astral.sh/uv/install.sh | sh
                       (Windows: powershell -c "irm https://astral.sh/uv/install.ps1 | iex")
  macOS                brew install jupyterlab
  Debian, Ubuntu       sudo apt install python3-venv && python3 -m venv .venv && .venv/bin/pip install jupyterlab
  Windows              py -m venv .venv && .venv\\Scripts\\pip install jupyterlab

The lessons can also be read, run and checked in the browser alone: npm start.`;
