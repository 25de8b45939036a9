import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the build puts what runs in jails, whether this file runs from src or from src/dist. */
const folder = join(dirname(fileURLToPath(import.meta.url)).replace(/([\\/])src\1(dist\1)?grading$/, "$1src$1dist$1grading"), "jails");

/**
 * The path of a file that runs in jails.
 *
 * @throws an Error where the library is not built.
 */
export function jailFile(name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`the jails must be built, and there is no ${path}. Run npm run build:lib.`);
  return path;
}
