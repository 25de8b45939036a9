import { familyNamed, schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import { built, familyFor, fitTo } from "./piecesFit.js";
import { peakOf } from "./withPeak.js";

/** A schedule that is one family, maybe with a linear warmup before it. */
export interface OneFamily {
  readonly of: Spec;
  /** w: updates of the warmup, 0 without one. */
  readonly warmup: number;
  /** Whether another warmup can stand before it: it begins at its highest rate. */
  readonly canWarm: boolean;
}

/** The family that a schedule is; null for any other composition. */
export function familyOf(lr: Schedule, steps: number): OneFamily | null {
  const { spec } = lr;
  if (familyNamed(spec.kind)) return { of: spec, warmup: 0, canWarm: canWarm(lr, steps) };
  const { of, shape = "linear", startLr = 0 } = spec as { of?: Spec; shape?: string; startLr?: number };
  const isPlain = spec.kind === "warmup" && of !== undefined && familyNamed(of.kind) !== undefined && shape === "linear" && startLr === 0;
  return isPlain ? { of, warmup: spec.steps as number, canWarm: true } : null;
}

const canWarm = (lr: Schedule, steps: number): boolean => lr(0) > 0 && lr(0) >= 0.999 * peakOf(lr, Math.min(steps, 2000));

/**
 * The family with a warmup of `warmup` updates before it, counted from 1 so that no update is lost.
 *
 * One that ended with the run still does: what the warmup takes, the family gives.
 */
export function warmed(lr: Schedule, warmup: number, steps: number): Schedule {
  const now = familyOf(lr, steps);
  if (!now) return lr;
  const fits = lr.steps === steps;
  const room = Math.max(0, Math.min(warmup, steps - 1));
  const of = fits ? fitTo(now.of, steps - room) : now.of;
  const inner = familyNamed(of.kind) ? of : now.of;
  if (room === 0) return schedule(inner);
  const offset = lr.spec.kind === "warmup" ? (lr.spec.offset ?? 0) : 1;
  return schedule({ kind: "warmup", of: inner, steps: room, shape: "linear", offset });
}

/** The family with other parameters; the warmup before it stays. */
export function withFamily(lr: Schedule, of: Spec, steps: number): Schedule {
  const now = familyOf(lr, steps);
  return now && now.warmup > 0 ? (built({ ...lr.spec, of }) ?? schedule(of)) : schedule(of);
}

/** Another family for the whole run: with the peak that the schedule has, and the warmup where that family can have one. */
export function chosenFamily(lr: Schedule, name: string, steps: number): Schedule {
  const peak = peakOf(lr, steps);
  const plain = schedule(familyFor(name, { steps, peak: peak > 0 ? peak : 0.1 }));
  const warmup = familyOf(lr, steps)?.warmup ?? 0;
  return warmup > 0 && canWarm(plain, steps) ? warmed(plain, warmup, steps) : plain;
}
