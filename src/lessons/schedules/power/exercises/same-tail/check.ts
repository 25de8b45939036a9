import { rng } from "../../../../../engine/rng.js";
import { power } from "../../../../../schedules/families/power.js";
import type { Exercise } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, wrong } from "../../../../judge.js";

const entry = "sameTail";
type Args = readonly [baseLr: number, exponent: number, from: number, to: number];

const far = 1e12;

/** Follows both power laws far out and compares their rates there. */
const sameFarOut =
  (hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [baseLr, exponent, from, to] = args as unknown as Args; // this exercise's own calls
      const call = callText(entry, args);
      const answer = numberOf(outcomes[i]);
      if (answer === null || !(answer > 0 && answer < 1e9)) return wrong(`${call} must be a rate above 0, ${gave(outcomes[i])}. ${hint}`);
      const was = power({ baseLr, exponent, timescale: from })(far);
      const is = power({ baseLr: answer, exponent, timescale: to })(far);
      if (!near(is, was, 1e-6))
        return wrong(
          `${call}: ${gave(outcomes[i])}. Far out the rate is then ${Number((is / was).toPrecision(3))} times what it was. ${hint}`,
        );
    }
    return passed(`${calls.length} tails kept.`);
  };

/** One tail, written with two timescales. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "the same timescale",
      points: 1,
      calls: () => [
        [0.1, 0.5, 10, 10],
        [0.3, 1, 100, 100],
      ],
      judge: sameFarOut("Where nothing changes, the first rate stays."),
    },
    {
      name: "exponent 1",
      points: 1,
      calls: () => [
        [0.4, 1, 100, 10],
        [1, 1, 1, 10],
      ],
      judge: sameFarOut("Past the timescale the rate is baseLr · timescale / t."),
    },
    {
      name: "other exponents",
      points: 2,
      calls: () => [
        [0.1, 0.5, 10, 1000],
        [0.1, 0.75, 100, 1],
        [0.2, 0, 10, 100],
      ],
      judge: sameFarOut("The timescale stands inside the power."),
    },
    {
      name: "random pairs",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("pairs");
        return Array.from({ length: 40 }, () => [0.01 + random.next(), random.next(), 1 + random.int(500), 1 + random.int(500)]);
      },
      judge: sameFarOut("The timescale stands inside the power."),
    },
  ],
};

export default exercise;
