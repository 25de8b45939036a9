import { rng } from "../../../../../engine/rng.js";
import { linear } from "../../../../../schedules/families/linear.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

const entry = "planOf";

type Plan = readonly [baseLr: number, totalSteps: number, t1: number, t2: number];

/** What the log of a plan shows at two of its updates. */
function logged([baseLr, totalSteps, t1, t2]: Plan): Plain[] {
  const lr = linear({ baseLr, totalSteps });
  return [t1, lr(t1), t2, lr(t2)];
}

/** Finds the plan again by drawing the answer's line through the two points. */
const throughBoth =
  (hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [t1, lr1, t2, lr2] = args as unknown as readonly [number, number, number, number]; // this exercise's own calls
      const call = callText(entry, args);
      const outcome = outcomes[i];
      const answer = outcome?.ok ? outcome.value : undefined;
      if (!Array.isArray(answer) || answer.length !== 2 || !answer.every((value) => typeof value === "number" && value > 0 && value < 1e9))
        return wrong(`${call} must be [baseLr, totalSteps], two numbers above 0, ${gave(outcome)}. ${hint}`);
      const [baseLr, totalSteps] = answer as [number, number];
      if (!Number.isInteger(totalSteps)) return wrong(`${call}: totalSteps must be a whole number of updates, got ${totalSteps}. ${hint}`);
      const lr = linear({ baseLr, totalSteps });
      for (const [t, rate] of [
        [t1, lr1],
        [t2, lr2],
      ] as const)
        if (!near(lr(t), rate, 1e-6)) return wrong(`${call}: ${gave(outcome)}, a line that does not pass through update ${t}. ${hint}`);
    }
    return passed(`${calls.length} plans found.`);
  };

/** A line to zero, read back from two lines of its log. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "the first update and one more",
      points: 1,
      calls: () => [logged([0.1, 100, 0, 50]), logged([0.3, 1000, 0, 10])],
      judge: throughBoth("How much does the rate fall per update?"),
    },
    {
      name: "two updates in the middle",
      points: 2,
      calls: () => [logged([0.1, 100, 20, 60]), logged([5e-5, 5000, 1000, 1001])],
      judge: throughBoth("Go back from t1 to update 0 first."),
    },
    {
      name: "the later one first",
      points: 1,
      calls: () => [logged([0.1, 100, 60, 20])],
      judge: throughBoth("The fall per update is the same in both directions."),
    },
    {
      name: "random plans",
      points: 2,
      hidden: true,
      calls: (seed) => {
        const random = rng(seed).split("plans");
        return Array.from({ length: 40 }, () => {
          const totalSteps = 10 + random.int(3000);
          const t1 = random.int(totalSteps - 2);
          return logged([10 ** (-4 * random.next()), totalSteps, t1, t1 + 1 + random.int(totalSteps - t1 - 1)]);
        });
      },
      judge: throughBoth("The length is a whole number, and rounding errors are not."),
    },
  ],
};

export default exercise;
