import { rng } from "../../../../../engine/rng.js";
import { linear } from "../../../../../schedules/families/linear.js";
import { linearToZero } from "../../../../../schedules/families/linearToZero.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What the first argument counts: the updates of the whole run, or those of its decay. */
  readonly counts: "run" | "decay";
  /** What the third argument tells: the part of the peak that is left, the part that is lost, or the percents that are left. */
  readonly tells: "left" | "lost" | "percent";
  /** What is asked for: the updates of the whole line, of its decay, or those that follow the cut. */
  readonly asks: "whole" | "decay" | "rest";
}

const printed: Convention = { entry: "planBehind", counts: "run", tells: "left", asks: "whole" };

type Args = readonly [totalSteps: number, warmupSteps: number, endRatio: number];

/** The call for a line to zero over `behind` updates that is cut after `totalSteps`. */
const cut = (behind: number, warmupSteps: number, totalSteps: number): Args => [
  totalSteps,
  warmupSteps,
  (behind - totalSteps) / (behind - warmupSteps),
];

/** The call for a run. */
const write = ({ counts, tells }: Convention, [totalSteps, warmupSteps, left]: Args): Plain[] => [
  counts === "run" ? totalSteps : totalSteps - warmupSteps,
  warmupSteps,
  { left, lost: 1 - left, percent: 100 * left }[tells],
];
/** The run of a call. */
function read({ counts, tells }: Convention, args: readonly Plain[]): Args {
  const [length, warmupSteps, told] = args as unknown as Args;
  return [counts === "run" ? length : length + warmupSteps, warmupSteps, { left: told, lost: 1 - told, percent: told / 100 }[tells]];
}

/** Lays the answer's line to zero over the line that ends higher, and compares their decays. */
const sameStart =
  (convention: Convention, hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [totalSteps, warmupSteps, endRatio] = read(convention, args);
      const call = callText(convention.entry, args);
      const answer = numberOf(outcomes[i]);
      const length = (answer ?? Number.NaN) + { whole: 0, decay: warmupSteps, rest: totalSteps }[convention.asks];
      if (!(length > warmupSteps && length <= 1e9))
        return wrong(`${call} must be a number of updates, of a line longer than its warmup, ${gave(outcomes[i])}. ${hint}`);
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
export function exerciseFor(convention: Convention): Exercise {
  const { entry, counts, tells } = convention;
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "no warmup",
        points: 1,
        calls: () => [call(900, 0, 0.1), call(500, 0, 0.5)],
        judge: sameStart(
          convention,
          tells === "left" ? "In T updates the part 1 − r of the way is covered." : "The decay covers the part of the way that is lost.",
        ),
      },
      {
        name: "to zero already",
        points: 1,
        calls: () => [call(1000, 0, 0), call(1000, 100, 0)],
        judge: sameStart(convention, tells === "left" ? "With r = 0 nothing is missing." : "Where nothing is left, nothing is missing."),
      },
      {
        name: "with a warmup",
        points: 2,
        calls: () => [call(1000, 100, 0.1), call(550, 100, 0.5)],
        judge: sameStart(
          convention,
          counts === "run"
            ? "The warmup is not a part of the decay: only T − w updates of it are."
            : "The warmup is not a part of the decay.",
        ),
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
            return call(...cut(behind, warmupSteps, warmupSteps + 1 + random.int(behind - warmupSteps)));
          });
        },
        judge: sameStart(convention, "The decay and the warmup add up."),
      },
    ],
  };
}

export default exerciseFor(printed);
