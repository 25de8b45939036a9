import { parentPort, workerData } from "node:worker_threads";
import { addressOf, type Connection } from "./connection.js";
import { interruptMain } from "./interruptMain.js";
import { answerTo, type Header, type JupyterMessage, partsOf, readMessage } from "./jupyterMessage.js";
import { type KernelState, kernelState } from "./kernelState.js";
import { type Parts, sendInOrder, zeromq } from "./zeromq.js";

/**
 * The kernel's second thread: whatever a cell does to the first one, this one listens. It says that the kernel is alive, sends what cells
 * show, interrupts, shuts down, and ends the process when the program that started it is gone.
 */

/** What the thread is started with. */
export interface ControlData {
  readonly connection: Connection;
  readonly memory: SharedArrayBuffer;
  /** The process that started this one. */
  readonly parent: number;
  /** The answer to kernel_info_request. */
  readonly info: object;
}

/** What it is told: something to publish, whose cell is running, or that the kernel ends. */
export type ToControl = { readonly publish: Parts } | { readonly running: Header | null } | { readonly end: true };

/** What it tells: that it listens, why it cannot, to interrupt, or to end. */
export type FromControl =
  | { readonly ready: true }
  | { readonly failed: string }
  | { readonly interrupt: { readonly number: number; readonly run: number } }
  | { readonly shutdown: true };

/** Published messages that may wait for a slow reader; what comes on top is dropped. A message of text holds 16 kB, so that is 160 MB. */
const waitingMessages = 10_000;

/** How long, in milliseconds, the main thread may take to end the process itself. */
const farewell = 500;

/** What a learner reads under the cell where an interrupt had no effect. */
const cannotStop =
  "Interrupt: this cell is inside a call of the system, which cannot be stopped from outside. It is interrupted once the call returns. To stop it now, restart the kernel.";

async function serve({ connection, memory, parent, info }: ControlData, tell: (message: FromControl) => void): Promise<void> {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, 500);

  const { Publisher, Reply, Router } = zeromq();
  const iopub = new Publisher({ sendHighWaterMark: waitingMessages, linger: farewell });
  const control = new Router({ linger: farewell });
  const heartbeat = new Reply();
  const bound = Promise.all([
    iopub.bind(addressOf(connection, connection.iopub_port)),
    control.bind(addressOf(connection, connection.control_port)),
    heartbeat.bind(addressOf(connection, connection.hb_port)),
  ]);

  const { key } = connection;
  const state: KernelState = kernelState(memory);
  let running: Pick<JupyterMessage, "identities" | "header"> | null = null;
  const published = sendInOrder(iopub);
  const answered = sendInOrder(control);
  const publish = (about: Pick<JupyterMessage, "identities" | "header">, type: string, content: object): void =>
    published.send(partsOf(key, answerTo(about, type, content)));

  let interrupting: Promise<object> | null = null;
  const interrupt = (): Promise<object> => {
    interrupting ??= new Promise((resolve) => {
      const stuck = (): void => {
        if (running) publish(running, "stream", { name: "stderr", text: `${cannotStop}\n` });
        resolve({ status: "error", ename: "NotInterrupted", evalue: cannotStop, traceback: [] });
      };
      interruptMain(state, { tell: (interrupt) => tell({ interrupt }), stuck }).then(() => {
        interrupting = null;
        resolve({ status: "ok" });
      });
    });
    return interrupting;
  };
  const shutdown = ({ content }: JupyterMessage): object => {
    tell({ shutdown: true });
    setTimeout(() => process.kill(process.pid, "SIGKILL"), farewell);
    return { status: "ok", restart: content.restart === true };
  };
  const answers: Readonly<Record<string, (request: JupyterMessage) => object | Promise<object>>> = {
    kernel_info_request: () => info,
    interrupt_request: interrupt,
    shutdown_request: shutdown,
  };
  const answer = async (request: JupyterMessage): Promise<void> => {
    const type = request.header.msg_type;
    publish(request, "status", { execution_state: "busy" });
    const content = await answers[type]?.(request);
    if (content) answered.send(partsOf(key, answerTo(request, type.replace(/request$/, "reply"), content)));
    publish(request, "status", { execution_state: "idle" });
    // Front ends take the last state they hear of for the cell's.
    if (running) publish(running, "status", { execution_state: "busy" });
  };

  parentPort?.on("message", async (message: ToControl) => {
    if ("publish" in message) published.send(message.publish);
    else if ("running" in message) running = message.running && { identities: [], header: message.running };
    else {
      await Promise.all([published.sent(), answered.sent()]);
      for (const socket of [iopub, control, heartbeat]) socket.close();
      process.exit();
    }
  });
  await bound;
  tell({ ready: true });

  const beat = async (): Promise<void> => {
    for await (const parts of heartbeat) await heartbeat.send(parts);
  };
  const listen = async (): Promise<void> => {
    for await (const parts of control) {
      const request = readMessage(key, parts);
      // An interrupt takes its time, and must not keep a shutdown waiting.
      if (request) void answer(request);
    }
  };
  await Promise.all([beat(), listen()]);
}

const tell = (message: FromControl): void => parentPort?.postMessage(message);
serve(workerData as ControlData, tell).catch((error: Error) => tell({ failed: error.message }));
