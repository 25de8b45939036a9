import { rng } from "../../../../../engine/rng.js";
import { power } from "../../../../../schedules/families/power.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The rate that is given: the first one, or the one at update `from`. */
  readonly given: "first" | "at from";
  /** What the last argument tells: the new timescale, or how many times as long it is. */
  readonly to: "timescale" | "times";
  /** How high the new tail must be, as a multiple of the old one. */
  readonly height: 1 | 2 | 0.5 | 3;
}

const printed: Convention = { entry: "sameTail", given: "first", to: "timescale", height: 1 };

type Args = readonly [baseLr: number, exponent: number, from: number, to: number];

const far = 1e12;

/** The call for a power law and its new timescale. */
const write = ({ given, to }: Convention, [baseLr, exponent, from, scale]: Args): Plain[] => [
  given === "first" ? baseLr : power({ baseLr, exponent, timescale: from })(from),
  exponent,
  from,
  to === "timescale" ? scale : scale / from,
];
/** What a call tells; timescales are whole. */
function read({ given, to }: Convention, args: readonly Plain[]): Args {
  const [lr, exponent, from, told] = args as unknown as Args;
  return [given === "first" ? lr : lr * 2 ** exponent, exponent, from, to === "timescale" ? told : Math.round(told * from)];
}

/** Follows both power laws far out and compares their rates there. */
const sameFarOut =
  (convention: Convention, hint: string): Exercise["tests"][number]["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [baseLr, exponent, from, to] = read(convention, args);
      const call = callText(convention.entry, args);
      const answer = numberOf(outcomes[i]);
      if (answer === null || !(answer > 0 && answer < 1e9)) return wrong(`${call} must be a rate above 0, ${gave(outcomes[i])}. ${hint}`);
      const was = power({ baseLr, exponent, timescale: from })(far);
      const is = power({ baseLr: answer, exponent, timescale: to })(far);
      if (!near(is, convention.height * was, 1e-6))
        return wrong(
          `${call}: ${gave(outcomes[i])}. Far out the rate is then ${Number((is / was).toPrecision(3))} times what it was${convention.height === 1 ? "" : `, not ${convention.height} times`}. ${hint}`,
        );
    }
    return passed(`${calls.length} tails right.`);
  };

/** One tail, written with two timescales. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, height } = convention;
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "the same timescale",
        points: 1,
        calls: () => [call(0.1, 0.5, 10, 10), call(0.3, 1, 100, 100)],
        judge: sameFarOut(
          convention,
          height === 1 ? "Where nothing changes, the first rate stays." : "Every rate of a power law is a multiple of its first.",
        ),
      },
      {
        name: "exponent 1",
        points: 1,
        calls: () => [call(0.4, 1, 100, 10), call(1, 1, 1, 10)],
        judge: sameFarOut(convention, "Past the timescale the rate is baseLr · timescale / t."),
      },
      {
        name: "other exponents",
        points: 2,
        calls: () => [call(0.1, 0.5, 10, 1000), call(0.1, 0.75, 100, 1), call(0.2, 0, 10, 100)],
        judge: sameFarOut(convention, "The timescale stands inside the power."),
      },
      {
        name: "random pairs",
        points: 1,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("pairs");
          return Array.from({ length: 40 }, () => call(0.01 + random.next(), random.next(), 1 + random.int(500), 1 + random.int(500)));
        },
        judge: sameFarOut(convention, "The timescale stands inside the power."),
      },
    ],
  };
}

export default exerciseFor(printed);
