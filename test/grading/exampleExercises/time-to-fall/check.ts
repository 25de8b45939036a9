import { rng } from "lrlab";
import { type Exercise, near, numberOf, type Plain, passed, sameAs, wrong } from "lrlab/exercise";

/** What a variant may have otherwise: the function's name, and how it is told how far the rate falls. */
export interface Convention {
  readonly entry: string;
  /** "left" is the part that is left, "lost" the part that is gone. */
  readonly part: "left" | "lost";
}

/** The right answer, by another way than the solution's. */
export const expectedFor =
  ({ part }: Convention) =>
  (gamma: Plain, given: Plain): number =>
    gamma === 1 ? Infinity : Math.log2(part === "left" ? Number(given) : 1 - Number(given)) / Math.log2(Number(gamma));

export function exerciseFor(convention: Convention): Exercise {
  const { entry, part } = convention;
  const expected = expectedFor(convention);
  const call = (gamma: number, left: number): number[] => [gamma, part === "left" ? left : 1 - left];
  return {
    entry,
    hints: [
      "How much is left after two updates, and after t of them?",
      "$\\gamma^t$ is left after $t$ updates. A logarithm brings the exponent down.",
    ],
    tests: [
      {
        name: "small cases by hand",
        points: 2,
        calls: () => [call(0.5, 0.5), call(0.5, 0.25), call(0.25, 0.5)],
        judge: sameAs({ entry, expected, hint: "With a factor of one half, each update leaves half of what was there." }),
      },
      {
        name: "a rate that never falls",
        points: 1,
        calls: () => [call(1, 0.5)],
        judge: sameAs({ entry, expected, hint: "A factor of 1 changes nothing, however long one waits." }),
      },
      {
        name: "a quarter takes twice as long as a half",
        points: 2,
        hidden: true,
        // A law instead of values: it holds for every factor, and points come in parts.
        calls(seed) {
          const random = rng(seed);
          return Array.from({ length: 10 }, () => 0.5 + 0.4 * random.next()).flatMap((gamma) => [call(gamma, 0.5), call(gamma, 0.25)]);
        },
        judge(outcomes) {
          const pairs = outcomes.length / 2;
          const kept = Array.from({ length: pairs }, (_, i) => {
            const [half, quarter] = [numberOf(outcomes[2 * i]), numberOf(outcomes[2 * i + 1])];
            return half !== null && quarter !== null && half > 0 && near(quarter, 2 * half, 1e-9);
          }).filter(Boolean).length;
          if (kept === pairs) return passed(`${pairs} factors right.`);
          return { ...wrong(`A quarter took twice as long as a half for ${kept} of ${pairs} factors.`), score: kept / pairs };
        },
      },
    ],
  };
}

export default exerciseFor({ entry: "timeToFall", part: "left" });
