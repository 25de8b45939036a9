import { copyFileSync, cpSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../realParts.js";

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The packages that `src` needs to run, and the pinned Node: their folders, by the lock. */
function neededPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> };
  const found = new Set<string>();
  const add = (name: string, from: string): void => {
    // As Node looks: beside the one who asks, then further up.
    for (let folder = from; ; folder = folder.includes("/node_modules/") ? folder.slice(0, folder.lastIndexOf("/node_modules/")) : "") {
      const key = `${folder}${folder === "" ? "" : "/"}node_modules/${name}`;
      if (packages[key] !== undefined) {
        if (found.has(key)) return;
        found.add(key);
        for (const next of Object.keys(packages[key].dependencies ?? {})) add(next, key);
        return;
      }
      if (folder === "") return; // A platform's package that is not for this one.
    }
  };
  for (const name of Object.keys(packages.src?.dependencies ?? {})) add(name, "");
  add("node", "");
  return [...found];
}

/** Links a folder's files, since copying half a gigabyte takes long; copies where the file system has no links. Replace such a file, never write into it. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      linkFolder(source, target);
    } else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

/**
 * Makes a checkout with what a learner's run needs: the built library, the command line, the notebooks and their packages. Without sources.
 *
 * @param folder where to, made here.
 */
export function copyCheckout(folder: string): void {
  mkdirSync(join(folder, "src"), { recursive: true });
  for (const file of ["package.json", "package-lock.json", "src/package.json"]) copyFileSync(join(root, file), join(folder, file));
  for (const part of ["src/cli", "src/dist"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  cpSync(join(root, "notebooks"), join(folder, "notebooks"), { recursive: true, filter: (path) => !path.includes(".ipynb_checkpoints") });
  const needed = neededPackages();
  const outer = needed.filter((key) => !needed.some((other) => key.startsWith(`${other}/`)));
  for (const key of outer) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    linkFolder(join(root, key), join(folder, key));
  }
  symlinkSync(join("..", "src"), join(folder, "node_modules", "lrlab"));
  const list = { packages: Object.fromEntries(needed.map((key) => [key, {}])) };
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), JSON.stringify(list));
}
