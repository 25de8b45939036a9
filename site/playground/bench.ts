import type { Model } from "./model.js";
import type { Session } from "./session.js";

/** What every panel of the playground works on: what is wanted, and what is being trained. */
export interface Bench {
  readonly model: Model;
  readonly session: Session;
}

/** What the schedule editor works on: it trains nothing, and needs no more of a run than how far it is. */
export interface ScheduleBench {
  readonly model: Model;
  readonly session: EventTarget & Pick<Session, "step">;
}
