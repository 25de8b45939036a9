import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What tells where the cycle starts: the rate, or the part of the peak. */
  readonly start: "rate" | "part";
  /** What tells where it ends: the rate, the part of the peak, or the part of the start. */
  readonly end: "rate" | "of the peak" | "of the start";
  /** Which divisor comes first in the answer. */
  readonly leads: "start" | "end";
}

const printed: Convention = { entry: "divisors", start: "rate", end: "rate", leads: "start" };

const libraries = ["PyTorch", "optax", "fastai"] as const;
type Args = readonly [library: (typeof libraries)[number], start: number, peak: number, end: number];

/** What each library divides to get its last rate. */
const divided: Readonly<Record<(typeof libraries)[number], "start" | "peak">> = { PyTorch: "start", optax: "start", fastai: "peak" };

/** The call for a cycle. */
const write = (convention: Convention, [library, start, peak, end]: Args): Plain[] => [
  library,
  convention.start === "rate" ? start : start / peak,
  peak,
  end / { rate: 1, "of the peak": peak, "of the start": start }[convention.end],
];

export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number[] => {
    const [library, low, peak, last] = args as unknown as Args;
    const start = convention.start === "rate" ? low : low * peak;
    const end = last * { rate: 1, "of the peak": peak, "of the start": start }[convention.end];
    const both = [peak / start, { start, peak }[divided[library]] / end];
    return convention.leads === "start" ? both : both.reverse();
  };

/** The same curve, asked of three libraries. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, leads } = convention;
  const expected = expectedFor(convention);
  const call = (...args: Args): Plain[] => write(convention, args);

  return {
    entry,
    tests: [
      {
        name: "PyTorch's defaults, from their rates",
        points: 1,
        calls: () => [call("PyTorch", 0.004, 0.1, 4e-7)],
        judge: sameAs({
          entry,
          expected,
          hint:
            leads === "start"
              ? "The first is 25. The second divides the first rate, not the peak."
              : "The second is 25. The first divides the rate at the start, not the peak.",
        }),
      },
      {
        name: "fastai's defaults, from theirs",
        points: 1,
        calls: () => [call("fastai", 0.0004, 0.01, 1e-7)],
        judge: sameAs({ entry, expected, hint: "fastai's div_final divides lr_max." }),
      },
      {
        name: "the same rates in all three",
        points: 2,
        calls: () => libraries.map((library) => call(library, 0.02, 0.5, 0.001)),
        judge: sameAs({
          entry,
          expected,
          hint:
            leads === "start"
              ? "The first divisor is the same in all; of the second, one library differs from the other two."
              : "The second divisor is the same in all; of the first, one library differs from the other two.",
        }),
      },
      {
        name: "random rates",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("rates");
          return Array.from({ length: 40 }, () => {
            const peak = 10 ** (-4 * random.next());
            const library = libraries[random.int(3)] as Args[0]; // there are three
            return call(library, peak / (1 + 40 * random.next()), peak, peak / (50 + 1e4 * random.next()));
          });
        },
        judge: sameAs({
          entry,
          expected,
          hint:
            leads === "start"
              ? "[peak over start, what the library divides over end]."
              : "[what the library divides over end, peak over start].",
        }),
      },
    ],
  };
}

export default exerciseFor(printed);
