import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How the length of the first cycle and the growth are called. */
  readonly names: readonly [first: string, growth: string];
  /** To which cycle the moment of a restart belongs: the one that begins, or the one that ends. */
  readonly restart: "new" | "old";
  /** Whether each cycle is `growth` times as long as the one before it, or longer by `growth`. */
  readonly grows: "times" | "plus";
  /** The part of the peak that is left at a cycle's end. */
  readonly floor: number;
}

const printed: Convention = { entry: "sgdr", names: ["first", "growth"], restart: "new", grows: "times", floor: 0 };

/** The right answer, cycle by cycle, as the definition reads. */
export function expectedFor({ restart, grows, floor }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [t, first, growth] = args.map(Number) as [number, number, number];
    let [start, length] = [0, first];
    while (restart === "new" ? t >= start + length : t > start + length) {
      start += length;
      length = grows === "times" ? length * growth : length + growth;
    }
    return floor + ((1 - floor) * (1 + Math.cos((Math.PI * (t - start)) / length))) / 2;
  };
}

/** Exercise (a): warm restarts with growing cycles, at any time. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, names, restart, grows, floor } = convention;
  const [first, growth] = names;
  const expected = expectedFor(convention);
  const [isNew, times] = [restart === "new", grows === "times"];

  /** The moment at which so many cycles have ended. */
  const end = (cycles: number, length: number, by: number): number =>
    cycles === 0 ? 0 : length + end(cycles - 1, times ? length * by : length + by, by);

  return {
    entry,
    hints: [
      "Find out first which cycle $t$ is in: where it began, and how long it is.",
      `Begin with \`start = 0\` and \`length = ${first}\`. While $t$ has ${isNew ? "reached" : "passed"} the end of this cycle, go on to the next: \`start += length\`, \`length ${times ? "*" : "+"}= ${growth}\`.`,
      `What is left is half a cosine over the part of the cycle that is done: \`(1 + Math.cos(Math.PI * (t - start) / length)) / 2\`.${floor === 0 ? "" : ` It falls from 1 to ${floor}.`} The comparison is \`t ${isNew ? ">=" : ">"} start + length\`, so that a cycle's end belongs to ${isNew ? "the next one" : "itself"}.`,
    ],
    tests: [
      {
        name: "the first cycle",
        points: 1,
        calls: () => [
          [0, 10, 2],
          [5, 10, 2],
          [9, 10, 2],
          [4, 8, 1],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: `In the first cycle the part done is t / ${first}, and the rate falls along half a cosine.`,
        }),
      },
      {
        name: isNew ? "a restart has the whole peak" : "at a restart the old cycle is at its end",
        points: 2,
        calls: () => [
          [end(1, 10, 2), 10, 2],
          [end(2, 10, 2), 10, 2],
          [end(3, 10, 2), 10, 2],
          [end(2, 10, 1), 10, 1],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: isNew
            ? "At the moment of a restart the new cycle has begun: the rate is the peak, not the floor."
            : "At the moment of a restart the old cycle ends: the rate is the floor, not the peak.",
        }),
      },
      {
        name: "later cycles are longer",
        points: 2,
        calls: () => [
          [20, 10, 2],
          [50, 10, 2],
          [25, 5, 3],
          [110, 10, 2],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: times
            ? `The second cycle is ${growth} times as long as the first, and begins where the first ended.`
            : `The second cycle is longer than the first by ${growth}, and begins where the first ended.`,
        }),
      },
      {
        name: "between two epochs",
        points: 2,
        calls: () => [
          [9.5, 10, 2],
          [9.99, 10, 2],
          [29.75, 10, 2],
          [0.25, 1, 2],
        ],
        judge: sameAs({ entry, expected, hint: "t need not be whole: after half of epoch 9 it is 9.5. Round nothing." }),
      },
      {
        name: "random cycles, random times",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed);
          return Array.from({ length: 40 }, () => [random.int(2000) / 8 + 1 / 16, 1 + random.int(12), 1 + random.int(3)]);
        },
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const value = numberOf(outcomes[i]);
            if (value === null || Math.abs(value - expected(...args)) > 1e-9)
              return wrong(`${callText(entry, args)} must be ${expected(...args).toPrecision(6)}, ${gave(outcomes[i])}.`);
          }
          return passed("40 times right.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
