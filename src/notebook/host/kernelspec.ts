import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a notebook's metadata says about the kernel it wants. */
export const kernelspec = { name: "lrlab", display_name: "LR Lab (TypeScript)", language: "typescript" } as const;

/** The TypeScript that tslab, pinned exactly, compiles cells with. */
export const typescriptVersion = "5.0.4";

/**
 * Writes the kernelspec that starts our kernel from this checkout, on the Node pinned in it. Nothing outside `root` is touched.
 *
 * @param root the repository's folder.
 * @returns the folder to put on JUPYTER_PATH.
 */
export function writeKernelspec(root: string): string {
  const folder = join(root, ".cache", "jupyter");
  const spec = join(folder, "kernels", kernelspec.name);
  const pinned = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  const entry = join(root, "src", "dist", "notebook", "host", "kernel.js");
  for (const path of [pinned, entry]) {
    if (!existsSync(path)) throw new Error(`kernelspec: ${path} must exist, got nothing there. Run npm ci, then npm run build:lib.`);
  }
  mkdirSync(spec, { recursive: true });
  writeChanged(
    join(spec, "kernel.json"),
    `${JSON.stringify(
      {
        argv: [pinned, "--enable-source-maps", entry, "{connection_file}"],
        display_name: kernelspec.display_name,
        language: kernelspec.language,
        // The compiler is large: keeping its compiled code makes the kernel ready sooner.
        env: { NODE_COMPILE_CACHE: join(root, ".cache", "node-compile") },
        interrupt_mode: "signal",
        metadata: { debugger: false },
      },
      null,
      2,
    )}\n`,
  );
  writeChanged(join(spec, "logo-svg.svg"), logo);
  return folder;
}

/** Leaves a file alone that already holds this text: a running Jupyter may be reading it. */
function writeChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

/** A rate that warms up and decays, on the paper of the charts. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#fbfaf7"/><path d="M10 50 20 16c16 0 16 34 34 34" fill="none" stroke="#c2410c" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
