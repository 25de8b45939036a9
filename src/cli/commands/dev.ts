import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { sep } from "node:path";
import { astro } from "../buildSite.js";
import { type Command, readFlags } from "../command.js";
import { freePort } from "../freePort.js";
import { readPort } from "../readPort.js";
import { inRoot, root } from "../root.js";

const node = (...args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, stdio: "inherit" }).on("close", (code) => resolve(code ?? 1));
  });

/** Rebuilds the library where code changed, then executes the lessons that are stale. */
async function refresh(codeChanged: boolean): Promise<void> {
  if (codeChanged && (await node(inRoot("src", "cli", "buildLibrary.mjs"))) !== 0) return;
  // In a process of its own, so that it runs the library as it now is.
  await node(inRoot("src", "cli", "bin.mjs"), "notebooks");
}

/** `lrlab dev`: the site as it is written; saving a lesson executes it again. */
export const dev: Command = {
  name: "dev",
  usage: "[--port N]",
  summary: "Serves the site for authors; saving a lesson or the library runs it again.",
  async run(args) {
    const { port: wanted, rest } = readPort(args, 4321);
    readFlags(rest, ["--port"]);
    const port = await freePort(wanted);
    if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
    await refresh(false);
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
    let changed: "nothing" | "lesson" | "code" = "nothing";
    let running = false;
    const run = async (): Promise<void> => {
      if (running) return;
      running = true;
      while (changed !== "nothing") {
        const code = changed === "code";
        changed = "nothing";
        await refresh(code);
      }
      running = false;
    };
    watch(inRoot("src"), { recursive: true, signal: stop.signal }, (_event, file) => {
      if (file === null || file.startsWith(`dist${sep}`) || file.startsWith("node_modules")) return;
      if (/\.(ts|json)$/.test(file)) changed = "code";
      else if (file.endsWith(".mdx") && changed === "nothing") changed = "lesson";
      else return;
      // Editors write a file in several steps: wait for the last.
      setTimeout(run, 200);
    });
    await astro(["dev", "--port", String(port)], stop.signal);
    stop.abort();
    return 0;
  },
};
