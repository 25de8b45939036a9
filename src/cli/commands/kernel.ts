import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { type Command, UsageError } from "../command.js";
import { installKernel, uninstallKernel } from "../installKernel.js";
import { userDataFolder } from "../jupyterFolders.js";
import { readOptions } from "../readOptions.js";
import { inRoot, root } from "../root.js";

const actions = ["install", "uninstall", "doctor"] as const;

/** `lrlab kernel`: our kernel for every Jupyter of this user, or of a Python environment; and what is wrong with it. */
export const kernel: Command = {
  name: "kernel",
  usage: "install|uninstall [--user | --prefix DIR] | doctor [--json]",
  summary: "Installs the notebook kernel for every Jupyter, removes it, or finds what is wrong with it.",
  run([name, ...rest]) {
    const action = actions.find((one) => one === name);
    if (action === undefined) throw new UsageError(`it needs one of ${actions.join(", ")}, got ${name ?? "nothing"}.`);
    if (action === "doctor") {
      // A program of its own, which also runs where this one cannot.
      return spawnSync(process.execPath, [inRoot("src", "cli", "doctor.mjs"), ...rest], { stdio: "inherit" }).status ?? 1;
    }
    const { words, flags, values } = readOptions(rest, { flags: ["--user"], valued: ["--prefix"] });
    if (words.length > 0) throw new UsageError(`kernel ${action} takes no words, got ${words.join(" ")}.`);
    const prefix = values.get("--prefix");
    if (prefix !== undefined && flags.has("--user")) throw new UsageError("it takes --user or --prefix, got both.");
    const data = prefix === undefined ? userDataFolder() : join(resolve(prefix), "share", "jupyter");
    return action === "install" ? install(data, prefix !== undefined) : uninstall(data);
  },
};

function install(data: string, elsewhere: boolean): number {
  const before = installKernel(root, data);
  const here = root.replace(/[\\/]$/, "");
  if (before?.checkout && before.checkout !== root)
    console.log(`The kernel there was that of ${before.checkout}; now it is that of ${here}.`);
  console.log(`Installed the kernel "LR Lab (TypeScript)" of ${here} in\n  ${join(data, "kernels", "lrlab")}`);
  console.log(
    elsewhere
      ? `The Jupyter of that environment finds it; any other does with JUPYTER_PATH=${data}.`
      : "Every Jupyter of yours finds it, and VS Code does.",
  );
  console.log(
    "Start Jupyter anew, and open a notebook of the course from any folder. What is wrong, if something is: npx lrlab kernel doctor, here.",
  );
  return 0;
}

function uninstall(data: string): number {
  const before = uninstallKernel(data);
  console.log(before === null ? `There is no kernel "LR Lab (TypeScript)" in ${data}.` : `Removed ${before.folder}.`);
  return 0;
}
