import type { Case, Replay } from "../case.js";
import { formula } from "../formula.js";
import { lastEpoch } from "../lastEpoch.js";
import { type Readers, whole } from "../take.js";

/** transformers gives torch's LambdaLR a factor: the rate is base_lr times lambda(t). */
export const lambdaLR = <P extends object>(readers: Readers<P>, make: (params: P, of: Case) => (t: number) => number): Replay =>
  formula({ ...readers, last_epoch: lastEpoch } as Readers<P & { last_epoch: -1 }>, (params, of) => {
    const lambda = make(params, of);
    return (t) => of.base_lr * lambda(t);
  });

interface Warmup {
  readonly num_warmup_steps: number;
}

interface Run extends Warmup {
  readonly num_training_steps: number;
}

/** A count of updates. */
export const steps = whole(0);
export const warmup: Readers<Warmup> = { num_warmup_steps: steps };
export const run: Readers<Run> = { num_warmup_steps: steps, num_training_steps: steps };

/** The part of the warmup behind update t: 0 at the first update, which therefore changes nothing. */
export const warmed = (t: number, { num_warmup_steps: w }: Warmup): number => t / Math.max(1, w);

/** The part of the decay behind update t; past the end it goes on beyond 1. */
export const progress = (t: number, { num_warmup_steps: w, num_training_steps: T }: Run): number => (t - w) / Math.max(1, T - w);
