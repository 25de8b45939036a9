import type { Pool } from "../experiment/pool.js";
import { nodePool } from "./nodePool.js";
import type { Workers } from "./workerPool.js";

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
  return nodePool("workers", options, new URL("./nodeWorker.js", import.meta.url));
}
