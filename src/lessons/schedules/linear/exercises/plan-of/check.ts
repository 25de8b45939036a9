import { rng } from "../../../../../engine/rng.js";
import { linear } from "../../../../../schedules/families/linear.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** How the log is given: each update with its rate, or both updates before both rates. */
  readonly given: "pairs" | "apart";
  /** The unit of the log's rates; the answer is a plain rate. */
  readonly shows: "rate" | "thousandths";
  /** What is told beside the first rate: how many updates come before the rate is 0, or the part of the first rate that an update loses. */
  readonly tells: "length" | "loss";
}

const printed: Convention = { entry: "planOf", first: 0, given: "pairs", shows: "rate", tells: "length" };

type Plan = readonly [baseLr: number, totalSteps: number, t1: number, t2: number];

/** What the log of a plan shows at two of its updates. */
function write({ first, given, shows }: Convention, [baseLr, totalSteps, t1, t2]: Plan): Plain[] {
  const lr = linear({ baseLr, totalSteps });
  const [lr1, lr2] = [t1, t2].map((t) => lr(t) * (shows === "rate" ? 1 : 1000)) as [number, number];
  return given === "pairs" ? [t1 + first, lr1, t2 + first, lr2] : [t1 + first, t2 + first, lr1, lr2];
}
/** What a call tells: updates counted from 0, and plain rates. */
function read({ first, given, shows }: Convention, args: readonly Plain[]): [t1: number, lr1: number, t2: number, lr2: number] {
  const [a, b, c, d] = args as unknown as readonly [number, number, number, number];
  const [t1, lr1, t2, lr2] = given === "pairs" ? [a, b, c, d] : [a, c, b, d];
  const unit = shows === "rate" ? 1 : 1000;
  return [t1 - first, lr1 / unit, t2 - first, lr2 / unit];
}

/** Finds the plan again by drawing the answer's line through the two points. */
const throughBoth =
  (convention: Convention, hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [t1, lr1, t2, lr2] = read(convention, args);
      const call = callText(convention.entry, args);
      const outcome = outcomes[i];
      const answer = outcome?.ok ? outcome.value : undefined;
      if (!Array.isArray(answer) || answer.length !== 2 || !answer.every((value) => typeof value === "number" && value > 0 && value < 1e9))
        return wrong(
          `${call} must be [baseLr, ${convention.tells === "length" ? "totalSteps" : "the part lost per update"}], two numbers above 0, ${gave(outcome)}. ${hint}`,
        );
      const [baseLr, told] = answer as [number, number];
      const exact = convention.tells === "length" ? told : 1 / told;
      const totalSteps = convention.tells === "loss" && near(exact, Math.round(exact), 1e-9) ? Math.round(exact) : exact;
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
export function exerciseFor(convention: Convention): Exercise {
  const { entry, tells } = convention;
  const logged = (...plan: Plan): Plain[] => write(convention, plan);

  return {
    entry,
    tests: [
      {
        name: "the first update and one more",
        points: 1,
        calls: () => [logged(0.1, 100, 0, 50), logged(0.3, 1000, 0, 10)],
        judge: throughBoth(convention, "How much does the rate fall per update?"),
      },
      {
        name: "two updates in the middle",
        points: 2,
        calls: () => [logged(0.1, 100, 20, 60), logged(5e-5, 5000, 1000, 1001)],
        judge: throughBoth(
          convention,
          convention.first === 0 && convention.given === "pairs"
            ? "Go back from t1 to update 0 first."
            : "Go back to the first update first.",
        ),
      },
      {
        name: "the later one first",
        points: 1,
        calls: () => [logged(0.1, 100, 60, 20)],
        judge: throughBoth(convention, "The fall per update is the same in both directions."),
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
            return logged(10 ** (-4 * random.next()), totalSteps, t1, t1 + 1 + random.int(totalSteps - t1 - 1));
          });
        },
        judge: throughBoth(
          convention,
          tells === "length"
            ? "The length is a whole number, and rounding errors are not."
            : "The fall per update belongs to the first rate.",
        ),
      },
    ],
  };
}

export default exerciseFor(printed);
