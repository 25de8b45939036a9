import type { Case, Replay } from "../case.js";
import { formula } from "../formula.js";
import { type Readers, take } from "../take.js";

/** A schedule of optax: a function of the count, here always a plain number. */
export type Schedule = (count: number) => number;

/** A function of optax that returns a schedule. Its parameters are checked before it is called. */
export interface Maker {
  /** Called with parameters that nobody has checked yet, as in the list of join_schedules. */
  readonly from: (where: string, params: object) => Schedule;
  /** base_lr plays no part: optax's schedules hold their rates themselves. */
  readonly replay: Replay;
}

/** A maker of schedules with the readers of its parameters. */
export function maker<P extends object>(readers: Readers<P>, make: (p: P, where: string) => Schedule): Maker {
  return {
    from: (where, params) => make(take(where, params, readers), where),
    replay: formula(readers, (p, { api }: Case) => make(p, api)),
  };
}
