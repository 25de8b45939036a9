import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
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
  const environment = jupyterEnvironment(folder);
  const runtime = environment.JUPYTER_RUNTIME_DIR as string;
  mkdirSync(runtime, { recursive: true });
  const server = spawn(
    partPath("classicNotebook") as string,
    [
      "-m",
      "notebook",
      "--no-browser",
      "--allow-root",
      "--port=8900",
      // Tests that start at the same time find the same port free: the server tries the next ones, and says which it got.
      "--NotebookApp.port_retries=50",
      `--NotebookApp.notebook_dir=${copy}`,
    ],
    { env: { ...environment, JUPYTER_TOKEN: token }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const log = text(server.stderr);
  const gone = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const file = join(runtime, `nbserver-${server.pid}.json`);
  const address = (): string => `http://127.0.0.1:${(JSON.parse(readFileSync(file, "utf8")) as { port: number }).port}`;
  for (let waited = 0; !(existsSync(file) && (await answers(address))); waited += 100) {
    if (server.exitCode !== null) throw new Error(`the classic Notebook did not start:\n${await log}`);
    if (waited > 60_000) {
      server.kill();
      throw new Error(`the classic Notebook did not answer:\n${await log}`);
    }
    await sleep(100);
  }
  const base = address();
  return {
    urlOf: (file) => `${base}/notebooks/${file}?token=${token}`,
    pathOf: (file) => join(copy, file),
    async close() {
      server.kill("SIGTERM");
      await gone;
    },
  };
}

async function answers(address: () => string): Promise<boolean> {
  try {
    return (await fetch(`${address()}/api?token=${token}`)).ok;
  } catch {
    // Nothing listens yet, or its file is not yet whole.
    return false;
  }
}
