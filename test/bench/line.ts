/** What a measurement says of itself: one JSON line. */
import type { Measured, Window } from "./measure.ts";
import { hash, type TaskName } from "./tasks.ts";

export interface Line {
  readonly lib: string;
  readonly task: TaskName;
  /** Steps a second, median and best of the repetitions, and steps per CPU-second; null where they cannot be had. */
  readonly sps: number;
  readonly max: number;
  readonly cps: number | null;
  /** Losses of the first and of the 50th step, and the fingerprint of all 50. */
  readonly l0: number;
  readonly l49: number;
  readonly hash: string;
}

const short = (value: number): number => Number(value.toFixed(1));

export function lineOf(lib: string, task: TaskName, { sps, max, cps, losses }: Measured): Line {
  const [l0 = Number.NaN] = losses;
  const l49 = losses.at(-1) ?? Number.NaN;
  return { lib, task, sps: short(sps), max: short(max), cps: cps === null ? null : short(cps), l0, l49, hash: hash(losses) };
}

/** MS and REPS of the environment: milliseconds of a repetition, and how many there are. */
export function windowOf(env: Readonly<Record<string, string | undefined>>): Window {
  const whole = (name: string, value: string): number => {
    if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
    throw new RangeError(
      `bench: ${name} must be a whole number from 1 to 999999, got ${JSON.stringify(value)}. Leave it out for the usual one.`,
    );
  };
  return { ms: whole("MS", env.MS ?? "600"), reps: whole("REPS", env.REPS ?? "5") };
}
