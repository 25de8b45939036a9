import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "rateAt";

interface Piece {
  readonly steps: number;
  readonly from: number;
  readonly to: number;
}

function expected(given: Plain, step: Plain): number {
  const pieces = given as unknown as readonly Piece[];
  let t = Number(step);
  for (const { steps, from, to } of pieces) {
    if (t < steps) return from + ((to - from) * t) / steps;
    t -= steps;
  }
  return (pieces.at(-1) as Piece).to; // there is one piece at least
}

const piece = (steps: number, from: number, to: number): Piece => ({ steps, from, to });
const rise = piece(10, 0, 0.1);
const hold = piece(20, 0.1, 0.1);
const fall = piece(40, 0.1, 0.02);
const call = (pieces: readonly Piece[], step: number): Plain[] => [pieces as unknown as Plain, step];

/** Exercise (a): pieces one after another, each with a clock of its own. */
const exercise: Exercise = {
  entry,
  hints: [
    "Walk along the pieces and take off what each of them uses up: `step -= piece.steps` until the step lies inside one.",
    "A step that is equal to the length of a piece isn't in it any more: it is step 0 of the next one. So compare with `<`.",
    "Inside a piece the part done is `step / piece.steps`. After the last piece there is nothing to divide: return its `to`.",
  ],
  tests: [
    {
      name: "one piece is a line",
      points: 1,
      calls: () => [0, 1, 5, 9].map((t) => call([rise], t)),
      judge: sameAs({ entry, expected, hint: "From `from`, the part step/steps of the way to `to`." }),
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
      name: "a boundary belongs to the piece that begins there",
      points: 2,
      calls: () => [
        call([rise, piece(5, 0.3, 0.2)], 10),
        call([piece(5, 0.3, 0.2), rise], 5),
        call([rise, hold, fall], 10),
        call([rise, hold, fall], 30),
      ],
      judge: sameAs({ entry, expected, hint: "At the boundary the next piece is at its step 0, and has its own `from`." }),
    },
    {
      name: "past the end it stays",
      points: 1,
      calls: () => [call([rise, fall], 50), call([rise, fall], 51), call([rise, fall], 5000)],
      judge: sameAs({ entry, expected, hint: "After the last piece its `to` holds. It goes neither on nor back." }),
    },
    {
      name: "a piece of no updates is never on duty",
      points: 1,
      calls: () => [call([piece(0, 0.7, 0.9), fall], 0), call([rise, piece(0, 0.7, 0.9), fall], 10), call([piece(0, 0.7, 0.9), fall], 20)],
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

export default exercise;
