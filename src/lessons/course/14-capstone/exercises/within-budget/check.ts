import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How a piece calls its length and the rates at its two ends. */
  readonly keys: readonly [steps: string, from: string, to: string];
  /** Whether what takes exactly the budget fits. */
  readonly full: boolean;
  /** Whether a rate may be 0. */
  readonly zero: boolean;
  /** How many updates one unit of the budget is. */
  readonly unit: number;
}

const printed: Convention = { entry: "withinBudget", keys: ["steps", "from", "to"], full: true, zero: true, unit: 1 };

/** The right answer. */
export function expectedFor({ keys, full, zero, unit }: Convention): (...args: readonly Plain[]) => boolean {
  return (pieces, budget) => {
    const list = (pieces as readonly Readonly<Record<string, number>>[]).map((piece) => keys.map((key) => piece[key] as number));
    const isRate = (rate: number): boolean => Number.isFinite(rate) && (zero ? rate >= 0 : rate > 0);
    const areFine = list.every(([steps = 0, from = -1, to = -1]) => Number.isInteger(steps) && steps >= 1 && isRate(from) && isRate(to));
    const left = (budget as number) * unit - list.reduce((sum, [steps = 0]) => sum + steps, 0);
    return list.length > 0 && areFine && (full ? left >= 0 : left > 0);
  };
}

type Piece = readonly [steps: number, from: number, to: number];
const piece = (steps: number, from: number, to: number): Piece => [steps, from, to];

/** Schedules of one to four pieces around the budget. */
function schedules(seed: number): Piece[][] {
  const random = rng(seed);
  return Array.from({ length: 40 }, () =>
    Array.from({ length: 1 + random.int(4) }, () => piece(100 + random.int(250), 0.05 * random.next(), 0.05 * random.next())),
  );
}

/** Exercise (b): what the capstone refuses. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, full, zero, unit } = convention;
  const [stepsKey, fromKey, toKey] = keys;
  const expected = expectedFor(convention);
  const call = (budget: number, ...pieces: readonly Piece[]): Plain[] => [
    pieces.map(([steps, from, to]) => ({ [stepsKey]: steps, [fromKey]: from, [toKey]: to })),
    budget / unit,
  ];
  /** The lowest rate that is one. */
  const low = zero ? 0 : 0.001;
  return {
    entry,
    hints: [
      "Two questions: is every piece one that can be run, and do all of them together fit?",
      `Updates are counted: \`Number.isInteger(${stepsKey}) && ${stepsKey} >= 1\`. A rate ${zero ? "may be 0, but not below," : "must be above 0,"} and it must be finite.`,
      `\`pieces.every(…)\` for the first, a sum for the second${unit === 1 ? "" : `, against ${unit} updates for each of the budget`}. An empty list has no piece that could run.`,
    ],
    tests: [
      {
        name: "the sum of all pieces, the warmup too",
        points: 2,
        calls: () => [
          call(600, piece(60, low, 0.02), piece(360, 0.02, 0.02), piece(180, 0.02, low)),
          call(600, piece(60, low, 0.02), piece(400, 0.02, 0.02), piece(180, 0.02, low)),
          call(600, piece(599, 0.02, low)),
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `All pieces are paid from the same budget. ${full ? "Exactly the budget fits, and fewer do too" : "Exactly the budget does not fit, fewer do"}.`,
        }),
      },
      {
        name: "updates are counted",
        points: 2,
        calls: () => [
          call(600, piece(97.75, 0.02, low)),
          call(600, piece(0, 0.02, low), piece(600 - (full ? 0 : 1), 0.02, low)),
          call(600, piece(-5, 0.02, low)),
        ],
        judge: sameAs({ entry, expected, hint: "A piece has a whole number of updates, at least one." }),
      },
      {
        name: "rates one can train with",
        points: 2,
        calls: () => [
          call(600, piece(600, -0.01, 0.02)),
          call(600, piece(600, 0.02, -0.01)),
          call(600, piece(600, 0.02, Number.POSITIVE_INFINITY)),
          call(600, piece(600 - (full ? 0 : 1), 0, 0.02)),
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `A rate is finite and not below 0, at both ends of a piece. A rate of 0 is ${zero ? "" : "not "}one.`,
        }),
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
        calls: (seed) => schedules(seed).map((pieces) => call(600, ...pieces)),
        judge: sameAs({ entry, expected, hint: "Sum the updates and compare with the budget." }),
      },
    ],
  };
}

export default exerciseFor(printed);
