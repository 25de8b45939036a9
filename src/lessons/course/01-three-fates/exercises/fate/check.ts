import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

const entry = "fate";

function expected(eta: Plain, h: Plain): string {
  const factor = 1 - Number(eta) * Number(h);
  if (Math.abs(factor) > 1) return "diverging";
  return factor >= 0 ? "monotone" : "oscillating";
}

/** Pairs (η, h) whose product is drawn from [low, high], for curvatures of every size. */
function pairs(seed: number, low: number, high: number): number[][] {
  const random = rng(seed);
  return Array.from({ length: 40 }, () => {
    const h = 2 ** (random.int(12) - 4);
    return [(low + (high - low) * random.next()) / h, h];
  });
}

/** Exercise (a): which fate a rate has on a curvature. */
const exercise: Exercise = {
  entry,
  hints: [
    "Work out $1 - \\eta h$ first. What an update does to a distance depends on that number alone.",
    "Two questions decide: is its size above 1? And if not, does its sign change the side?",
    "Ask for the size first: above 1 it is diverging, whatever the sign. Of what is left, a factor of at least 0 is monotone; 0 and 1 belong there.",
  ],
  tests: [
    {
      name: "a rate below 1/h slides down",
      points: 1,
      calls: () => [
        [0.1, 4],
        [0.2, 4],
        [0.02, 40],
      ],
      judge: sameAs({ entry, expected, hint: "The factor 1 − ηh is between 0 and 1 here." }),
    },
    {
      name: "between 1/h and 2/h it changes sides, and converges",
      points: 2,
      calls: () => [
        [0.4, 4],
        [0.3, 4],
        [1.5, 1],
        [0.03, 50],
      ],
      judge: sameAs({
        entry,
        expected,
        hint: "The factor is negative but its size is below 1: changing sides is not diverging, and 1 is not a special rate.",
      }),
    },
    {
      name: "above 2/h it diverges",
      points: 1,
      calls: () => [
        [0.6, 4],
        [2.5, 1],
        [0.1, 25],
      ],
      judge: sameAs({ entry, expected, hint: "The size of the factor 1 − ηh is above 1." }),
    },
    {
      name: "exactly 1/h lands on the minimum: monotone",
      points: 1,
      calls: () => [
        [0.25, 4],
        [1, 1],
        [0.0625, 16],
      ],
      judge: sameAs({ entry, expected, hint: "The factor is 0. The point lands and never changes sides." }),
    },
    {
      name: "exactly 2/h bounces forever: oscillating",
      points: 1,
      calls: () => [
        [0.5, 4],
        [2, 1],
        [0.125, 16],
      ],
      judge: sameAs({ entry, expected, hint: "The factor is −1. The distance does not shrink, but it does not grow either." }),
    },
    {
      name: "a rate of zero stands still, a flat direction too: monotone",
      points: 1,
      calls: () => [
        [0, 4],
        [0.3, 0],
      ],
      judge: sameAs({ entry, expected, hint: "The factor is 1: nothing moves, so nothing changes sides or grows. Mind a division by h." }),
    },
    {
      name: "a negative rate or curvature leads away",
      points: 1,
      hidden: true,
      calls: () => [
        [-0.1, 4],
        [0.1, -4],
        [-3, 0.5],
      ],
      judge: sameAs({
        entry,
        expected,
        hint: "The factor 1 − ηh is above 1, so the distance grows although the point never changes sides.",
      }),
    },
    {
      name: "random rates and curvatures",
      points: 2,
      hidden: true,
      calls: (seed) => [
        ...pairs(seed, 0.01, 0.99),
        ...pairs(seed + 1, 1.01, 1.99),
        ...pairs(seed + 2, 2.01, 8),
        ...pairs(seed + 3, -3, -0.01),
      ],
      judge: sameAs({ entry, expected, hint: "Only the product ηh counts." }),
    },
  ],
};

export default exercise;
