import { expect, test } from "vitest";
import type { Exercise } from "../../src/lessons/exercise.js";
import { checked } from "./tryLesson.js";

/** An answer that we expect from learners, the tests that it must lose, and what it must hear at the first of them. */
export interface WrongAnswer {
  readonly answer: (...args: never[]) => unknown;
  readonly loses: readonly string[];
  readonly told?: RegExp;
}

/** Each wrong answer loses exactly the tests that are named, and hears why, under more than one seed. */
export function expectWrongAnswers(exercise: Exercise, wrong: Readonly<Record<string, WrongAnswer>>): void {
  test.each(Object.entries(wrong))("loses for its own reason: %s", async (_name, { answer, loses, told }) => {
    for (const seed of [0, 5]) {
      const result = await checked(exercise, answer, seed);
      const lost = result.tests.filter(({ score, points }) => score < points);
      expect(lost.map(({ name }) => name)).toEqual(loses);
      if (told) expect(lost[0]?.message).toMatch(told);
      expect(lost.some(({ fault }) => fault)).toBe(false);
    }
  });
}
