// What stands in this checkout, for the programs that run before anything is installed or built.
// Plain JavaScript that runs on Node 18.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The oldest Node that set-up starts on. */
export const oldestNode = 18;

export const nodeMajor = () => Number(process.versions.node.split(".")[0]);

/** The version of Node that the lock pins. */
export const pinnedVersion = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.node;

/** That Node, as npm lays it out under `folder`. */
export const nodeIn = (folder) => join(folder, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** The version that a Node binary says it is, or "nothing" where there is none that runs. */
export function versionOf(binary) {
  try {
    return execFileSync(binary, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .trim()
      .slice(1);
  } catch {
    return "nothing";
  }
}

/** Whether files can be made in this checkout. */
export function isWritable() {
  try {
    accessSync(root, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The packages that npm says it installed and that are not there; null where npm has not finished installing. */
export function missingPackages() {
  const list = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return null;
  const folders = Object.keys(JSON.parse(readFileSync(list, "utf8")).packages).filter((folder) => folder.startsWith("node_modules/"));
  return folders
    .filter((folder) => !existsSync(join(root, folder, "package.json")))
    .map((folder) => folder.replace(/^.*node_modules\//, ""));
}

/** Some names, the rest as a number. */
export const some = (names) => (names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", "));

/** Whether the library is built: the kernel's entry is what everything else of it belongs to. */
export const isBuilt = () => existsSync(join(root, "src", "dist", "notebook", "host", "kernel.js"));
