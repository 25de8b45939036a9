import { expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";

/** Where a random stream stands, as plain JSON: `rng(state)` goes on exactly there. */
export interface RngState {
  readonly kind: "rng";
  readonly version: 1;
  /** Which stream it is; `split` derives others from this and not from the position. */
  readonly key: readonly [number, number];
  /** The position: four 32-bit words. */
  readonly words: readonly [number, number, number, number];
  /** The second half of the last pair of normals, if it has not been handed out. */
  readonly spare: number | null;
}

/** A seeded stream of random numbers: same seed, same numbers, on every machine. */
export interface Rng {
  /** A number in [0, 1), a multiple of 2⁻³². */
  next(): number;
  /** A standard normal, rounded to 32-bit floats so that engines agree on every bit. */
  normal(): number;
  /** A whole number from 0 to n − 1, each equally likely. */
  int(n: number): number;
  /** An independent stream named by `label`; what has been drawn so far does not change it. */
  split(label: string | number): Rng;
  /** Where the stream stands, to save and resume. */
  state(): RngState;
}

/**
 * A seeded random stream: `rng(7).next()` is the same number on every machine.
 *
 * xoshiro128** (Blackman and Vigna, 2018, https://prng.di.unimi.it/xoshiro128starstar.c), its four words filled by a mixed counter.
 *
 * @param seed a whole number from 0 to 2⁵³ − 1, or what `state()` returned.
 *
 * @example
 * const { next } = rng(7);
 * next() * 2 ** 32; // 3431082812
 * rng(7).split("noise").next() === rng(7).split("data").next(); // false
 */
export function rng(seed: number | RngState): Rng {
  return typeof seed === "object" && seed !== null ? resume(seed) : start(keyOf(expectSeed(seed)));
}

function expectSeed(seed: unknown): number {
  return expectWhole("rng", "seed", seed, 0, "Any whole number will do, such as 1.");
}

/** Both halves of the seed, mixed, so that neighbouring seeds share nothing. */
const keyOf = (seed: number): [number, number] => [mix(seed >>> 0), mix(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9)];

/** Fills the four words from the key: a counter with odd stride through `mix`, as splitmix does. */
function start(key: readonly [number, number]): Rng {
  const word = (i: number): number => mix((key[0] + Math.imul(i, 0x9e3779b9)) ^ mix(key[1] + i));
  return stream(key, [word(1), word(2), word(3), word(4) | 1], null);
}

function resume(state: RngState): Rng {
  const { kind, version, key, words, spare } = state;
  const isWord = (word: unknown): boolean => Number.isInteger(word) && (word as number) >= 0 && (word as number) < 2 ** 32;
  const isList = (list: unknown, length: number): boolean => Array.isArray(list) && list.length === length && list.every(isWord);
  const ok =
    kind === "rng" &&
    version === 1 &&
    isList(key, 2) &&
    isList(words, 4) &&
    words.some((word) => word !== 0) &&
    (spare === null || Number.isFinite(spare));
  if (!ok) fail("rng", "a saved state must be what state() returned", state, "Start from a seed instead, such as rng(1).");
  return stream(key, words, spare);
}

function stream(key: readonly [number, number], words: RngState["words"], held: number | null): Rng {
  let [a, b, c, d] = words.map((word) => word | 0) as [number, number, number, number];
  let spare = held;

  /** One step of xoshiro128**: the next 32 bits, signed. */
  const bits = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const next = (): number => (bits() >>> 0) * 2 ** -32;

  /** Marsaglia's polar method: two normals from a point in the unit disc. The test on s is exact, only the factor passes Math.log. */
  const normal = (): number => {
    if (spare !== null) {
      const held = spare;
      spare = null;
      return held;
    }
    for (;;) {
      const x = bits() * 2 ** -31;
      const y = bits() * 2 ** -31;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = Math.fround(y * factor);
      return Math.fround(x * factor);
    }
  };

  const int = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32)
      fail("rng.int", "n must be a whole number from 1 to 2^32", n, "int(6) is a number from 0 to 5.");
    const whole = 2 ** 32 - (2 ** 32 % n);
    // Draws from the incomplete last block are thrown back; without this small numbers would come up more often.
    for (;;) {
      const draw = bits() >>> 0;
      if (draw < whole) return draw % n;
    }
  };

  const split = (label: string | number): Rng => {
    if (typeof label !== "string" && !Number.isSafeInteger(label))
      fail("rng.split", "label must be a text or a whole number", label, 'Name the stream: split("noise").');
    let [low, high] = key;
    for (const character of `${typeof label}:${label}`) {
      low = mix(low ^ (character.codePointAt(0) as number)); // a character of a string has a code point
      high = mix(high + low);
    }
    return start([low, high]);
  };

  return Object.freeze({
    next,
    normal,
    int,
    split,
    state: (): RngState => ({ kind: "rng", version: 1, key, words: [a >>> 0, b >>> 0, c >>> 0, d >>> 0], spare }),
  });
}

/** Scrambles 32 bits so that each input bit changes half of the output's (C. Wellons' lowbias32, 2018). */
export function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
