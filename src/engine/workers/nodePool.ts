import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Pool } from "../experiment/pool.js";
import type { Answer } from "./job.js";
import { type Workers, workerPool } from "./workerPool.js";

/** Threads that run a program of their own for each run they are given. */
export function nodePool<Run, Result>(where: string, options: Workers, program: URL, workerData: unknown = null): Pool<Run, Result> {
  return workerPool<Run, Result>(where, options, availableParallelism(), ({ answered, died }) => {
    const worker = new Worker(program, { workerData });
    let why = "";
    let closing = false;
    worker.on("message", (answer: Answer<Result>) => answered(answer));
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
