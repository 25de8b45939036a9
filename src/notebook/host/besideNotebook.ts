import { existsSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "@tslab/typescript-for-tslab";
import { replaceProperty } from "./takeover.js";

/**
 * Lets cells import what lies beside the notebook: `./helper.js`, `./data.json`, and packages in a `node_modules` there or above. What
 * the course has under the same name comes first, so that `lrlab` is always the course's.
 *
 * Cells import from the course's folder. What is not found there is looked for again in the notebook's, by the compiler and when the cell
 * runs.
 *
 * @param root the course's folder.
 * @param folder the notebook's.
 */
export function besideNotebook({ root, folder }: { root: string; folder: string }): void {
  const here = pathToFileURL(root).href;
  const { resolve } = createRequire(join(folder, "cell.js"));
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!context.parentURL?.startsWith(here)) throw error;
        return { url: pathToFileURL(resolve(specifier)).href, shortCircuit: true };
      }
    },
  });
  const prefix = `${root.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  const found = (path: string): string => {
    if (!path.startsWith(prefix) || existsSync(path)) return path;
    const other = join(folder, path.slice(prefix.length));
    return existsSync(other) ? other : path;
  };
  const { fileExists, directoryExists, readFile, getDirectories } = ts.sys;
  replaceProperty(ts.sys, "fileExists", (path) => fileExists(found(path)));
  replaceProperty(ts.sys, "directoryExists", (path) => directoryExists(found(path)));
  replaceProperty(ts.sys, "readFile", (path, encoding) => readFile(found(path), encoding));
  replaceProperty(ts.sys, "getDirectories", (path) => getDirectories(found(path)));
}
