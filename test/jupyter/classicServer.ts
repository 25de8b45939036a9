import { spawn } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../src/cli/freePort.js";
import { partPath } from "../realParts.js";
import { jupyterEnvironment } from "./driveKernel.js";

/** A running classic Notebook over a copy of some notebooks. */
export interface ClassicServer {
  /** The address of a notebook's page. */
  urlOf(file: string): string;
  /** Where the server's copy of a notebook lies. */
  pathOf(file: string): string;
  /** Ends the server and its kernels. */
  close(): Promise<void>;
}

const token = "loopback-and-for-this-test-only";

/**
 * Starts the classic Notebook on a free port of this machine's own address, over a fresh copy: nothing in it is trusted.
 *
 * @param notebooks the folder to copy.
 * @param folder takes the copy and whatever Jupyter writes.
 */
export async function startClassicServer({ notebooks, folder }: { notebooks: string; folder: string }): Promise<ClassicServer> {
  const copy = join(folder, "notebooks");
  cpSync(notebooks, copy, { recursive: true, filter: (path) => !path.includes(".ipynb_checkpoints") });
  const port = await freePort(8900);
  const environment = jupyterEnvironment(folder);
  mkdirSync(environment.JUPYTER_RUNTIME_DIR as string, { recursive: true });
  const server = spawn(
    partPath("classicNotebook") as string,
    [
      "-m",
      "notebook",
      "--no-browser",
      "--allow-root",
      `--port=${port}`,
      "--NotebookApp.port_retries=0",
      `--NotebookApp.notebook_dir=${copy}`,
    ],
    { env: { ...environment, JUPYTER_TOKEN: token }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const log = text(server.stderr);
  const gone = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const base = `http://127.0.0.1:${port}`;
  for (let waited = 0; !(await answers(`${base}/api?token=${token}`)); waited += 100) {
    if (server.exitCode !== null) throw new Error(`the classic Notebook did not start:\n${await log}`);
    if (waited > 30_000) {
      server.kill();
      throw new Error(`the classic Notebook did not answer:\n${await log}`);
    }
    await sleep(100);
  }
  return {
    urlOf: (file) => `${base}/notebooks/${file}?token=${token}`,
    pathOf: (file) => join(copy, file),
    async close() {
      server.kill("SIGTERM");
      await gone;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    // Nothing listens yet.
    return false;
  }
}
