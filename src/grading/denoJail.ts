import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { builtFile } from "./builtFile.js";
import type { Jail } from "./jail.js";
import { openPool } from "./jailPool.js";
import type { Start } from "./jailProcess.js";

/** MiB of address space that Deno reserves for data before it runs anything. */
const reservedMiB = 620;
/** MiB that Deno takes before it runs anything. */
const ownMiB = 120;

/**
 * Where npm put Deno.
 *
 * @throws a RangeError where it did not.
 */
function denoPath(): string {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("deno/package.json"));
    const path = join(folder, process.platform === "win32" ? "deno.exe" : "deno");
    if (existsSync(path)) return path;
  } catch {
    // said below
  }
  throw new RangeError(
    "--engine deno: the package deno must be installed, and it is not here. Run npm ci in the course's folder, or use --engine quickjs.",
  );
}

/** How to start a child that runs answers in Deno. */
export function denoStart(memoryMiB: number): Start {
  const deno = [
    denoPath(),
    "run",
    ...["--no-prompt", "--no-config", "--no-lock", "--no-remote", "--no-npm", "--no-code-cache", "--no-check", "--seed=1"],
    `--v8-flags=--max-old-space-size=${memoryMiB}`,
    // Not the file: a module of a folder would look for what it is asked to import there, and say where that is.
    `data:text/javascript;base64,${readFileSync(builtFile("jails/deno.js")).toString("base64")}`,
  ];
  // A folder that can't be made: nothing is cached, and nothing is asked for.
  const env = { TZ: "UTC", NO_COLOR: "1", DENO_DIR: join(devNull, "deno"), DENO_NO_UPDATE_CHECK: "1" };
  if (process.platform !== "linux") return { command: deno[0] as string, args: deno.slice(1), env }; // as written above
  // The shell sets limits that the process can't lift: no core files, and no more data than this, arrays and WebAssembly included.
  const limited = `ulimit -c 0; ulimit -d ${(reservedMiB + memoryMiB) * 1024}; exec "$@"`;
  return { command: "/bin/sh", args: ["-c", limited, "sh", ...deno], env, ownMiB };
}

/** A jail of Deno processes without permissions, one for every job: the engine for answers that train. */
export const openDenoJail = (jobs: number, wrap: (start: Start) => Start = (start) => start): Promise<Jail> =>
  openPool({
    engine: "deno",
    jobs,
    start: (memoryMiB) => wrap(denoStart(memoryMiB)),
    usesAtMost: 1,
    library: readFileSync(builtFile("jails/deno-lrlab.js"), "utf8"),
  });
