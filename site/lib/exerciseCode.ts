import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An exercise's starting code and its solution, as the page shows them: `export` is for the files, not for the reader. */
export function exerciseCode(folder: string, id: string): { readonly start: string; readonly solution: string } {
  const read = (name: string): string =>
    readFileSync(join(process.cwd(), "src/lessons", folder, "exercises", id, name), "utf8")
      .replaceAll(/^export (?!default\b)/gm, "")
      .trim();
  return { start: read("start.ts"), solution: read("solution.ts") };
}
