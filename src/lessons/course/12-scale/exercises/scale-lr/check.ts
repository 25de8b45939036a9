import { rng } from "../../../../../engine/rng.js";
import { scaleLr } from "../../../../../schedules/scaleLr.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "scaledLr";
type Rule = "linear" | "sqrt" | "saturating";
type Args = readonly [lr: number, from: number, to: number, rule: Rule, critical: number];

function expected(...args: readonly Plain[]): number {
  const [lr, from, to, rule, criticalBatch] = args as Args;
  return scaleLr({ lr, from, to, rule, ...(rule === "saturating" ? { criticalBatch } : {}) });
}

const drawn = (seed: number, label: string, rule: Rule, count: number): Args[] => {
  const random = rng(seed).split(label);
  return Array.from(
    { length: count },
    () => [(1 + random.int(99)) / 1000, 2 ** random.int(8), 2 ** random.int(14), rule, 10 + random.int(2000)] as const,
  );
};

/** Exercise (a): three rules for another batch size. */
const exercise: Exercise = {
  entry,
  hints: [
    "All three are the old rate times a factor of the two batch sizes. At `to === from` each factor is 1.",
    "For the square root, four times the batch means twice the rate.",
    "The saturating rate is in proportion to $1/(1 + B_c/B)$. Divide its value at `to` by its value at `from`.",
  ],
  tests: [
    {
      name: "linear: twice the batch, twice the rate",
      points: 1,
      calls: () => [
        [0.1, 256, 512, "linear", 1000],
        [0.1, 256, 8192, "linear", 1000],
        [0.4, 1024, 256, "linear", 1000],
      ],
      judge: sameAs({ entry, expected, hint: "The rate follows to / from." }),
    },
    {
      name: "square root: four times the batch, twice the rate",
      points: 1,
      calls: () => [
        [0.1, 256, 1024, "sqrt", 1000],
        [0.0003, 512, 4096, "sqrt", 1000],
        [0.4, 1024, 256, "sqrt", 1000],
      ],
      judge: sameAs({ entry, expected, hint: "The rate follows the square root of to / from." }),
    },
    {
      name: "saturating: by hand, around the critical batch",
      points: 2,
      calls: () => [
        [0.1, 256, 768, "saturating", 768],
        [0.1, 1, 100, "saturating", 100],
      ],
      judge: sameAs({ entry, expected, hint: "At B = B_c the rate is half of what it can ever be: 1/(1 + B_c/B) is one half." }),
    },
    {
      name: "saturating: linear far below the critical batch, flat far above it",
      points: 2,
      calls: () => [
        [0.1, 1, 2, "saturating", 1e9],
        [0.1, 1_000_000, 1_000_000_000, "saturating", 10],
      ],
      judge: (outcomes, calls) => {
        const [below, above] = outcomes.map(numberOf);
        if (below === null || below === undefined || !near(below, 0.2, 1e-6))
          return wrong(
            `${callText(entry, calls[0] ?? [])} must be nearly 0.2: ${gave(outcomes[0])}. So far below B_c the rule is the linear one.`,
          );
        if (above === null || above === undefined || !near(above, 0.1, 1e-4))
          return wrong(
            `${callText(entry, calls[1] ?? [])} must be nearly 0.1: ${gave(outcomes[1])}. So far above B_c a larger batch changes nothing.`,
          );
        return passed("Linear below, flat above.");
      },
    },
    {
      name: "there and back again: the rate that one began with",
      points: 1,
      hidden: true,
      calls: (seed) =>
        (["linear", "sqrt", "saturating"] as const).flatMap((rule) =>
          drawn(seed, `back ${rule}`, rule, 10).flatMap(([, from, to, , critical]) => [
            [1, from, to, rule, critical],
            [1, to, from, rule, critical],
          ]),
        ),
      judge: (outcomes, calls) => {
        for (let i = 0; i < calls.length; i += 2) {
          const [there, back] = [numberOf(outcomes[i]), numberOf(outcomes[i + 1])];
          if (there === null || back === null || !near(there * back, 1, 1e-9))
            return wrong(
              `${callText(entry, calls[i] ?? [])} and ${callText(entry, calls[i + 1] ?? [])} must multiply to 1: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`,
            );
        }
        return passed("30 ways there and back close.");
      },
    },
    {
      name: "any rate, any sizes, any rule",
      points: 2,
      hidden: true,
      calls: (seed) => (["linear", "sqrt", "saturating"] as const).flatMap((rule) => drawn(seed, `any ${rule}`, rule, 20)),
      judge: sameAs({ entry, expected, hint: "Try this call by hand." }),
    },
  ],
};

export default exercise;
