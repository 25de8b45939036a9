import { softmax } from "../../../../../engine/reference/softmax.js";
import { tensor } from "../../../../../engine/reference/tensor.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Outcome, Plain } from "../../../../exercise.js";
import { callText, gave, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "softmaxBackward";

/** The slope of Σ dp·softmax(x) along each x, without any backward pass. */
function byDifferences(x: readonly number[], dp: readonly number[]): number[] {
  const h = 1e-5;
  const loss = (j: number, moved: number): number => {
    const p = softmax(tensor(x.map((value, k) => (k === j ? value + moved : value)))).values;
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

/** Central differences are right to about 1e-10 here. */
const againstDifferences =
  (hint: string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [x, dp] = args as unknown as readonly [readonly number[], readonly number[]];
      const right = byDifferences(x, dp);
      const answer = listOf(outcomes[i], x.length);
      const slip = answer === null ? 0 : right.findIndex((slope, j) => Math.abs(slope - (answer[j] as number)) > 1e-7); // as long as right
      if (answer !== null && slip < 0) continue;
      const said = answer === null ? gave(outcomes[i]) : `got ${Number(answer[slip]?.toPrecision(6))}`;
      const wanted = `number ${slip} must be ${Number(right[slip]?.toPrecision(6))} by central differences`;
      return wrong(`${callText(entry, args)}: ${wanted}, ${said}. ${hint}`);
    }
    return passed(`${calls.length} ${calls.length === 1 ? "gradient agrees" : "gradients agree"} with central differences.`);
  };

function drawn(seed: number, count: number): number[][][] {
  const { int, normal } = rng(seed);
  return Array.from({ length: count }, () => {
    const width = 2 + int(6);
    return [0, 1].map(() => Array.from({ length: width }, normal));
  });
}

/** The exercise: the backward pass of softmax. */
const exercise: Exercise = {
  entry,
  tests: [
    {
      name: "two numbers worked by hand",
      points: 1,
      calls: () => [
        [
          [0, 0],
          [1, 0],
        ],
      ],
      judge: sameAs({
        entry,
        expected: () => [0.25, -0.25],
        hint: "Both p are 1/2. Raising x₀ raises p₀ by ¼ and lowers p₁ by ¼.",
      }),
    },
    {
      name: "three numbers, against central differences",
      points: 2,
      calls: () => [
        [
          [1, 0, -1],
          [0, 1, 0],
        ],
        [
          [0.5, -0.3, 2],
          [1, -2, 0.5],
        ],
      ],
      judge: againstDifferences("Each x moves every p, because it is in the sum that they share: add up what comes back from all of them."),
    },
    {
      name: "a push on all p alike changes nothing",
      points: 1,
      calls: () => [
        [
          [0.3, -1, 2, 0],
          [5, 5, 5, 5],
        ],
      ],
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
      calls: (seed) => drawn(seed, 12),
      judge: againstDifferences("It must hold for any number of entries."),
    },
  ],
};

export default exercise;
