import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  readonly version?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Readonly<Record<string, Locked>> };
const paths = Object.keys(lock.packages);

/** Where Node would find `name` from the package at `path`, or undefined. */
function resolve(path: string, name: string): string | undefined {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/")))) {
    const candidate = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
    if (lock.packages[candidate]) return candidate;
    if (from === "") return undefined;
  }
}

test("the lock has every optional platform package, so that it installs on every platform", () => {
  const missing: string[] = [];
  let seen = 0;
  for (const path of paths) {
    for (const name of Object.keys(lock.packages[path]?.optionalDependencies ?? {})) {
      seen += 1;
      if (!resolve(path, name)) missing.push(`${path} needs ${name}`);
    }
  }
  expect(missing).toEqual([]);
  // esbuild, rolldown, sharp and biome alone publish a binary for dozens of platforms: far fewer means nothing was read.
  expect(seen).toBeGreaterThan(50);
});

test("every direct dependency is pinned exactly, and the lock holds that version", () => {
  for (const [folder, where] of [
    [".", ""],
    ["src", "src"],
  ] as const) {
    const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as Record<string, Record<string, string>>;
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock.packages[resolve(where, name) ?? ""]?.version, name).toBe(version);
    }
  }
});

test("the lock names no registry of its own", () => {
  const hosts = new Set(
    Object.values(lock.packages)
      .filter(({ link, resolved }) => !link && resolved)
      .map(({ resolved }) => new URL(resolved ?? "").host),
  );
  expect([...hosts].filter((host) => host !== "registry.npmjs.org")).toEqual([]);
});
