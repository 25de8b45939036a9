import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "withinBudget";

interface Piece {
  readonly steps: number;
  readonly from: number;
  readonly to: number;
}

function expected(pieces: Plain, budget: Plain): boolean {
  const list = pieces as unknown as readonly Piece[];
  const isRate = (rate: number): boolean => Number.isFinite(rate) && rate >= 0;
  const areFine = list.every(({ steps, from, to }) => Number.isInteger(steps) && steps >= 1 && isRate(from) && isRate(to));
  return list.length > 0 && areFine && list.reduce((sum, { steps }) => sum + steps, 0) <= (budget as number);
}

const piece = (steps: number, from: number, to: number): Plain => ({ steps, from, to });
const call = (budget: number, ...pieces: Plain[]): Plain[] => [pieces, budget];

/** Schedules of one to four pieces around the budget. */
function schedules(seed: number): Plain[][] {
  const random = rng(seed);
  return Array.from({ length: 40 }, () =>
    call(600, ...Array.from({ length: 1 + random.int(4) }, () => piece(100 + random.int(250), 0.05 * random.next(), 0.05 * random.next()))),
  );
}

/** Exercise (b): what the capstone refuses. */
const exercise: Exercise = {
  entry,
  hints: [
    "Two questions: is every piece one that can be run, and do all of them together fit?",
    "Updates are counted: `Number.isInteger(steps) && steps >= 1`. A rate may be 0, but not below, and it must be finite.",
    "`pieces.every(…)` for the first, a sum for the second. An empty list has no piece that could run.",
  ],
  tests: [
    {
      name: "the sum of all pieces, the warmup too",
      points: 2,
      calls: () => [
        call(600, piece(60, 0, 0.02), piece(360, 0.02, 0.02), piece(180, 0.02, 0)),
        call(600, piece(60, 0, 0.02), piece(400, 0.02, 0.02), piece(180, 0.02, 0)),
        call(600, piece(599, 0.02, 0)),
      ],
      judge: sameAs({ entry, expected, hint: "All pieces are paid from the same budget. Exactly the budget fits, and fewer do too." }),
    },
    {
      name: "updates are counted",
      points: 2,
      calls: () => [call(600, piece(97.75, 0.02, 0)), call(600, piece(0, 0.02, 0), piece(600, 0.02, 0)), call(600, piece(-5, 0.02, 0))],
      judge: sameAs({ entry, expected, hint: "A piece has a whole number of updates, at least one." }),
    },
    {
      name: "rates one can train with",
      points: 2,
      calls: () => [
        call(600, piece(600, -0.01, 0.02)),
        call(600, piece(600, 0.02, -0.01)),
        call(600, piece(600, 0.02, Number.POSITIVE_INFINITY)),
        call(600, piece(600, 0, 0.02)),
      ],
      judge: sameAs({ entry, expected, hint: "A rate is finite and not below 0, at both ends of a piece. A rate of 0 is one." }),
    },
    {
      name: "no piece at all",
      points: 1,
      calls: () => [call(600)],
      judge: sameAs({ entry, expected, hint: "A schedule without a piece has no rate for the first update." }),
    },
    {
      name: "forty schedules around the budget",
      points: 2,
      hidden: true,
      calls: schedules,
      judge: sameAs({ entry, expected, hint: "Sum the updates and compare with the budget." }),
    },
  ],
};

export default exercise;
