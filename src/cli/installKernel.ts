import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { kernelspec, writeKernelspec } from "../notebook/host/kernelspec.js";

/** A kernelspec of our name, as it lies in a Jupyter data folder. */
export interface InstalledKernel {
  /** Its folder, `kernels/lrlab` in the data folder. */
  readonly folder: string;
  /** The checkout whose kernel it starts; null where this course did not write it. */
  readonly checkout: string | null;
  /** What it starts: empty where its kernel.json cannot be read. */
  readonly argv: readonly string[];
  /** Its kernel.json without spaces. */
  readonly json: string;
}

/** What a data folder holds under our kernel's name, null where there is nothing. */
export function installedIn(data: string): InstalledKernel | null {
  const folder = join(data, "kernels", kernelspec.name);
  const file = join(folder, "kernel.json");
  if (!existsSync(file)) return null;
  try {
    const spec = JSON.parse(readFileSync(file, "utf8"));
    return { folder, argv: (spec.argv ?? []).map(String), checkout: spec.metadata?.lrlab?.checkout ?? null, json: JSON.stringify(spec) };
  } catch {
    // No JSON, or not ours to read: somebody else's in any case.
    return { folder, argv: [], checkout: null, json: "" };
  }
}

const foreign = (where: string, { folder, argv }: InstalledKernel): Error =>
  new Error(
    `${where}: the kernel in ${folder} must be this course's, got one that starts ${argv.join(" ") || "nothing"}. ` +
      "Remove that folder, or choose another place with --prefix DIR.",
  );

/**
 * Writes our kernelspec into a Jupyter data folder.
 *
 * @returns the one that stood there, null where there was none.
 * @throws where the one that stands there is not ours.
 */
export function installKernel(root: string, data: string): InstalledKernel | null {
  const before = installedIn(data);
  if (before !== null && before.checkout === null) throw foreign("install", before);
  try {
    writeKernelspec(root, data);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new Error(`install: ${data} must be a folder that you can write, got ${code}. Choose another place with --prefix DIR.`);
  }
  return before;
}

/**
 * Removes our kernelspec from a Jupyter data folder.
 *
 * @returns what stood there, null where there was none.
 * @throws where the one that stands there is not ours.
 */
export function uninstallKernel(data: string): InstalledKernel | null {
  const before = installedIn(data);
  if (before === null) return null;
  if (before.checkout === null) throw foreign("uninstall", before);
  rmSync(before.folder, { recursive: true });
  return before;
}
