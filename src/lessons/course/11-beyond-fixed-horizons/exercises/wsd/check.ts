import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";
import { wsd } from "./solution.js";

const entry = "wsd";
type Args = readonly [t: number, T: number, w: number, cool: number, factors: number[]];

const expected = (...args: readonly Plain[]): number => wsd(...(args as unknown as Args));
const line = [1, 0];
const root = [1, 0.5, 1 - Math.fround(Math.sqrt(0.5)), 0];

/** A run with a warmup, a trunk and a cooldown of a shape of its own. */
function drawn(seed: number, label: string): { T: number; w: number; cool: number; factors: number[] } {
  const random = rng(seed).split(label);
  const [w, trunk, cool] = [1 + random.int(20), 10 + random.int(200), 5 + random.int(60)];
  const inner = Array.from({ length: 1 + random.int(4) }, () => (10 + random.int(80)) / 100).sort((a, b) => b - a);
  return { T: w + trunk + cool, w, cool, factors: [1, ...inner, 0] };
}

/** Exercise (a): a trunk whose cooldown has any shape. */
const exercise: Exercise = {
  entry,
  hints: [
    "Three parts, three answers: before $w$, before $T - \\mathrm{cool}$, and after that.",
    "In the cooldown, $q = (t - (T - \\mathrm{cool}))/\\mathrm{cool}$ goes from 0 to 1. Stop it at 1, for updates past the end.",
    "The list has `factors.length - 1` gaps. `q * (factors.length - 1)` says in which gap you are, and how far into it: mix its two ends.",
  ],
  tests: [
    {
      name: "the warmup ends at the whole rate, on update w − 1",
      points: 1,
      calls: () => [0, 4, 9, 10].map((t) => [t, 100, 10, 20, line]),
      judge: sameAs({ entry, expected, hint: "Update t of the warmup has (t + 1)/w: the first one moves already." }),
    },
    {
      name: "no warmup is a warmup of 0 updates",
      points: 1,
      calls: () => [0, 1, 50].map((t) => [t, 100, 0, 20, line]),
      judge: sameAs({ entry, expected, hint: "With w = 0 the run begins on the trunk. Mind the division." }),
    },
    {
      name: "a straight line cools down to its last factor, and holds it",
      points: 2,
      calls: () => [79, 80, 81, 90, 99, 100, 150].map((t) => [t, 100, 10, 20, [1, 0.1]]),
      judge: sameAs({
        entry,
        expected,
        hint: "Update T − cool is the first of the cooldown and still has factors[0]; after T the last factor stays.",
      }),
    },
    {
      name: "between two factors the rate goes along a line",
      points: 2,
      calls: () => [80, 82, 85, 87, 93, 95, 99].map((t) => [t, 100, 10, 20, root]),
      judge: sameAs({ entry, expected, hint: "Four factors make three gaps, each a third of the cooldown." }),
    },
    {
      name: "two lengths share a trunk: equal until the shorter one forks",
      points: 2,
      hidden: true,
      calls: (seed) =>
        Array.from({ length: 6 }, (_, i) => drawn(seed, `branch ${i}`)).flatMap(({ T, w, cool, factors }) =>
          [0, w, Math.floor((T - cool) / 2), T - cool - 1].flatMap((t) => [
            [t, T, w, cool, factors],
            [t, 3 * T, w, 2 * cool, factors],
          ]),
        ),
      judge: (outcomes, calls) => {
        for (let i = 0; i < calls.length; i += 2) {
          const [early, late] = [numberOf(outcomes[i]), numberOf(outcomes[i + 1])];
          const right = expected(...(calls[i] ?? []));
          if (early === null || late === null || !near(early, right, 1e-9) || !near(late, right, 1e-9))
            return wrong(
              `${callText(entry, calls[i] ?? [])} and ${callText(entry, calls[i + 1] ?? [])} must both be ${right}: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`,
            );
        }
        return passed("24 pairs agree on the trunk.");
      },
    },
    {
      name: "any run, any shape",
      points: 2,
      hidden: true,
      calls: (seed) =>
        Array.from({ length: 60 }, (_, i) => {
          const { T, w, cool, factors } = drawn(seed, `any ${i}`);
          return [
            rng(seed)
              .split(`t ${i}`)
              .int(T + 10),
            T,
            w,
            cool,
            factors,
          ];
        }),
      judge: sameAs({ entry, expected, hint: "Try this call by hand." }),
    },
  ],
};

export default exercise;
