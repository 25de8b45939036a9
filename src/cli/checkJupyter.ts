import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kernelspec } from "../notebook/host/kernelspec.js";
import { type Finding, wrong } from "./finding.js";
import type { Jupyter } from "./jupyter.js";

/** The doctor on the notebook program. */
export function checkJupyter(jupyter: Jupyter | null): Finding {
  const check = "jupyter";
  if (jupyter === null) {
    return wrong(check, "no notebook program was found (VS Code needs none). This says what to install:", "npm run lab");
  }
  if (jupyter.from === "uv")
    return { check, status: "note", says: "none is installed; npm run lab lets uv fetch JupyterLab the first time." };
  const { command, title, version } = jupyter;
  return { check, status: "ok", says: `${title} ${version} (${command.join(" ")})` };
}

/** The command that lists what kernels a Jupyter finds: its own program, else its Python, by the first line of the program that we have. */
function lister([program]: Jupyter["command"]): readonly [string, ...string[]] {
  const windows = process.platform === "win32";
  const beside = join(dirname(program), windows ? "jupyter-kernelspec.exe" : "jupyter-kernelspec");
  if (existsSync(beside)) return [beside];
  const [, interpreter] = windows ? [] : (/^#!(\/\S*python\S*)/.exec(readFileSync(program, "utf8")) ?? []);
  return [interpreter ?? "python3", "-m", "jupyter_client.kernelspecapp"];
}

/** Asks Jupyter for its kernels. The list comes from jupyter_client, which also starts them. */
export function askJupyter({ command }: Jupyter): { finding: Finding; ours: string | null } {
  const check = "jupyter_client";
  const [program, ...args] = lister(command);
  const { status, stdout, stderr, error } = spawnSync(program, [...args, "list", "--json"], { encoding: "utf8", timeout: 60_000 });
  if (status === 0) {
    return { finding: { check, status: "ok", says: "loads" }, ours: JSON.parse(stdout).kernelspecs[kernelspec.name]?.resource_dir ?? null };
  }
  const why = error?.message ?? stderr.trim().split("\n").at(-1);
  const again = "python3 -m pip install --force-reinstall jupyterlab";
  return { finding: wrong(check, `Jupyter cannot list its kernels: ${why}`, again), ours: null };
}
