import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

interface Piece {
  readonly steps: number;
  readonly from: number;
  readonly to: number;
}

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How a piece calls its length, its first rate and its last. */
  readonly keys: readonly [steps: string, from: string, to: string];
  /** The length of a piece, or the number of the update at which it ends. */
  readonly lengths: "own" | "until";
  /** To which piece a boundary belongs: the one that begins there, or the one that ends there. */
  readonly edge: "next" | "previous";
  /** What holds after the last piece: its last rate, or 0. */
  readonly after: "hold" | "zero";
}

const printed: Convention = { entry: "rateAt", keys: ["steps", "from", "to"], lengths: "own", edge: "next", after: "hold" };

/** The right answer. */
export function expectedFor({ keys, lengths, edge, after }: Convention): (...args: readonly Plain[]) => number {
  const [stepsKey, fromKey, toKey] = keys;
  return (given, step) => {
    const pieces = given as readonly Readonly<Record<string, number>>[];
    let begin = 0;
    let last = 0;
    for (const { [stepsKey]: length = 0, [fromKey]: from = 0, [toKey]: to = 0 } of pieces) {
      const steps = lengths === "own" ? length : length - begin;
      const t = Number(step) - begin;
      if (steps > 0 && (edge === "next" ? t < steps : t <= steps)) return from + ((to - from) * t) / steps;
      begin += steps;
      last = to;
    }
    return after === "hold" ? last : 0;
  };
}

const piece = (steps: number, from: number, to: number): Piece => ({ steps, from, to });
const rise = piece(10, 0, 0.1);
const hold = piece(20, 0.1, 0.1);
const fall = piece(40, 0.1, 0.02);

/** Exercise (a): pieces one after another, each with a clock of its own. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, lengths, edge, after } = convention;
  const [stepsKey, fromKey, toKey] = keys;
  const expected = expectedFor(convention);
  const call = (pieces: readonly Piece[], step: number): Plain[] => {
    let end = 0;
    const written = pieces.map(({ steps, from, to }) => {
      end += steps;
      return { [stepsKey]: lengths === "own" ? steps : end, [fromKey]: from, [toKey]: to };
    });
    return [written, step];
  };
  const own = lengths === "own";
  const done = own ? `step/${stepsKey}` : "step/length";
  return {
    entry,
    hints: [
      own
        ? `Walk along the pieces and take off what each of them uses up: \`step -= piece.${stepsKey}\` until the step lies inside one.`
        : `Walk along the pieces and remember where each begins: at the \`${stepsKey}\` of the one before it. Its length is what lies between the two.`,
      edge === "next"
        ? "A step that is equal to the length of a piece isn't in it any more: it is step 0 of the next one. So compare with `<`."
        : "A step that is equal to the length of a piece is the last in it. So compare with `<=`, and pass over a piece of length 0.",
      `Inside a piece the part done is \`${own ? `step / piece.${stepsKey}` : "step / length"}\`. After the last piece there is nothing to divide: return ${after === "hold" ? `its \`${toKey}\`` : "0"}.`,
    ],
    tests: [
      {
        name: "one piece is a line",
        points: 1,
        calls: () => [0, 1, 5, 9].map((t) => call([rise], t)),
        judge: sameAs({ entry, expected, hint: `From \`${fromKey}\`, the part ${done} of the way to \`${toKey}\`.` }),
      },
      {
        name: "each piece has a clock of its own",
        points: 2,
        calls: () => [12, 29, 31, 50, 69].map((t) => call([rise, hold, fall], t)),
        judge: sameAs({
          entry,
          expected,
          hint: "Inside a piece the clock starts at 0: take the lengths of the pieces before it off the step.",
        }),
      },
      {
        name: `a boundary belongs to the piece that ${edge === "next" ? "begins" : "ends"} there`,
        points: 2,
        calls: () => [
          call([rise, piece(5, 0.3, 0.2)], 10),
          call([piece(5, 0.3, 0.2), rise], 5),
          call([rise, hold, fall], 10),
          call([rise, hold, fall], 30),
        ],
        judge: sameAs({
          entry,
          expected,
          hint:
            edge === "next"
              ? `At the boundary the next piece is at its step 0, and has its own \`${fromKey}\`.`
              : `At the boundary the piece before it is at its end, and has its own \`${toKey}\`.`,
        }),
      },
      {
        name: after === "hold" ? "past the end it stays" : "past the end the rate is 0",
        points: 1,
        calls: () => [call([rise, fall], 50), call([rise, fall], 51), call([rise, fall], 5000)],
        judge: sameAs({
          entry,
          expected,
          hint:
            after === "hold"
              ? `After the last piece its \`${toKey}\` holds. It goes neither on nor back.`
              : "After the last piece nothing is left of the rate.",
        }),
      },
      {
        name: "a piece of no updates is never on duty",
        points: 1,
        calls: () => [
          call([piece(0, 0.7, 0.9), fall], 0),
          call([rise, piece(0, 0.7, 0.9), fall], 10),
          call([piece(0, 0.7, 0.9), fall], 20),
        ],
        judge: sameAs({ entry, expected, hint: "Its first update is its end already, so skip it. Mind a division by 0." }),
      },
      {
        name: "random pieces",
        points: 1,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed);
          return Array.from({ length: 40 }, () => {
            const pieces = Array.from({ length: 2 + random.int(4) }, () => piece(1 + random.int(30), random.next(), random.next()));
            return call(pieces, random.int(100));
          });
        },
        judge: sameAs({ entry, expected, hint: "Clocks, boundaries, and the end." }),
      },
    ],
  };
}

export default exerciseFor(printed);
