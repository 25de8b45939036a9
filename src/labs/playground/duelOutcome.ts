import type { Versus } from "../../engine/experiment/table.js";

/** At which rates arms are compared: as they are set, all at one peak rate, or each at its own best. */
export type DuelRates = "as set" | "same" | "best";

/** What came out for one arm. */
export interface DuelArm {
  /** "A", "B" or "C". */
  readonly name: string;
  /** Its peak rate; null where a run diverged at every rate. */
  readonly rate: number | null;
  /** Mean over seeds on the test data; null where a run diverged. */
  readonly test: number | null;
  /** Runs at that rate that diverged. */
  readonly diverged: number;
  /** Against A; null for A, and where one of the two diverged. */
  readonly versus: Versus | null;
}

/** What a comparison of the arms with A over paired seeds came to. */
export interface DuelOutcome {
  readonly rates: DuelRates;
  readonly metric: "accuracy" | "loss";
  /** Paired seeds. */
  readonly seeds: number;
  readonly arms: readonly DuelArm[];
}
