import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What came of copying. Paths are seen from the folders, in the order of their names. */
export interface Copied {
  readonly copied: readonly string[];
  /** Stand there already and were left alone. */
  readonly kept: readonly string[];
  /** Of the kept ones: the course's notebook is not the one that was copied, or never was. */
  readonly newer: readonly string[];
}

/** Remembers beside the copies which version of the course's notebook each was made from. */
const record = ".lrlab-copies.json";

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

function readRecord(folder: string): Record<string, string> {
  const file = join(folder, record);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`notebooks: ${file} must be readable JSON, got "${(error as Error).message}". Remove it: it is written anew.`);
  }
}

/**
 * Copies the course's notebooks into a learner's own folder: those that are missing there. What stands there is never touched.
 *
 * @param options `from`, the course's folder; `to`, the learner's, made where it is missing.
 */
export function copyNotebooks({ from, to }: { from: string; to: string }): Copied {
  mkdirSync(to, { recursive: true });
  const before = readRecord(to);
  const after = { ...before };
  const copied: string[] = [];
  const kept: string[] = [];
  const newer: string[] = [];
  const files = (readdirSync(from, { recursive: true, encoding: "utf8" }) as string[])
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ipynb") && !file.includes(".ipynb_checkpoints"))
    .sort();
  for (const file of files) {
    const [source, target] = [join(from, file), join(to, file)];
    const hash = hashOf(source);
    if (existsSync(target)) {
      kept.push(file);
      if (before[file] !== hash && hashOf(target) !== hash) newer.push(file);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    after[file] = hash;
    copied.push(file);
  }
  if (copied.length > 0) writeFileSync(join(to, record), `${JSON.stringify(after, null, 2)}\n`);
  return { copied, kept, newer };
}
