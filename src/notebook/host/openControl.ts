import { Worker } from "node:worker_threads";
import type { Connection } from "./connection.js";
import type { ControlData, FromControl, ToControl } from "./controlThread.js";
import type { Header } from "./jupyterMessage.js";
import { type KernelState, kernelState } from "./kernelState.js";
import type { Parts } from "./zeromq.js";

/** The kernel's second thread, seen from the first. */
export interface Control {
  readonly state: KernelState;
  /** Settles when the thread listens; rejects where it cannot. */
  readonly ready: Promise<void>;
  /** Publishes a message, also while this thread lets nothing else run. */
  publish(parts: Parts): void;
  /** Says which request's cell is running. */
  running(request: Header | null): void;
  /** What to do when Jupyter interrupts the run of a cell, or ends the kernel. */
  on(handlers: { interrupt: (run: number) => void; shutdown: () => void }): void;
  /** Sends what is still to be sent and ends the thread. */
  close(): Promise<void>;
}

/** Starts the kernel's second thread (see controlThread.ts). */
export function openControl({ connection, info }: { connection: Connection; info: object }): Control {
  const state = kernelState();
  const workerData: ControlData = { connection, memory: state.memory, parent: process.ppid, info };
  const thread = new Worker(new URL("./controlThread.js", import.meta.url), { workerData });
  const tell = (message: ToControl): void => thread.postMessage(message);
  let handlers: Parameters<Control["on"]>[0] = { interrupt: () => {}, shutdown: () => process.exit() };
  const ready = new Promise<void>((resolve, reject) => {
    thread.on("error", reject);
    thread.on("message", (message: FromControl) => {
      if ("ready" in message) resolve();
      else if ("failed" in message) reject(new Error(message.failed));
      else if ("shutdown" in message) handlers.shutdown();
      else {
        handlers.interrupt(message.interrupt.run);
        state.heard = message.interrupt.number;
      }
    });
  });
  // Whoever waits for it is told; until someone does, it is no fault of its own.
  ready.catch(() => {});
  return {
    state,
    ready,
    publish: (publish) => tell({ publish }),
    running: (running) => tell({ running }),
    on: (given) => {
      handlers = given;
    },
    close: () =>
      new Promise((resolve) => {
        thread.once("exit", () => resolve());
        tell({ end: true });
      }),
  };
}
