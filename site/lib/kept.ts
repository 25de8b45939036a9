import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a computed table depends on. */
const sources = ["schedules", "compat", "engine/rng.ts", "lessons/reference"].map((path) => join("src", path));

const filesOf = (path: string): string[] =>
  path.endsWith(".ts")
    ? [path]
    : (readdirSync(path, { recursive: true }) as string[])
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join(path, file))
        .sort();

/** Computes a table that takes seconds once for each state of the code it comes from. */
export function kept<T>(name: string, compute: () => T): T {
  const sum = createHash("sha256");
  for (const file of sources.flatMap(filesOf)) sum.update(file).update(readFileSync(file));
  const folder = join(".cache", "tables");
  const path = join(folder, `${name}-${sum.digest("hex").slice(0, 16)}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as T;
  const value = compute();
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.startsWith(`${name}-`)) rmSync(join(folder, old), { force: true });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(value));
  renameSync(`${path}.${process.pid}`, path);
  return value;
}
