import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import { cyclic } from "../../../../../schedules/families/cyclic.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The number of the first cycle. */
  readonly first: 0 | 1;
  /** What the last argument is: the updates of a fall, or of a whole cycle. */
  readonly last: "fall" | "cycle";
  /** What is returned: the factor per update, or the share that an update takes. */
  readonly gives: "factor" | "share";
}

const printed: Convention = { entry: "gammaAtTop", first: 1, last: "fall", gives: "factor" };

type Args = readonly [ratio: number, cycle: number, up: number, down: number];

/** The arguments of a call, and what they were written from. */
const write = ({ first, last }: Convention, [ratio, cycle, up, down]: Args): Plain[] => [
  ratio,
  cycle - 1 + first,
  up,
  last === "fall" ? down : up + down,
];
function read({ first, last }: Convention, args: readonly Plain[]): Args {
  const [ratio, number, up, length] = args as unknown as Args;
  return [ratio, number + 1 - first, up, last === "fall" ? length : length - up];
}

/** What the library's schedule has left at the top of that cycle, by looking for the top. */
function leftAt(gamma: number, [, cycle, up, down]: Args): number {
  const lr = cyclic({ minLr: 0, maxLr: 1, stepsUp: up, stepsDown: down, gamma });
  const flat = cyclic({ minLr: 0, maxLr: 1, stepsUp: up, stepsDown: down });
  let tops = 0;
  for (let t = 0; ; t++) if (flat(t) === 1 && ++tops === cycle) return lr(t);
}

/** The right answer, by bisection: the more of each update is left, the more at the top. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number => {
    const wanted = read(convention, args);
    let [low, high] = [0, 1];
    for (let i = 0; i < 80; i++) {
      const middle = (low + high) / 2;
      if (leftAt(middle, wanted) < wanted[0]) low = middle;
      else high = middle;
    }
    return convention.gives === "factor" ? high : 1 - high;
  };

/** The decay of exp_range, chosen for a top that one knows. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, last, gives } = convention;
  const expected = expectedFor(convention);
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "the first top",
        points: 1,
        calls: () => [call(0.9, 1, 100, 100), call(0.5, 1, 7, 3)],
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-8,
          hint: "γ acts from the first update on: the first top comes after u updates and is lower already.",
        }),
      },
      {
        name: "later tops",
        points: 2,
        calls: () => [call(0.1, 5, 100, 100), call(0.5, 3, 20, 20)],
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-8,
          hint:
            convention.first === 1
              ? "Before the top of cycle k there are k − 1 whole cycles and one rise."
              : "Before the top of cycle k there are k whole cycles and one rise.",
        }),
      },
      {
        name: "a quick rise and a slow fall",
        points: 1,
        calls: () => [call(0.25, 4, 5, 45)],
        judge: sameAs({
          entry,
          expected,
          tolerance: 1e-8,
          hint:
            last === "fall"
              ? "The rise has `u` updates, not half of the cycle."
              : "A top comes one rise after its cycle's begin, not half of the cycle.",
        }),
      },
      {
        name: "nothing lost",
        points: 1,
        calls: () => [call(1, 6, 10, 20)],
        judge: sameAs({ entry, expected, tolerance: 1e-8, hint: "All of the height left means that no update takes any." }),
      },
      {
        name: "random cycles",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("cycles");
          return Array.from({ length: 30 }, () =>
            call(0.05 + 0.9 * random.next(), 1 + random.int(8), 1 + random.int(60), 1 + random.int(60)),
          );
        },
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const wanted = read(convention, args);
            const answer = numberOf(outcomes[i]);
            const gamma = answer === null || gives === "factor" ? answer : 1 - answer;
            if (gamma === null || gamma <= 0 || gamma > 1)
              return wrong(
                `${callText(entry, args)} must be ${gives === "factor" ? "a factor above 0 and at most 1" : "a share from 0 to below 1"}, ${gave(outcomes[i])}.`,
              );
            const left = leftAt(gamma, wanted);
            if (!near(left, wanted[0], 1e-6))
              return wrong(`${callText(entry, args)}: ${gave(outcomes[i])}, which leaves ${formatNumber(left, 4)} at that top.`);
          }
          return passed("30 tops met.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
