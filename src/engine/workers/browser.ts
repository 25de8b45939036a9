import type { Pool } from "../experiment/pool.js";
import type { Answer, Job } from "./job.js";
import { type Workers, workerPool } from "./workerPool.js";

export type { Pool, Workers };

/** What this file needs of a browser; it is loaded nowhere else. */
declare const Worker: new (
  url: object,
  options: { type: "module" },
) => {
  postMessage(job: Job): void;
  terminate(): void;
  onmessage: (event: { readonly data: Answer }) => void;
  onerror: (event: { readonly message?: string }) => void;
};
declare const URL: new (path: string, base: string) => object;
declare const navigator: { readonly hardwareConcurrency: number };

/**
 * Workers that carry out the runs of an experiment, several at once.
 *
 * Each makes a problem's data once and keeps them for its next runs. close() ends them.
 *
 * @param options count: how many, one per processor when left out.
 *
 * @example
 * workers({ count: 2 }).size; // 2
 */
export function workers(options: Workers = {}): Pool {
  return workerPool("workers", options, navigator.hardwareConcurrency, ({ answered, died }) => {
    const worker = new Worker(new URL("./browserWorker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = ({ message }) => {
      worker.terminate();
      died(message ?? "its script could not be loaded");
    };
    return {
      post: (job) => worker.postMessage(job),
      hold: () => {}, // a page does not wait for its workers
      close: async () => worker.terminate(),
    };
  });
}
