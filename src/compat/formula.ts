import type { Case, Replay } from "./case.js";
import { type Readers, take } from "./take.js";

/** The rates of updates 0 to steps - 1. */
export const rates = (steps: number, lr: (t: number) => number): number[] => Array.from({ length: steps }, (_, t) => lr(t));

/** An api whose rate follows from the update alone; `make` reads its parameters once and returns the function of t. */
export function formula<P extends object>(readers: Readers<P>, make: (params: P, of: Case) => (t: number) => number): Replay {
  return (of) => ({ lr: rates(of.steps, make(take(of.api, of.params, readers), of)) });
}
