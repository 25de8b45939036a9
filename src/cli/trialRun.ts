import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Dealer } from "zeromq";
import { addressOf, type Connection } from "../notebook/host/connection.js";
import { type JupyterMessage, partsOf, protocolVersion, readMessage } from "../notebook/host/jupyterMessage.js";
import { zeromq } from "../notebook/host/zeromq.js";
import { freePort } from "./freePort.js";

/** What came of a trial: how long the kernel took, in milliseconds, or what went wrong. */
export type Trial = { readonly ready: number; readonly cell: number } | { readonly fault: string };

/** No machine takes this long for a kernel. */
const limit = 60_000;

const request = (type: string, content: Record<string, unknown>): JupyterMessage => ({
  identities: [],
  header: {
    msg_id: randomUUID(),
    msg_type: type,
    session: randomUUID(),
    username: "doctor",
    date: new Date().toISOString(),
    version: protocolVersion,
  },
  parent: {},
  content,
});

/** Sends a request and waits for its reply. */
async function ask(socket: Dealer, key: string, type: string, content: Record<string, unknown> = {}): Promise<JupyterMessage> {
  const message = request(type, content);
  await socket.send(partsOf(key, message) as Parameters<Dealer["send"]>[0]);
  for (;;) {
    const answer = readMessage(key, await socket.receive());
    if (answer?.parent.msg_id === message.header.msg_id) return answer;
  }
}

/** Five ports that nobody listens on, from `first` on. */
async function freePorts(first: number): Promise<[number, number, number, number, number]> {
  const shell = await freePort(first);
  const iopub = await freePort(shell + 1);
  const stdin = await freePort(iopub + 1);
  const control = await freePort(stdin + 1);
  return [shell, iopub, stdin, control, await freePort(control + 1)];
}

/** Why a kernel gave up, without its advice to ask the doctor. */
const lastWords = (said: string): string =>
  (said.trim().split("\n").at(-1) ?? "").replace(/^kernel: | Run `npx lrlab kernel doctor`.*$/g, "");

/** Ends a kernel for good. */
async function end(kernel: ChildProcess): Promise<void> {
  if (kernel.exitCode !== null || kernel.signalCode !== null) return;
  const gone = new Promise((resolve) => kernel.once("close", resolve));
  kernel.kill("SIGKILL");
  await gone;
}

/**
 * Starts a kernel as Jupyter does, without Jupyter: gives it a connection file, asks it who it is, runs `1 + 1` and ends it.
 *
 * @param argv what its kernelspec starts.
 * @param first where to look for free ports from.
 */
export async function trialRun(argv: readonly string[], first: number): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-trial-"));
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await freePorts(first);
  const connection: Connection = {
    transport: "tcp",
    ip: "127.0.0.1",
    key: randomUUID(),
    shell_port,
    iopub_port,
    stdin_port,
    control_port,
    hb_port,
  };
  const file = join(folder, "connection.json");
  writeFileSync(file, JSON.stringify({ ...connection, signature_scheme: "hmac-sha256" }), { mode: 0o600 });
  const began = performance.now();
  const [program, ...args] = argv.map((part) => part.replace("{connection_file}", file)) as [string, ...string[]];
  const kernel = spawn(program, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const said = kernel.stderr ? text(kernel.stderr) : Promise.resolve("");
  const ended = new Promise<string>((resolve) => {
    kernel.once("error", (error) => resolve(error.message));
    kernel.once("close", async (code, signal) => resolve(lastWords(await said) || `it ended with ${signal ?? code}`));
  });
  const { Dealer } = zeromq();
  const shell = new Dealer({ linger: 0 });
  shell.connect(addressOf(connection, shell_port));
  const trial = async (): Promise<Trial> => {
    await ask(shell, connection.key, "kernel_info_request");
    const ready = performance.now() - began;
    const { content } = await ask(shell, connection.key, "execute_request", {
      code: "if (1 + 1 !== 2) throw new Error('1 + 1 is not 2');",
      silent: true,
      store_history: false,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    });
    if (content.status !== "ok") return { fault: `a first cell must run, got ${content.status}: ${content.evalue}` };
    return { ready, cell: performance.now() - began - ready };
  };
  try {
    const late = sleep(limit, { fault: `the kernel must answer within ${limit / 1000} s, got nothing` }, { ref: false });
    return await Promise.race([trial(), late, ended.then((fault) => ({ fault }))]);
  } finally {
    shell.close();
    await end(kernel);
    rmSync(folder, { recursive: true, force: true });
  }
}
