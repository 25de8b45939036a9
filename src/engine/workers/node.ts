import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Pool } from "../experiment/pool.js";
import type { Answer } from "./job.js";
import { type Workers, workerPool } from "./workerPool.js";

export type { Pool, Workers };

/**
 * Threads that carry out the runs of an experiment, several at once.
 *
 * Each makes a problem's data once and keeps them for its next runs. Idle threads don't keep a program alive; close() ends them at once. In a
 * browser the same import gives Workers.
 *
 * @param options count: how many, one per processor when left out.
 *
 * @example
 * workers({ count: 2 }).size; // 2
 */
export function workers(options: Workers = {}): Pool {
  return workerPool("workers", options, availableParallelism(), ({ answered, died }) => {
    const worker = new Worker(new URL("./nodeWorker.js", import.meta.url));
    let why = "";
    let closing = false;
    worker.on("message", (answer: Answer) => answered(answer));
    worker.on("error", (error) => {
      why = error instanceof Error ? error.message : String(error);
    });
    worker.on("exit", (code) => {
      if (!closing) died(why || `it left with code ${code}`);
    });
    return {
      post: (job) => worker.postMessage(job),
      hold: (busy) => (busy ? worker.ref() : worker.unref()),
      close: () => {
        closing = true;
        return worker.terminate();
      },
    };
  });
}
