import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { basename, delimiter } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Command, readFlags } from "../command.js";
import { freePort } from "../freePort.js";
import { findJupyter, howToInstallJupyter } from "../jupyter.js";
import { openBrowser } from "../openBrowser.js";
import { readPort } from "../readPort.js";
import { inRoot, root } from "../root.js";

/** JupyterLab and its server can take long to start the first time. */
const startLimit = 120_000;
/** The server shuts its kernels down one by one before it goes. */
const stopLimit = 10_000;

/** What the server is told. JupyterLab and the classic Notebook, old and new, share these options. */
const serverArguments = ({ port, notebooks, signatures }: { port: number; notebooks: string; signatures: string }): string[] => [
  notebooks,
  "--no-browser",
  "--ip=127.0.0.1",
  `--port=${port}`,
  "--port-retries=0",
  // Notebooks that the reader runs are trusted in this course only.
  `--NotebookNotary.data_dir=${signatures}`,
  ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
];

/** Resolves with true once the server answers, with false when it ended or took too long. */
async function answers(server: ChildProcess, url: string): Promise<boolean> {
  for (const end = Date.now() + startLimit; Date.now() < end && server.exitCode === null && server.signalCode === null; await sleep(100)) {
    try {
      if ((await fetch(url)).ok) return true;
    } catch {
      // Nothing listens yet.
    }
  }
  return false;
}

/** Stops the server and what it started; its kernels end with it, or by themselves once it is gone. */
async function stop(server: ChildProcess): Promise<void> {
  const { pid } = server;
  if (pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("close", resolve));
  if (process.platform === "win32") spawnSync("taskkill", ["/PID", String(pid), "/T", "/F"], { stdio: "ignore" });
  else process.kill(-pid, "SIGTERM");
  const late = setTimeout(() => process.platform !== "win32" && process.kill(-pid, "SIGKILL"), stopLimit);
  await gone;
  clearTimeout(late);
}

/** `lrlab lab`: the notebooks in JupyterLab or the classic Notebook, with our kernel, until Ctrl+C. */
export const lab: Command = {
  name: "lab",
  usage: "[--port N] [--no-browser]",
  summary: "Opens the notebooks in JupyterLab, or in the classic Notebook.",
  async run(args) {
    const { port: wanted, rest } = readPort(args, 8888);
    const flags = readFlags(rest, ["--port", "--no-browser"]);
    const jupyter = findJupyter({ root });
    if (!jupyter) {
      console.error(howToInstallJupyter);
      return 1;
    }
    const [program, ...first] = jupyter.command;
    if (jupyter.from === "uv") {
      console.log("lrlab: uv provides JupyterLab; the first time it fetches it, which can take a minute ...");
      if (spawnSync(program, [...first, "--version"], { stdio: ["ignore", "ignore", "inherit"] }).status !== 0) {
        console.error("lrlab lab: uv could not provide JupyterLab. Check the connection, or install JupyterLab another way:\n");
        console.error(howToInstallJupyter);
        return 1;
      }
    }

    const { writeKernelspec } = await import("../../notebook/host/kernelspec.js");
    const kernels = writeKernelspec(root);
    const signatures = inRoot(".cache", "jupyter", "signatures");
    mkdirSync(signatures, { recursive: true });
    const port = await freePort(wanted);
    if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
    const token = randomBytes(24).toString("hex");
    const log = inRoot(".cache", "jupyter", "server.log");
    const output = openSync(log, "w");
    const server = spawn(program, [...first, ...serverArguments({ port, notebooks: inRoot("notebooks"), signatures })], {
      cwd: root,
      // A group of its own: Ctrl+C reaches us alone, and we stop it in order.
      detached: process.platform !== "win32",
      stdio: ["ignore", output, output],
      env: {
        ...process.env,
        JUPYTER_PATH: [kernels, process.env.JUPYTER_PATH].filter(Boolean).join(delimiter),
        JUPYTER_RUNTIME_DIR: inRoot(".cache", "jupyter", "runtime"),
        // By the environment: arguments can be seen by everyone on this machine.
        JUPYTER_TOKEN: token,
      },
    });
    const told = new Promise<"stop">((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve("stop"));
    });
    const ended = new Promise<"ended">((resolve) => server.once("close", () => resolve("ended")).once("error", () => resolve("ended")));

    const contents = inRoot("notebooks", "00-contents.ipynb");
    const started = await Promise.race([answers(server, `http://127.0.0.1:${port}/api?token=${token}`), told]);
    if (started === false) {
      await stop(server);
      console.error(`lrlab lab: ${jupyter.title} did not start. Its last words, from ${log}:\n`);
      console.error(readFileSync(log, "utf8").trim().split("\n").slice(-15).join("\n"));
      return 1;
    }
    if (started === true) {
      const view = jupyter.title === "JupyterLab" ? "lab/tree" : existsSync(contents) ? "notebooks" : "tree";
      const url = `http://localhost:${port}/${view}/${existsSync(contents) ? basename(contents) : ""}?token=${token}`;
      console.log(
        `\nThe notebooks are open in ${jupyter.title} (${jupyter.from === "this machine" ? program : `from ${jupyter.from}`}) at\n  ${url}`,
      );
      console.log("Ctrl+C stops it and every kernel.\n");
      if (!flags.has("--no-browser")) openBrowser(url);
      if ((await Promise.race([told, ended])) === "ended") {
        console.error(`lrlab lab: ${jupyter.title} ended by itself. Its log: ${log}`);
        return 1;
      }
    }
    await stop(server);
    console.log("\nStopped.");
    return 0;
  },
};
