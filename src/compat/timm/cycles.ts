import type { Replay } from "../case.js";
import { naturalLog } from "../naturalLog.js";
import { raises } from "../raises.js";
import { or, type Readers, real, take, whole } from "../take.js";
import { type Common, common, scheduled } from "./scheduler.js";

interface Cycles extends Common {
  readonly t_initial: number;
  readonly lr_min: number;
  readonly cycle_mul: number;
  readonly cycle_decay: number;
  readonly cycle_limit: number;
}

const cycles: Readers<Cycles> = {
  t_initial: whole(1),
  lr_min: or(atLeastZero, 0),
  cycle_mul: or(real, 1),
  cycle_decay: or(real, 1),
  cycle_limit: or(whole(0), 1),
  ...common(false),
};

/** A rate that timm asserts to be at least 0. */
function atLeastZero(where: string, name: string, value: unknown): number {
  const rate = real(where, name, value);
  return rate >= 0 ? rate : raises(where, `${name} must be >= 0`, rate, `assert ${name} >= 0`);
}

/** What one of timm's cyclic schedulers adds. */
interface Definition<P> {
  readonly takes: Readers<P>;
  /** What is left of the height after `passed` of a cycle's `length`: 1 at its start. */
  readonly left: (p: P, passed: number, length: number) => number;
  /** Where the ramp of the warmup leads, if not to base_lr, given the schedule. */
  readonly peak?: (base: number, at: (t: number) => number, p: P & Cycles) => number;
  /** Its asserts. */
  readonly check?: (where: string, p: P & Cycles) => void;
}

/**
 * A scheduler that falls again and again: each cycle is cycle_mul times as long as the one before and cycle_decay times as high. After
 * cycle_limit of them the rate stays at lr_min.
 */
export function cyclic<P extends object>({ takes, left, peak, check }: Definition<P>): Replay {
  const readers = { ...cycles, ...takes } as Readers<P & Cycles>;
  return (of) => {
    const p = take(of.api, of.params, readers);
    check?.(of.api, p);
    const at = (t: number): number => {
      const { i, length, passed } = cycleAt(of.api, t, p);
      if (i >= p.cycle_limit) return p.lr_min;
      return p.lr_min + (of.base_lr * p.cycle_decay ** i - p.lr_min) * left(p, passed, length);
    };
    return { ...scheduled(of, p, at, peak?.(of.base_lr, at, p)), get_cycle_length: cycleLength(p) };
  };
}

/** Which cycle t is in, how long that cycle is, and how much of it has passed. */
function cycleAt(where: string, t: number, { t_initial, cycle_mul }: Cycles): { i: number; length: number; passed: number } {
  if (cycle_mul === 1) {
    const i = Math.floor(t / t_initial);
    return { i, length: t_initial, passed: t - t_initial * i };
  }
  const grown = 1 - (t / t_initial) * (1 - cycle_mul);
  if (grown <= 0 || cycle_mul <= 0 || grown === Number.POSITIVE_INFINITY)
    raises(where, `cycle_mul must be such that a cycle holds t = ${t}`, cycle_mul, "math domain error");
  // The quotient can come out a hair below a whole number: with t_initial 1 and cycle_mul 3, log(243) / log(3) is 4.999999999999999,
  // and the restart at t = 121 is missed.
  const i = Math.floor(naturalLog(grown) / naturalLog(cycle_mul));
  return { i, length: cycle_mul ** i * t_initial, passed: t - ((1 - cycle_mul ** i) / (1 - cycle_mul)) * t_initial };
}

/** How long all cycles take, and the warmup where it stands before them. */
function cycleLength({ t_initial, cycle_mul, cycle_limit, warmup_t, warmup_prefix }: Cycles): number {
  const count = Math.max(1, cycle_limit);
  const length = cycle_mul === 1 ? t_initial * count : Math.floor((-t_initial * (cycle_mul ** count - 1)) / (1 - cycle_mul));
  return warmup_prefix ? length + warmup_t : length;
}
