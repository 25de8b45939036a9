import { builtFile } from "./builtFile.js";
import type { Jail } from "./jail.js";
import { openPool } from "./jailPool.js";
import type { Start } from "./jailProcess.js";

/** MiB that a child takes at most beside the memory of its job, about twice what was seen: more takes only who has broken out of QuickJS. */
const ownMiB = 200;

/** How to start a child that runs answers in QuickJS. */
export function quickjsStart(): Start {
  const child = builtFile("jails/quickjs.js");
  const files = [child, ...["quickjs.wasm", "harness.js", "lrlab.js"].map((name) => builtFile(`jails/${name}`))];
  return {
    command: process.execPath,
    env: { TZ: "UTC" },
    ownMiB,
    args: [
      "--permission",
      ...files.map((file) => `--allow-fs-read=${file}`),
      // WebAssembly's frames stand on the process's own stack: room for all that QuickJS allows.
      "--stack-size=4000",
      "--max-old-space-size=256",
      "--expose-gc",
      child,
    ],
  };
}

/** A jail of Node processes without permissions, each with QuickJS in WebAssembly: the engine for answers that compute. */
export const openQuickjsJail = (jobs: number, wrap: (start: Start) => Start = (start) => start): Promise<Jail> =>
  openPool({ engine: "quickjs", jobs, start: () => wrap(quickjsStart()), usesAtMost: 1000 });
