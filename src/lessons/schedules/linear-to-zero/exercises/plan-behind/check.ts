import { rng } from "../../../../../engine/rng.js";
import { linear } from "../../../../../schedules/families/linear.js";
import { linearToZero } from "../../../../../schedules/families/linearToZero.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, wrong } from "../../../../judge.js";

const entry = "planBehind";
type Args = readonly [totalSteps: number, warmupSteps: number, endRatio: number];

/** The call for a line to zero over `behind` updates that is cut after `totalSteps`. */
const cut = (behind: number, warmupSteps: number, totalSteps: number): Plain[] => [
  totalSteps,
  warmupSteps,
  (behind - totalSteps) / (behind - warmupSteps),
];

/** Lays the answer's line to zero over the line that ends higher, and compares their decays. */
const sameStart =
  (hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [totalSteps, warmupSteps, endRatio] = args as unknown as Args; // this exercise's own calls
      const call = callText(entry, args);
      const length = numberOf(outcomes[i]);
      if (length === null || length <= warmupSteps || length > 1e9)
        return wrong(`${call} must be a number of updates above the warmup, ${gave(outcomes[i])}. ${hint}`);
      if (!near(length, Math.round(length), 1e-9))
        return wrong(`${call} must be a whole number of updates, ${gave(outcomes[i])}. These plans come out whole. ${hint}`);
      const short = linear({ baseLr: 1, totalSteps: totalSteps - warmupSteps, endLr: endRatio });
      const long = linearToZero({ baseLr: 1, totalSteps: Math.round(length), warmupSteps });
      for (const t of [warmupSteps, totalSteps - 1, totalSteps]) {
        const [has, must] = [long(t), short(t - warmupSteps)];
        if (!near(has, must, 1e-6)) {
          const [a, b] = [has, must].map((rate) => Number(rate.toPrecision(4)));
          return wrong(`${call}: ${gave(outcomes[i])}. Update ${t} of that line has ${a} of the peak, and must have ${b}. ${hint}`);
        }
      }
    }
    return passed(`${calls.length} plans found.`);
  };

/** Every line that ends above zero is the beginning of one to zero. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "no warmup",
      points: 1,
      calls: () => [
        [900, 0, 0.1],
        [500, 0, 0.5],
      ],
      judge: sameStart("In T updates the part 1 − r of the way is covered."),
    },
    {
      name: "to zero already",
      points: 1,
      calls: () => [
        [1000, 0, 0],
        [1000, 100, 0],
      ],
      judge: sameStart("With r = 0 nothing is missing."),
    },
    {
      name: "with a warmup",
      points: 2,
      calls: () => [
        [1000, 100, 0.1],
        [550, 100, 0.5],
      ],
      judge: sameStart("The warmup is not a part of the decay: only T − w updates of it are."),
    },
    {
      name: "random plans",
      points: 1,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("plans");
        return Array.from({ length: 40 }, () => {
          const behind = 50 + random.int(3000);
          const warmupSteps = random.int(20);
          return cut(behind, warmupSteps, warmupSteps + 1 + random.int(behind - warmupSteps));
        });
      },
      judge: sameStart("The decay and the warmup add up."),
    },
  ],
};

export default exercise;
