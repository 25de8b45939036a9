/** The doctor's second half, which needs the library: prints what it finds about Jupyter, the kernels and a trial run, as JSON. */
import { dirname } from "node:path";
import { kernelJson } from "../notebook/host/kernelspec.js";
import { askJupyter, checkJupyter } from "./checkJupyter.js";
import { checkKernels } from "./checkKernels.js";
import { type Finding, wrong } from "./finding.js";
import { type InstalledKernel, installedIn } from "./installKernel.js";
import { findJupyter, type Jupyter } from "./jupyter.js";
import { dataFolders } from "./jupyterFolders.js";
import { root } from "./root.js";
import { type Trial, trialRun } from "./trialRun.js";

/** The kernels of our name that lie where Jupyter looks, the one that it takes first: `taken`, where Jupyter could be asked. */
function kernelsOf(jupyter: Jupyter | null, taken: string | null): InstalledKernel[] {
  const prefixes = jupyter === null ? [] : [dirname(dirname(jupyter.command[0]))];
  const dataOfTaken = taken === null ? [] : [dirname(dirname(taken))];
  return [...new Set([...dataOfTaken, ...dataFolders(prefixes)])].flatMap((data) => installedIn(data) ?? []);
}

/** One kernel alone, then two at once, as when two notebooks are open. */
async function checkRuns(): Promise<Finding[]> {
  const { argv } = kernelJson(root);
  const say = (check: string, trials: readonly Trial[]): Finding => {
    const faults = trials.flatMap((trial) => ("fault" in trial ? [trial.fault] : []));
    if (faults.length > 0) return wrong(check, `${faults[0]}`, "npm ci && npm run build:lib");
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
const findings = [checkJupyter(jupyter), ...(asked ? [asked.finding] : []), ...checkKernels(kernelsOf(own, asked?.ours ?? null), root)];
checkRuns().then((runs) => console.log(JSON.stringify([...findings, ...runs])));
