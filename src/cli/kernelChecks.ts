/** The doctor's second half, which needs the library: prints what it finds about Jupyter, the kernels and a trial run, as JSON. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { kernelJson, kernelspec } from "../notebook/host/kernelspec.js";
import { type InstalledKernel, installedIn } from "./installKernel.js";
import { findJupyter, type Jupyter } from "./jupyter.js";
import { dataFolders, userDataFolder } from "./jupyterFolders.js";
import { root } from "./root.js";
import { type Trial, trialRun } from "./trialRun.js";

/** One finding of the doctor's. */
export interface Finding {
  readonly check: string;
  readonly status: "ok" | "note" | "wrong";
  readonly says: string;
  /** The command that mends it. */
  readonly fix?: string;
}

const wrong = (check: string, says: string, fix: string): Finding => ({ check, status: "wrong", says, fix });

function checkJupyter(jupyter: Jupyter | null): Finding {
  const check = "jupyter";
  if (jupyter === null) {
    return wrong(check, "no notebook program was found (VS Code needs none).", "npm run lab says how to install JupyterLab here");
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
function askJupyter({ command }: Jupyter): { finding: Finding; ours: string | null } {
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

/** The kernels of our name that lie where Jupyter looks, the one that it takes first: `taken`, where Jupyter could be asked. */
function kernelsOf(jupyter: Jupyter | null, taken: string | null): InstalledKernel[] {
  const prefixes = jupyter === null ? [] : [dirname(dirname(jupyter.command[0]))];
  const dataOfTaken = taken === null ? [] : [dirname(dirname(taken))];
  return [...new Set([...dataOfTaken, ...dataFolders(prefixes)])].flatMap((data) => installedIn(data) ?? []);
}

const install = "npx lrlab kernel install";

/** The command that writes this checkout's kernel over that one. */
function installOver(folder: string): string {
  const data = dirname(dirname(folder));
  if (data === userDataFolder()) return install;
  const shared = join("share", "jupyter");
  return data.endsWith(shared) ? `${install} --prefix ${JSON.stringify(data.slice(0, -shared.length - 1))}` : removal(folder);
}

const removal = (folder: string): string => `${process.platform === "win32" ? "rmdir /s" : "rm -r"} ${JSON.stringify(folder)}`;

function checkFirst({ folder, argv, checkout }: InstalledKernel): Finding {
  const check = "kernelspec";
  if (checkout === null) return wrong(check, `${folder} is not this course's: it starts ${argv.join(" ") || "nothing"}.`, removal(folder));
  if (!existsSync(checkout)) return wrong(check, `${folder} starts the kernel of ${checkout}, which is gone.`, installOver(folder));
  const gone = argv.filter((part) => isAbsolute(part) && !existsSync(part));
  if (gone.length > 0) return wrong(check, `${folder} starts ${gone.join(" and ")}, which is not there.`, installOver(folder));
  if (checkout !== resolve(root)) {
    const says = `${folder} starts the kernel of another checkout, ${checkout}. For this one's:`;
    return { check, status: "note", says, fix: installOver(folder) };
  }
  const same = JSON.stringify(argv) === JSON.stringify(kernelJson(root).argv);
  if (!same) return wrong(check, `${folder} was written by another version of this course.`, installOver(folder));
  return { check, status: "ok", says: `${folder} starts this checkout's kernel` };
}

function checkKernels([first, ...hidden]: readonly InstalledKernel[]): Finding[] {
  const check = "kernelspec";
  if (first === undefined) {
    return [
      { check, status: "note", says: "npm run lab brings its own. For any other Jupyter, and for VS Code, install it:", fix: install },
    ];
  }
  return [
    checkFirst(first),
    ...hidden.map(({ folder }): Finding => ({ check, status: "note", says: `Jupyter takes that one before ${folder}.` })),
  ];
}

/** One kernel alone, then two at once, as when two notebooks are open. */
async function checkRuns(): Promise<Finding[]> {
  const { argv } = kernelJson(root);
  const say = (check: string, trials: readonly Trial[]): Finding => {
    const faults = trials.flatMap((trial) => ("fault" in trial ? [trial.fault] : []));
    if (faults.length > 0) return { check, status: "wrong", says: `${faults[0]}`, fix: "npm ci && npm run build:lib" };
    const [{ ready, cell }] = trials as [Extract<Trial, { ready: number }>];
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
    return { check, status: "ok", says: `ready after ${seconds(ready)}, a first cell took ${seconds(cell)}` };
  };
  const alone = say("trial run", [await trialRun(argv, 38_000)]);
  if (alone.status !== "ok") return [alone];
  return [alone, say("two at once", await Promise.all([trialRun(argv, 38_100), trialRun(argv, 38_200)]))];
}

const jupyter = findJupyter({ root });
const own = jupyter !== null && jupyter.from !== "uv" ? jupyter : null;
const asked = own === null ? null : askJupyter(own);
const findings = [checkJupyter(jupyter), ...(asked ? [asked.finding] : []), ...checkKernels(kernelsOf(own, asked?.ours ?? null))];
checkRuns().then((runs) => console.log(JSON.stringify([...findings, ...runs])));
