import type { Outcome, RunSpec } from "./runSpec.js";

/** Where runs are carried out: threads of Node, Workers of a browser, or here. */
export interface Pool<Run = RunSpec, Result = Outcome> {
  /** How many runs go on at once. */
  readonly size: number;
  run(spec: Run): Promise<Result>;
  /** Ends the workers; runs that go on are given up. */
  close(): Promise<void>;
}
