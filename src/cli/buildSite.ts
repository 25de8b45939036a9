import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { inRoot, root } from "./root.js";

/** What the site is made from. */
const inputs = ["astro.config.mjs", "package-lock.json", "site", "notebooks", "src"];
/** The library as it was built follows from its sources, and is written anew without a change. */
const built = join("src", "dist");

function filesUnder(path: string): string[] {
  if (!existsSync(inRoot(path))) return [];
  if (statSync(inRoot(path)).isFile()) return [path];
  return readdirSync(inRoot(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(".ipynb_checkpoints"))
    .map((entry) => join(entry.parentPath.slice(root.length), entry.name))
    .sort();
}

function inputHash(): string {
  const sum = createHash("sha256");
  // Where the notebooks run, site/lib/deployment.ts; and whether there are answers, site/teach/pages.ts.
  for (const name of ["LRLAB_REPOSITORY", "LRLAB_HUB", "LRLAB_BRANCH", "LRLAB_TEACH"]) sum.update(`${name}=${process.env[name] ?? ""}\n`);
  for (const path of inputs.flatMap(filesUnder).filter((path) => !path.includes(`${built}${sep}`)))
    sum.update(path).update(readFileSync(inRoot(path)));
  return sum.digest("hex");
}

/** Runs Astro on the pinned Node; resolves with its exit code. */
export function astro(args: readonly string[], signal?: AbortSignal): Promise<number> {
  const child = spawn(process.execPath, [inRoot("node_modules", "astro", "bin", "astro.mjs"), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
  });
  signal?.addEventListener("abort", () => child.kill());
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 0));
  });
}

/**
 * Executes the lessons that changed, writes their notebooks, and builds the site into dist/ when anything in it changed.
 *
 * @param options `teach`: with the pages of answers for those who teach.
 */
export async function buildSite({ teach }: { readonly teach: boolean }): Promise<number> {
  if (teach) process.env.LRLAB_TEACH = "1";
  const { notebooks } = await import("./commands/notebooks.js");
  const executed = await notebooks.run([]);
  if (executed !== 0) return executed;
  const stamp = inRoot(".cache", "site");
  const wanted = inputHash();
  if (existsSync(inRoot("dist", "index.html")) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    console.log("lrlab: the site is up to date.");
    return 0;
  }
  console.log("lrlab: building the site (about 10 s) ...");
  const code = await astro(["build", "--silent"]);
  if (code !== 0) return code;
  mkdirSync(inRoot(".cache"), { recursive: true });
  writeFileSync(stamp, wanted);
  return 0;
}
