import type { Outcome, RunSpec } from "./runSpec.js";

/** Where runs are carried out: threads of Node, Workers of a browser, or here. */
export interface Pool {
  /** How many runs go on at once. */
  readonly size: number;
  run(spec: RunSpec): Promise<Outcome>;
  /** Ends the workers; runs that go on are given up. */
  close(): Promise<void>;
}
