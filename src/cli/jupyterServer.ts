import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writeKernelspec } from "../notebook/host/kernelspec.js";
import type { Jupyter } from "./jupyter.js";
import { root } from "./root.js";

/** JupyterLab and its server can take long to start the first time. */
const startLimit = 120_000;
/** The server shuts its kernels down one by one before it goes. */
const stopLimit = 10_000;

/** A Jupyter server that we started. */
export interface JupyterServer {
  readonly token: string;
  /** Its log's file. */
  readonly log: string;
  /** Resolves with true once it answers, with false when it ended or took too long. */
  answers(): Promise<boolean>;
  /** Resolves when it is gone. */
  readonly ended: Promise<"ended">;
  /** Stops it and what it started; its kernels end with it, or by themselves once it is gone. */
  stop(): Promise<void>;
  /** Ends it without waiting for anything. */
  kill(): void;
  /** The end of its log. */
  lastWords(): string;
}

interface Options {
  readonly jupyter: Jupyter;
  /** Where it keeps what it writes: its log, its runtime files, which notebooks are trusted. */
  readonly state: string;
  readonly notebooks: string;
  readonly port: number;
}

/** What the server is told. JupyterLab and the classic Notebook, old and new, share these options. */
const serverArguments = ({ state, notebooks, port }: Options): string[] => [
  notebooks,
  "--no-browser",
  "--ip=127.0.0.1",
  `--port=${port}`,
  "--port-retries=0",
  // Notebooks that the reader runs are trusted in this course only.
  `--NotebookNotary.data_dir=${join(state, "signatures")}`,
  ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
];

/** Writes the settings that JupyterLab is to have here, and returns the folder to put on JUPYTER_CONFIG_PATH. */
function writeSettings(state: string): string {
  const folder = join(state, "config");
  mkdirSync(join(folder, "labconfig"), { recursive: true });
  // It asks whether it may fetch news, and asks PyPI for a newer JupyterLab: a course that works offline does neither.
  const settings = { disabledExtensions: { "@jupyterlab/apputils-extension:announcements": true } };
  writeFileSync(join(folder, "labconfig", "page_config.json"), JSON.stringify(settings));
  return folder;
}

const joined = (...paths: readonly (string | undefined)[]): string => paths.filter(Boolean).join(delimiter);

/** Starts a Jupyter server over a folder of notebooks, with our kernel, on this machine's own address. */
export async function startServer(options: Options): Promise<JupyterServer> {
  const { jupyter, state, port } = options;
  mkdirSync(join(state, "signatures"), { recursive: true });
  mkdirSync(join(state, "logs"), { recursive: true });
  const token = randomBytes(24).toString("hex");
  const log = join(state, "logs", `${port}.log`);
  const output = openSync(log, "w");
  const [program, ...first] = jupyter.command;
  const server = spawn(program, [...first, ...serverArguments(options)], {
    cwd: options.notebooks,
    // A group of its own: Ctrl+C reaches us alone, and we stop it in order.
    detached: process.platform !== "win32",
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      JUPYTER_PATH: joined(writeKernelspec(root, state), process.env.JUPYTER_PATH),
      JUPYTER_CONFIG_PATH: joined(writeSettings(state), process.env.JUPYTER_CONFIG_PATH),
      JUPYTER_RUNTIME_DIR: join(state, "runtime"),
      // By the environment: arguments can be seen by everyone on this machine.
      JUPYTER_TOKEN: token,
    },
  });
  closeSync(output);
  const ended = new Promise<"ended">((resolve) => server.once("close", () => resolve("ended")).once("error", () => resolve("ended")));
  return {
    token,
    log,
    ended,
    answers: () => answers(server, `http://127.0.0.1:${port}/api?token=${token}`),
    stop: () => stop(server),
    kill: () => signal(server, "SIGKILL"),
    lastWords: () => readFileSync(log, "utf8").trim().split("\n").slice(-15).join("\n"),
  };
}

const hasEnded = ({ exitCode, signalCode, pid }: ChildProcess): boolean => pid === undefined || exitCode !== null || signalCode !== null;

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  for (const end = Date.now() + startLimit; Date.now() < end && !hasEnded(server); await sleep(100)) {
    try {
      if ((await fetch(url)).ok) return true;
    } catch {
      // Nothing listens yet.
    }
  }
  return false;
}

/** Signals the server and what it started. */
function signal(server: ChildProcess, name: "SIGTERM" | "SIGKILL"): void {
  if (hasEnded(server)) return;
  const pid = server.pid as number; // hasEnded says no without one
  if (process.platform === "win32") spawnSync("taskkill", ["/PID", String(pid), "/T", "/F"], { stdio: "ignore" });
  else process.kill(-pid, name);
}

async function stop(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const gone = new Promise((resolve) => server.once("close", resolve));
  signal(server, "SIGTERM");
  const late = setTimeout(() => signal(server, "SIGKILL"), stopLimit);
  await gone;
  clearTimeout(late);
}
