import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, finiteOf, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The loss is half of this times Σhθ². */
  readonly scale: number;
  /** The share of the limit to return. */
  readonly share: number;
  /** What to return where nothing is curved. */
  readonly flat: number;
}

const printed: Convention = { entry: "maxStableLr", scale: 1, share: 1, flat: Number.POSITIVE_INFINITY };

/** The right answer. */
export function expectedFor({ scale, share, flat }: Convention): (...args: readonly Plain[]) => number {
  return (curvatures) => {
    const sharpest = Math.max(0, ...(curvatures as readonly number[]));
    return sharpest === 0 ? flat : (2 * share) / scale / sharpest;
  };
}

/** A random spectrum: curvatures of many sizes, in no order. */
function spectrum(seed: number): number[] {
  const random = rng(seed);
  return Array.from({ length: 3 + random.int(12) }, () => 2 ** (8 * random.next() - 4));
}

/** Moves every entry of a list by a seeded shuffle. */
function shuffled(list: readonly number[], seed: number): number[] {
  const random = rng(seed);
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [result[i], result[j]] = [result[j] as number, result[i] as number]; // both indices are inside the list
  }
  return result;
}

/** Exercise (b): the limit that a list of curvatures puts on the rate. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, scale, share, flat } = convention;
  const expected = expectedFor(convention);
  const limit = scale === 1 ? "2/h" : `${2 / scale}/h`;
  return {
    entry,
    hints: [
      `One direction ${scale === 1 ? "of curvature" : "with the number"} $h$ is stable below $${limit}$. Write down that limit for ${scale === 1 ? "curvatures" : "numbers"} of 1 and of 4: which breaks first?`,
      `The direction that breaks first has the largest ${scale === 1 ? "curvature" : "number"}. Nothing else in the list matters.${share === 1 ? "" : ` Of its limit take the share ${share}.`}`,
      `Where the largest is 0, ${flat === Number.POSITIVE_INFINITY ? "`2 / 0` is `Infinity` in TypeScript. But" : `return \`${flat}\`. And`} \`Math.max()\` of an empty list is \`-Infinity\`: begin the search at 0.`,
    ],
    tests: [
      {
        name: "one direction",
        points: 1,
        calls: () => [[[4]], [[0.5]]],
        judge: sameAs({
          entry,
          expected,
          hint: `One direction is stable as long as |1 − ${scale === 1 ? "" : scale}ηh| < 1.${share === 1 ? "" : ` The answer is the share ${share} of that.`}`,
        }),
      },
      {
        name: "the sharpest direction sets the limit",
        points: 2,
        calls: () => [[[1, 10]], [[10, 1]], [[0.1, 3, 8, 0.5]]],
        judge: sameAs({ entry, expected, hint: "The direction that breaks first decides, not the average one and not the first one." }),
      },
      {
        name: "the order of the directions does not matter",
        points: 1,
        calls: (seed) => [0, 1, 2, 3].flatMap((i) => [[spectrum(seed + i)], [shuffled(spectrum(seed + i), seed + i)]]),
        judge: (outcomes, calls) => {
          for (let i = 0; i < calls.length; i += 2) {
            const [before, after] = [finiteOf(outcomes[i]), finiteOf(outcomes[i + 1])];
            if (before === null || after === null || !near(after, before, 1e-12)) {
              return wrong(
                `The same curvatures in another order must give the same limit: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`,
              );
            }
          }
          return passed("4 shuffled lists agree.");
        },
      },
      {
        name: "a loss that is 8 times as curved allows an 8th of the rate",
        points: 1,
        hidden: true,
        calls: (seed) => [0, 1, 2, 3].flatMap((i) => [[spectrum(seed + i)], [spectrum(seed + i).map((h) => 8 * h)]]),
        judge: (outcomes, calls) => {
          for (let i = 0; i < calls.length; i += 2) {
            const [once, scaled] = [finiteOf(outcomes[i]), finiteOf(outcomes[i + 1])];
            if (once === null || scaled === null || !near(scaled * 8, once, 1e-12)) {
              return wrong(`With all curvatures times 8 the limit must be an 8th: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`);
            }
          }
          return passed("4 scaled lists agree.");
        },
      },
      {
        name: "flat directions set no limit",
        points: 2,
        calls: () => [[[0, 2]], [[0, 0]], [[]]],
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const [value, right] = [numberOf(outcomes[i]), expected(...args)];
            if (value !== null && near(value, right, 1e-12)) continue;
            return wrong(
              `${callText(entry, args)} must be ${right}, ${gave(outcomes[i])}. A ${scale === 1 ? "curvature" : "number"} of 0 never breaks.`,
            );
          }
          return passed("Flat directions are harmless.");
        },
      },
      {
        name: "random spectra",
        points: 1,
        hidden: true,
        calls: (seed) => Array.from({ length: 20 }, (_, i) => [spectrum(seed + 100 + i)]),
        judge: sameAs({ entry, expected, hint: "Look for the direction that breaks first." }),
      },
    ],
  };
}

export default exerciseFor(printed);
