import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Outcome, Plain } from "../../../../exercise.js";
import { gave, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "ensemble";
type Members = readonly (readonly (readonly number[])[])[];

function expected(...[given]: readonly Plain[]): Plain {
  const members = given as Members;
  return (members[0] ?? []).map((row, i) =>
    row.map((_, k) => members.reduce((sum, member) => sum + (member[i]?.[k] ?? 0), 0) / members.length),
  );
}

/** Probabilities of some members for some pictures: rows that sum to 1. */
function drawn(seed: number, count: number, pictures: number, classes: number): number[][][] {
  const random = rng(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: pictures }, () => {
      const parts = Array.from({ length: classes }, () => random.next() ** 3 + 0.01);
      const sum = parts.reduce((a, b) => a + b, 0);
      return parts.map((part) => part / sum);
    }),
  );
}

const rowsOf = (outcome: Outcome | undefined): readonly (readonly number[])[] | null => {
  const value = outcome?.ok ? outcome.value : null;
  if (!Array.isArray(value)) return null;
  const isRow = (row: Plain): boolean => Array.isArray(row) && row.every((one) => typeof one === "number");
  return value.every(isRow) ? (value as unknown as readonly (readonly number[])[]) : null;
};

/** Exercise (b): the predictions of an ensemble. */
const exercise: Exercise = {
  entry,
  hints: [
    "For one picture and one class there is one number from each member. What is the ensemble's?",
    "It is their mean. Keep the shape of one member: a row for each picture, a number for each class.",
    "`members[0].map((row, i) => row.map((_, k) => …))` visits every place once. At each, add up `members[m][i][k]` over all `m` and divide by `members.length`.",
  ],
  tests: [
    {
      name: "two members, one picture",
      points: 1,
      calls: () => [[[[[0.6, 0.4]], [[0.2, 0.8]]]], [[[[0.9, 0.1, 0]], [[0.3, 0.3, 0.4]]]]],
      judge: sameAs({ entry, expected, hint: "The mean of 0.6 and 0.2 is 0.4: the sure member outvotes the unsure one." }),
    },
    {
      name: "a member alone stays as it is",
      points: 1,
      calls: () => [[[[[0.7, 0.3]]]], [drawn(3, 1, 2, 4) as Plain]],
      judge: sameAs({ entry, expected, hint: "The mean of one number is that number." }),
    },
    {
      name: "five members, several pictures",
      points: 2,
      hidden: true,
      calls: (seed) => [[drawn(seed, 5, 4, 3) as Plain], [drawn(seed + 1, 3, 6, 10) as Plain]],
      judge: sameAs({ entry, expected, hint: "A row for each picture, a number for each class." }),
    },
    {
      name: "every row sums to 1",
      points: 1,
      calls: (seed) => [[drawn(seed + 2, 5, 5, 4) as Plain], [drawn(seed + 3, 2, 3, 10) as Plain]],
      judge: (outcomes) => {
        for (const outcome of outcomes) {
          const rows = rowsOf(outcome);
          if (!rows) return wrong(`It must be a list of rows of numbers, ${gave(outcome)}.`);
          for (const row of rows) {
            const sum = row.reduce((a, b) => a + b, 0);
            if (Math.abs(sum - 1) > 1e-9) return wrong(`A row sums to ${sum.toPrecision(6)}. Probabilities of all classes together are 1.`);
          }
        }
        return passed("8 rows sum to 1.");
      },
    },
    {
      name: "the order of the members does not matter",
      points: 1,
      calls: (seed) => {
        const members = drawn(seed + 4, 4, 3, 5);
        return [[members as Plain], [[...members].reverse() as Plain]];
      },
      judge: (outcomes) => {
        const [forth, back] = outcomes.map(rowsOf);
        if (!forth || !back) return wrong(`It must be a list of rows of numbers, ${gave(outcomes[0])}.`);
        const same = forth.every((row, i) => row.every((p, k) => Math.abs(p - (back[i]?.[k] ?? Number.NaN)) < 1e-12));
        return same ? passed("The same in both orders.") : wrong("The members the other way round gave something else. Each has one vote.");
      },
    },
  ],
};

export default exercise;
