import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { kernelJson } from "../notebook/host/kernelspec.js";
import { type Finding, wrong } from "./finding.js";
import type { InstalledKernel } from "./installKernel.js";
import { userDataFolder } from "./jupyterFolders.js";

const install = "npx lrlab kernel install";

/** The command that writes this checkout's kernel over that one. */
function installOver(folder: string): string {
  const data = dirname(dirname(folder));
  if (data === userDataFolder()) return install;
  const shared = join("share", "jupyter");
  return data.endsWith(shared) ? `${install} --prefix ${JSON.stringify(data.slice(0, -shared.length - 1))}` : removal(folder);
}

const removal = (folder: string): string => `${process.platform === "win32" ? "rmdir /s" : "rm -r"} ${JSON.stringify(folder)}`;

function checkFirst({ folder, argv, checkout, json }: InstalledKernel, root: string): Finding {
  const check = "kernelspec";
  if (checkout === null) return wrong(check, `${folder} is not this course's: it starts ${argv.join(" ") || "nothing"}.`, removal(folder));
  if (!existsSync(checkout)) return wrong(check, `${folder} starts the kernel of ${checkout}, which is gone.`, installOver(folder));
  const gone = argv.filter((part) => isAbsolute(part) && !existsSync(part));
  if (gone.length > 0) return wrong(check, `${folder} starts ${gone.join(" and ")}, which is not there.`, installOver(folder));
  if (checkout !== resolve(root)) {
    const says = `${folder} starts the kernel of another checkout, ${checkout}. For this one's:`;
    return { check, status: "note", says, fix: installOver(folder) };
  }
  if (json !== JSON.stringify(kernelJson(root)))
    return wrong(check, `${folder} was written by another version of this course.`, installOver(folder));
  return { check, status: "ok", says: `${folder} starts this checkout's kernel` };
}

/** The doctor of the checkout in `root` on the installed kernels of our name, of which Jupyter takes the first. */
export function checkKernels([first, ...hidden]: readonly InstalledKernel[], root: string): Finding[] {
  const check = "kernelspec";
  if (first === undefined) {
    return [
      { check, status: "note", says: "npm run lab brings its own. For any other Jupyter, and for VS Code, install it:", fix: install },
    ];
  }
  return [
    checkFirst(first, root),
    ...hidden.map(({ folder }): Finding => ({ check, status: "note", says: `Jupyter takes that one before ${folder}.` })),
  ];
}
