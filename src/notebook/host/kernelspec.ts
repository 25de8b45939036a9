import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stateFolder } from "./stateFolder.js";

/** What a notebook's metadata says about the kernel it wants. */
export const kernelspec = { name: "lrlab", display_name: "LR Lab (TypeScript)", language: "typescript" } as const;

/** The TypeScript that tslab, pinned exactly, compiles cells with. */
export const typescriptVersion = "5.0.4";

/** The Node that the lock pins, where npm puts it in a checkout. */
const pinnedNode = (root: string): string => join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** The kernel.json that starts the kernel of the checkout in `root` on its own Node: for any user, from any folder. */
export const kernelJson = (root: string) => ({
  argv: [
    pinnedNode(root),
    "--enable-source-maps",
    // Without the books of async_hooks, so that an interrupt may end a callback (see stopJavaScript.ts).
    "--no-force-async-hooks-checks",
    join(root, "src", "dist", "notebook", "host", "kernel.js"),
    "{connection_file}",
  ],
  display_name: kernelspec.display_name,
  language: kernelspec.language,
  interrupt_mode: "message",
  // The checkout is how we know our own kernelspec again.
  metadata: { debugger: false, lrlab: { checkout: resolve(root) } },
});

/**
 * Writes the kernelspec that starts our kernel from this checkout, on the Node pinned in it.
 *
 * @param root the repository's folder.
 * @param data the Jupyter data folder to write into; when left out one of the checkout's own, so that nothing of the user's is touched.
 * @returns the data folder: `npm run lab` puts it on JUPYTER_PATH.
 */
export function writeKernelspec(root: string, data: string = join(stateFolder(root), "jupyter")): string {
  const [node, , , entry] = kernelJson(root).argv as [string, string, string, string];
  for (const path of [node, entry]) {
    if (!existsSync(path)) throw new Error(`kernelspec: ${path} must exist, got nothing there. Run npm ci, then npm run build:lib.`);
  }
  const spec = join(data, "kernels", kernelspec.name);
  mkdirSync(spec, { recursive: true });
  writeChanged(join(spec, "kernel.json"), `${JSON.stringify(kernelJson(root), null, 2)}\n`);
  writeChanged(join(spec, "logo-svg.svg"), logo);
  return data;
}

/** Leaves a file alone that already holds this text: a running Jupyter may be reading it. */
function writeChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

/** A rate that warms up and decays, on the paper of the charts. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#fbfaf7"/><path d="M10 50 20 16c16 0 16 34 34 34" fill="none" stroke="#c2410c" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
