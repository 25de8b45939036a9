import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { writeWhole } from "../grading/writeWhole.js";
import { UsageError } from "./command.js";

/**
 * Throws UsageError where a file that stands must not be written over: before the work, so that nobody waits for a refusal.
 *
 * @param out the file of --out, as given.
 */
export function refuseToOverwrite(out: string, force: boolean): void {
  const file = resolve(out);
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) throw new UsageError(`--out must be a file, got the folder ${out}. Name a file in it.`);
  if (!force) throw new UsageError(`--out must be a new file, and ${out} stands already. Name another one, or add --force to replace it.`);
}

/** Writes the file of --out, whole or not at all. */
export const writeOut = (out: string, content: string | Uint8Array): void => writeWhole(resolve(out), content);
