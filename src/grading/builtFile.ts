import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the build puts what runs apart from the grader, whether this file runs from src or from src/dist. */
const folder = dirname(fileURLToPath(import.meta.url)).replace(/([\\/])src\1(dist\1)?grading$/, "$1src$1dist$1grading");

/**
 * The path of a built file: what runs in a thread or a process of its own can't be run from its source.
 *
 * @param name under src/dist/grading, with `/` between folders.
 * @throws an Error where the library is not built.
 */
export function builtFile(name: string): string {
  const path = join(folder, ...name.split("/"));
  if (!existsSync(path)) throw new Error(`grading: the library must be built, and there is no ${path}. Run npm run build:lib.`);
  return path;
}
