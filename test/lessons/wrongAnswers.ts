import { expect, test } from "vitest";
import { answerCalls } from "../../src/lessons/answerCalls.js";
import { type CheckResult, type Exercise, runCheck } from "../../src/lessons/exercise.js";

/** Any function that a learner may write. */
export type Answer = (...args: never[]) => unknown;

/** Checks an answer as the notebook does. */
export const checked = (exercise: Exercise, answer: Answer, seed = 0): Promise<CheckResult> =>
  runCheck(exercise, async (entry, calls) => answerCalls(entry, answer, calls), seed);

/** An answer that we expect, the tests that it must lose, and what it must be told at the first of them. */
export interface WrongAnswer {
  readonly answer: Answer;
  readonly loses: readonly string[];
  readonly told: RegExp;
}

/** The start loses, the solution wins under every seed, and each wrong answer loses exactly the tests that are named, hearing why. */
export function describeExercise(
  exercise: Exercise,
  { start, solution, wrong }: { start: Answer; solution: Answer; wrong: Readonly<Record<string, WrongAnswer>> },
): void {
  test("the start does not pass", async () => {
    const result = await checked(exercise, start);
    expect(result.score).toBeLessThan(result.points);
  });

  test("the solution passes, whatever the seed", async () => {
    for (const seed of [0, 1, 2, 77, 4096]) {
      const result = await checked(exercise, solution, seed);
      expect(
        result.tests.filter(({ score, points }) => score < points),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });

  test("an answer that is no function is told so", async () => {
    const result = await checked(exercise, 3 as unknown as Answer);
    expect(result.score).toBe(0);
    expect(result.tests[0]?.message).toContain("must be a function");
  });

  test.each(Object.entries(wrong))("%s", async (_name, { answer, loses, told }) => {
    for (const seed of [0, 5]) {
      const result = await checked(exercise, answer, seed);
      const lost = result.tests.filter(({ score, points }) => score < points);
      expect(lost.map(({ name }) => name)).toEqual(loses);
      expect(lost[0]?.message).toMatch(told);
      expect(lost.some(({ fault }) => fault)).toBe(false);
    }
  });
}
