import type { Outcome } from "../lessons/exercise.js";
import type { Plain } from "../lessons/plain.js";
import type { EngineName, Limits } from "./task.js";

/** What one test sends into a jail. */
export interface Job {
  /** JavaScript from `compileAnswer`. */
  readonly code: string;
  /** The function to call. */
  readonly entry: string;
  /** The arguments of each call, all fixed before any answer. */
  readonly calls: readonly (readonly Plain[])[];
  readonly limits: Limits;
}

/** What comes out: an outcome for every call, or why there is none. */
export type Answer =
  | { readonly kind: "answered"; readonly outcomes: readonly Outcome[] }
  /** The code itself could not be loaded: it threw at its top level, or has no such function. */
  | { readonly kind: "unloaded"; readonly message: string }
  | { readonly kind: "stopped"; readonly by: "timeout" | "memory" | "output" | "crash"; readonly message: string };

/** A place where code that nobody trusts runs and can do nothing but answer. Every job starts from nothing. */
export interface Jail {
  readonly engine: EngineName;
  /** Runs one job; at most as many at a time as the jail was opened for, the others wait. Rejects only for the jail's own faults. */
  run(job: Job): Promise<Answer>;
  /** Ends every process of the jail. */
  close(): Promise<void>;
}
