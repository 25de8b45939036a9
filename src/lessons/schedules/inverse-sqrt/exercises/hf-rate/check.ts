import { replay } from "../../../../../compat/replay.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** The part of the warmup that its first update has done: none, or one. */
  readonly rise: "none" | "one";
  /** The power of the time that the rate falls with: the root of transformers, or another one. */
  readonly power: number;
}

const printed: Convention = { entry: "hfRate", first: 0, rise: "none", power: 0.5 };

/** The right answer: what the library's own function gives, replayed; with one part done at the start, or another power, from there. */
export function expectedFor({ first, rise, power }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [number, lr, num_warmup_steps, timescale] = args as readonly [number, number, number, number];
    const step = number - first;
    const t = rise === "one" && step < num_warmup_steps ? step + 1 : step;
    const params = { num_warmup_steps, timescale };
    const rate = replay({ api: "inverse_sqrt", params, base_lr: lr, steps: t + 1 }).lr[t] as number; // steps is t + 1
    return step < num_warmup_steps || power === 0.5 ? rate : lr * (rate / lr) ** (2 * power);
  };
}

/** transformers' function, written from its description. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, first, rise, power } = convention;
  const expected = expectedFor(convention);
  const call = (t: number, lr: number, w: number, tau: number): Plain[] => [t + first, lr, w, tau];
  const clock = {
    "0 none": "t / w of the rate, from nothing.",
    "0 one": "(t + 1) / w of the rate.",
    "1 none": "(t − 1) / w of the rate, from nothing.",
    "1 one": "t / w of the rate.",
  };
  const root = power === 0.5 ? "root" : "power";

  return {
    entry,
    tests: [
      {
        name: "the warmup",
        points: 1,
        calls: () => [call(0, 0.1, 10, 10), call(5, 0.1, 10, 40), call(9, 0.2, 10, 10)],
        judge: sameAs({ entry, expected, hint: clock[`${first} ${rise}`] }),
      },
      {
        name: "where the two meet",
        points: 1,
        calls: () => [call(10, 0.1, 10, 10), call(10, 0.1, 10, 40)],
        judge: sameAs({
          entry,
          expected,
          hint: `${first === 0 ? "At t = w" : "Where the warmup is over"} the rate is the whole lr, whatever the timescale.`,
        }),
      },
      {
        name: "a timescale of its own",
        points: 2,
        calls: () => [call(100, 0.1, 10, 40), call(500, 0.1, 100, 1000), call(30, 0.1, 10, 3)],
        judge: sameAs({ entry, expected, hint: `Shift the ${root}'s clock so that it reads \`tau\` when the warmup ends.` }),
      },
      {
        name: "no warmup",
        points: 1,
        calls: () => [call(0, 0.1, 0, 50), call(50, 0.1, 0, 50)],
        judge: sameAs({ entry, expected, hint: `Without a warmup the ${root} starts at update ${first}, at the whole rate.` }),
      },
      {
        name: "random settings",
        points: 1,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("settings");
          return Array.from({ length: 40 }, () => call(random.int(120), 0.01 + random.next(), random.int(60), 1 + random.int(300)));
        },
        judge: sameAs({ entry, expected, hint: "One of the parts differs." }),
      },
    ],
  };
}

export default exerciseFor(printed);
