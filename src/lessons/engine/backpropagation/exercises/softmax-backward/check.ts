import { softmax } from "../../../../../engine/reference/softmax.js";
import { tensor } from "../../../../../engine/reference/tensor.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What is raised to the power of x. */
  readonly base: "e" | 2 | 10;
  /** Whether the largest x has the largest p, or the smallest one. */
  readonly favours: "large" | "small";
  /** Which argument comes first. */
  readonly leads: "x" | "dp";
}

const printed: Convention = { entry: "softmaxBackward", base: "e", favours: "large", leads: "x" };

/** What x is multiplied by before the plain softmax. */
const scaleOf = ({ base, favours }: Convention): number => (base === "e" ? 1 : Math.log(base)) * (favours === "large" ? 1 : -1);

/** The slope of Σ dp·softmax(scale·x) along each x, without any backward pass. */
function byDifferences(x: readonly number[], dp: readonly number[], scale: number): number[] {
  const h = 1e-5;
  const loss = (j: number, moved: number): number => {
    const p = softmax(tensor(x.map((value, k) => scale * (k === j ? value + moved : value)))).values;
    return dp.reduce((sum, weight, k) => sum + weight * (p[k] as number), 0); // as many as there are x
  };
  return x.map((_, j) => (loss(j, h) - loss(j, -h)) / (2 * h));
}

/** The numbers of an answer, or null where it is no list of that many. */
function listOf(outcome: Outcome | undefined, length: number): readonly number[] | null {
  const value = outcome?.ok ? outcome.value : null;
  if (!Array.isArray(value) || value.length !== length) return null;
  return value.every((one: Plain) => typeof one === "number" && Number.isFinite(one)) ? (value as readonly number[]) : null;
}

/** x and dp as a call has them, or a call's as x and dp. */
const ordered = <T>({ leads }: Convention, [a, b]: readonly [T, T]): [T, T] => (leads === "x" ? [a, b] : [b, a]);

/** Central differences are right to about 1e-10 here. */
const againstDifferences =
  (convention: Convention, hint: string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [x, dp] = ordered(convention, args as unknown as readonly [readonly number[], readonly number[]]);
      const right = byDifferences(x, dp, scaleOf(convention));
      const answer = listOf(outcomes[i], x.length);
      const slip = answer === null ? 0 : right.findIndex((slope, j) => Math.abs(slope - (answer[j] as number)) > 1e-7); // as long as right
      if (answer !== null && slip < 0) continue;
      const said = answer === null ? gave(outcomes[i]) : `got ${Number(answer[slip]?.toPrecision(6))}`;
      const wanted = `number ${slip} must be ${Number(right[slip]?.toPrecision(6))} by central differences`;
      return wrong(`${callText(convention.entry, args)}: ${wanted}, ${said}. ${hint}`);
    }
    return passed(`${calls.length} ${calls.length === 1 ? "gradient agrees" : "gradients agree"} with central differences.`);
  };

function drawn(seed: number, count: number): [number[], number[]][] {
  const { int, normal } = rng(seed);
  return Array.from({ length: count }, () => {
    const width = 2 + int(6);
    const numbers = (): number[] => Array.from({ length: width }, normal);
    return [numbers(), numbers()];
  });
}

/** An example's right answer. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number[] => {
    const [x, dp] = ordered(convention, args as unknown as readonly [readonly number[], readonly number[]]);
    return byDifferences(x, dp, scaleOf(convention));
  };

/** The exercise: the backward pass of softmax. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry } = convention;
  const call = (x: readonly number[], dp: readonly number[]): Plain[] => ordered<Plain>(convention, [x, dp]);
  const slope = scaleOf(convention) / 4;

  return {
    entry,
    tests: [
      {
        name: "two numbers worked by hand",
        points: 1,
        calls: () => [call([0, 0], [1, 0])],
        judge: sameAs({
          entry,
          expected: () => [slope, -slope],
          hint:
            slope === 0.25
              ? "Both p are 1/2. Raising x₀ raises p₀ by ¼ and lowers p₁ by ¼."
              : "Both p are 1/2. The exponential of a·x has the slope a times itself.",
        }),
      },
      {
        name: "three numbers, against central differences",
        points: 2,
        calls: () => [call([1, 0, -1], [0, 1, 0]), call([0.5, -0.3, 2], [1, -2, 0.5])],
        judge: againstDifferences(
          convention,
          "Each x moves every p, because it is in the sum that they share: add up what comes back from all of them.",
        ),
      },
      {
        name: "a push on all p alike changes nothing",
        points: 1,
        calls: () => [call([0.3, -1, 2, 0], [5, 5, 5, 5])],
        judge: (outcomes, calls) => {
          const answer = listOf(outcomes[0], 4);
          if (answer?.every((slope) => Math.abs(slope) < 1e-9)) return passed("Nothing moves.");
          const [args = []] = calls;
          return wrong(
            `${callText(entry, args)} must be four zeros, ${gave(outcomes[0])}. The p always add up to 1, so no x can raise them all.`,
          );
        },
      },
      {
        name: "random widths and numbers",
        points: 2,
        hidden: true,
        calls: (seed) => drawn(seed, 12).map(([x, dp]) => call(x, dp)),
        judge: againstDifferences(convention, "It must hold for any number of entries."),
      },
    ],
  };
}

export default exerciseFor(printed);
