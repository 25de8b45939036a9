import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Outcome, Plain } from "../../../../exercise.js";
import { gave, passed, sameAs, wrong } from "../../../../judge.js";

type Rows = readonly (readonly number[])[];

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What the first index counts: members, or pictures; the second counts the other. */
  readonly outer: "members" | "pictures";
  /** How members agree: on their mean, on their geometric mean made to sum to 1, or by one vote each for its likeliest class, the first of equal ones. */
  readonly combines: "mean" | "geometric" | "votes";
}

const printed: Convention = { entry: "ensemble", outer: "members", combines: "mean" };

/** The same lists with the two outer indices exchanged. */
const flipped = (lists: readonly Rows[]): Rows[] => (lists[0] ?? []).map((_, i) => lists.map((list) => list[i] ?? []));

/** The right answer. */
export function expectedFor({ outer, combines }: Convention): (...args: readonly Plain[]) => Plain {
  return (given) => {
    const lists = given as unknown as readonly Rows[];
    return (outer === "members" ? flipped(lists) : lists).map((members) => {
      const parts = (members[0] ?? []).map((_, k) => {
        const all = members.map((member) => member[k] ?? 0);
        if (combines === "mean") return all.reduce((sum, p) => sum + p, 0) / members.length;
        if (combines === "geometric") return all.reduce((product, p) => product * p ** (1 / members.length), 1);
        return members.filter((member) => member.indexOf(Math.max(...member)) === k).length / members.length;
      });
      const sum = combines === "geometric" ? parts.reduce((a, b) => a + b, 0) : 1;
      return parts.map((part) => part / sum);
    });
  };
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

const rowsOf = (outcome: Outcome | undefined): Rows | null => {
  const value = outcome?.ok ? outcome.value : null;
  if (!Array.isArray(value)) return null;
  const isRow = (row: Plain): boolean => Array.isArray(row) && row.every((one) => typeof one === "number");
  return value.every(isRow) ? (value as unknown as Rows) : null;
};

/** What to say about one picture, and about a member alone. */
const said = {
  mean: {
    question: "For one picture and one class there is one number from each member. What is the ensemble's?",
    answer: "It is their mean.",
    add: "add up",
    finish: "divide by",
    one: "The mean of 0.6 and 0.2 is 0.4: the sure member outvotes the unsure one.",
    name: "a member alone stays as it is",
    alone: "The mean of one number is that number.",
  },
  geometric: {
    question: "For one picture and one class there is one number from each member. What is the ensemble's?",
    answer: "It is the root of their product, of as many as there are members; then divide each row by its sum.",
    add: "multiply",
    finish: "take the root, which is the power of one over",
    one: "Multiply the members' numbers, take the root, and make the row sum to 1.",
    name: "a member alone stays as it is",
    alone: "The first root of one number is that number.",
  },
  votes: {
    question: "For one picture each member has one class that it finds likeliest. How many members vote for a class?",
    answer: "A class gets the share of members that vote for it.",
    add: "count the votes for `k` among",
    finish: "divide by",
    one: "Each member has one vote, however sure it is; of equal classes it votes for the first.",
    name: "a member alone has all the votes",
    alone: "Its likeliest class gets 1, and the others 0.",
  },
} as const;

/** Exercise (b): the predictions of an ensemble. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, outer, combines } = convention;
  const expected = expectedFor(convention);
  const call = (members: readonly Rows[]): Plain[] => [(outer === "members" ? members : flipped(members)) as unknown as Plain];
  const { question, answer, add, finish, one, name, alone } = said[combines];
  const place = `${outer === "members" ? "members[m][i]" : "pictures[i][m]"}${combines === "votes" ? "" : "[k]"}`;
  const walk =
    outer === "members" ? "`members[0].map((row, i) => row.map((_, k) => …))`" : "`pictures.map((members) => members[0].map((_, k) => …))`";
  return {
    entry,
    hints: [
      question,
      `${answer} Keep the shape of one member: a row for each picture, a number for each class.`,
      `${walk} visits every place once. At each, ${add} \`${place}\` over all \`m\` and ${finish} ${outer === "members" ? "`members.length`" : "the number of members"}.`,
    ],
    tests: [
      {
        name: "two members, one picture",
        points: 1,
        calls: () => [
          call([[[0.6, 0.4]], [[0.2, 0.8]]]),
          call([[[0.9, 0.1, 0]], [[0.3, 0.3, 0.4]]]),
          ...(combines === "votes" ? [call([[[0.2, 0.4, 0.4]], [[0.1, 0.2, 0.7]]])] : []),
        ],
        judge: sameAs({ entry, expected, hint: one }),
      },
      {
        name,
        points: 1,
        calls: () => [call([[[0.7, 0.3]]]), call(drawn(3, 1, 2, 4))],
        judge: sameAs({ entry, expected, hint: alone }),
      },
      {
        name: "five members, several pictures",
        points: 2,
        hidden: true,
        calls: (seed) => [call(drawn(seed, 5, 4, 3)), call(drawn(seed + 1, 3, 6, 10))],
        judge: sameAs({ entry, expected, hint: "A row for each picture, a number for each class." }),
      },
      {
        name: "every row sums to 1",
        points: 1,
        calls: (seed) => [call(drawn(seed + 2, 5, 5, 4)), call(drawn(seed + 3, 2, 3, 10))],
        judge: (outcomes, calls) => {
          for (const [i, outcome] of outcomes.entries()) {
            const rows = rowsOf(outcome);
            if (!rows) return wrong(`It must be a list of rows of numbers, ${gave(outcome)}.`);
            const pictures = (expected(...(calls[i] ?? [])) as Plain[]).length;
            if (rows.length !== pictures) return wrong(`It must have a row for each of ${pictures} pictures, got ${rows.length}.`);
            for (const row of rows) {
              const sum = row.reduce((a, b) => a + b, 0);
              if (Math.abs(sum - 1) > 1e-9)
                return wrong(`A row sums to ${sum.toPrecision(6)}. Probabilities of all classes together are 1.`);
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
          return [call(members), call([...members].reverse())];
        },
        judge: (outcomes) => {
          const [forth, back] = outcomes.map(rowsOf);
          if (!forth || !back) return wrong(`It must be a list of rows of numbers, ${gave(outcomes[0])}.`);
          const same = forth.every((row, i) => row.every((p, k) => Math.abs(p - (back[i]?.[k] ?? Number.NaN)) < 1e-12));
          return same
            ? passed("The same in both orders.")
            : wrong("The members the other way round gave something else. Each has one vote.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
