import { type Rng, rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { gave, numberOf, passed, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What lists the rates: themselves, or their decimal logarithms. */
  readonly lists: "rates" | "logarithms";
  /** Which list comes first. */
  readonly leads: "rates" | "losses";
  /** What is told of the steepest place: its rate, a tenth of that, the rate's decimal logarithm, or its number in the list. */
  readonly tells: "rate" | "tenth" | "logarithm" | "number";
}

const printed: Convention = { entry: "suggestRate", lists: "rates", leads: "rates", tells: "rate" };

const count = 100;
/** Rate number i of every test: from 1e-6 to 10. */
const rateAt = (i: number): number => 1e-6 * 1e7 ** (i / (count - 1));

const tails = ["NaN", "Infinity", "wild"] as const;
type Tail = (typeof tails)[number];

/** A range test made to order. */
interface Curve {
  /** Where it is steepest on a logarithmic axis. */
  readonly center: number;
  /** What all losses are multiplied by, 1 when left out. */
  readonly scale?: number;
  /** Standard deviation of noise in every loss. */
  readonly noise?: number;
  /** How far the first losses jump about. */
  readonly first?: number;
  /** What follows once the rate is 50 times the center. */
  readonly tail?: Tail;
}

/** A smooth fall from 1 to 0.1 around its center, over 100 rates from 1e-6 to 10, with what is asked for on top. */
function curve({ center, scale = 1, noise = 0, first = 0, tail }: Curve, random: Rng): readonly [number[], number[]] {
  const rates = Array.from({ length: count }, (_, i) => rateAt(i));
  let since = 0;
  const losses = rates.map((rate, i) => {
    const calm = 0.1 + 0.9 / (1 + (rate / center) ** 1.2);
    if (tail && rate > 50 * center) return end(tail, since++, scale);
    const jump = i < 6 ? first * (i % 2 === 0 ? 1 : -1) : 0;
    return scale * Math.max(0.01, calm + jump + noise * random.normal());
  });
  return [rates, losses];
}

/** Losses of a run that has blown up; the wild one climbs by large factors and falls back. */
function end(tail: Tail, i: number, scale: number): number {
  if (tail === "NaN") return Number.NaN;
  if (tail === "Infinity") return Number.POSITIVE_INFINITY;
  return scale * (i % 8 < 4 ? 3 * 8 ** (i % 8) : 3);
}

type Asked = Pick<ExerciseTest, "name" | "points" | "hidden"> & { readonly hint: string; readonly curves: readonly Curve[] };

/** A test of curves whose steepest place is known; an answer within a factor of 3 of it is right. Only the noise depends on the seed. */
const steepest = ({ entry, lists, leads, tells }: Convention, { hint, curves, ...rest }: Asked): ExerciseTest => ({
  ...rest,
  calls: (seed) => {
    const random = rng(seed).split("noise");
    return curves.map((one): readonly Plain[] => {
      const [rates, losses] = curve(one, random);
      const listed = lists === "rates" ? rates : rates.map(Math.log10);
      return leads === "rates" ? [listed, losses] : [losses, listed];
    });
  },
  judge: (outcomes) => {
    for (const [i, { center }] of curves.entries()) {
      const answer = numberOf(outcomes[i]);
      const rate = answer === null ? null : { rate: answer, tenth: 10 * answer, logarithm: 10 ** answer, number: rateAt(answer) }[tells];
      if (rate === null || rate < center / 3 || rate > 3 * center)
        return wrong(`${entry}: this curve is steepest at ${formatNumber(center, 2)}, ${gave(outcomes[i])}. ${hint}`);
    }
    return passed(`${curves.length} ${curves.length === 1 ? "curve" : "curves"} read.`);
  },
});

/** Reading a range test that is not made for it. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;

  return {
    entry,
    tests: [
      steepest(convention, {
        name: "a clean curve",
        points: 1,
        hint: "Compare neighbouring losses; the most negative difference is the fastest fall.",
        curves: [{ center: 0.01 }, { center: 0.001 }],
      }),
      steepest(convention, {
        name: "first samples that jump about",
        points: 1,
        hint: "The first few losses are one batch each. Leave out the first ten.",
        curves: [{ center: 0.01, first: 0.4 }],
      }),
      steepest(convention, {
        name: "a tail that is not a number",
        points: 1,
        hint: "Math.min of anything with NaN in it is NaN, and NaN is neither above nor below a limit. Stop before it.",
        curves: [{ center: 0.003, tail: "NaN" }],
      }),
      steepest(convention, {
        name: "a tail that blows up and falls back",
        points: 1,
        hint: "After the run has blown up the largest falls mean nothing. End where the loss is far above what it was at first.",
        curves: [{ center: 0.005, tail: "wild" }],
      }),
      steepest(convention, {
        name: "noise in every loss, in any unit",
        points: 2,
        hidden: true,
        hint: "A difference of neighbours is mostly noise: compare losses that are several updates apart. And no limit in absolute numbers.",
        curves: Array.from({ length: 18 }, (_, i) => ({
          center: 10 ** (-3 + i / 12),
          scale: 10 ** (((5 * i) % 9) / 2 - 2),
          noise: 0.02,
          first: 0.3,
          tail: tails[i % 3] as Tail,
        })),
      }),
    ],
  };
}

export default exerciseFor(printed);
