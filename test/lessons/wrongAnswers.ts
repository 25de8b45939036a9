import { afterAll, beforeAll, expect, test } from "vitest";
import { compileAnswer } from "../../src/grading/compileAnswer.js";
import type { Jail } from "../../src/grading/jail.js";
import { openJail } from "../../src/grading/openJail.js";
import { usualLimits } from "../../src/grading/task.js";
import { type Call, type CheckResult, type Exercise, runCheck } from "../../src/lessons/exercise.js";
import { checked } from "./tryLesson.js";

/** An answer that we expect from learners, the tests that it must lose, and what it must hear at the first of them. */
export interface WrongAnswer {
  readonly answer: (...args: never[]) => unknown;
  readonly loses: readonly string[];
  readonly told?: RegExp;
}

/**
 * Each wrong answer loses exactly the tests that are named, and hears why, under more than one seed: here as in a notebook, and where it
 * needs nothing else of its test's file in the grader's jail too.
 */
export function expectWrongAnswers(exercise: Exercise, wrong: Readonly<Record<string, WrongAnswer>>): void {
  let jail: Jail;
  beforeAll(async () => {
    jail = await openJail({ engine: "quickjs", jobs: 1 });
  });
  afterAll(() => jail.close());

  test.each(Object.entries(wrong))("loses for its own reason: %s", async (_name, { answer, loses, told }) => {
    const losesThem = ({ tests }: CheckResult): void => {
      const lost = tests.filter(({ score, points }) => score < points);
      expect(lost.map(({ name }) => name)).toEqual(loses);
      if (told) expect(lost[0]?.message).toMatch(told);
      expect(lost.some(({ fault }) => fault)).toBe(false);
    };
    for (const seed of [0, 5]) losesThem(await checked(exercise, answer, seed));
    const code = codeOf(answer, exercise);
    if (code !== null) losesThem(await runCheck(exercise, jailed(jail, code), 5));
  });
}

/** The answer as code; null where it needs something else of its file. */
function codeOf(answer: WrongAnswer["answer"], { entry, tests }: Exercise): string | null {
  const code = `const ${entry} = ${answer.toString()};`;
  if (code.includes("__vi_")) return null;
  try {
    const live = new Function(`${code}\nreturn ${entry};`)() as (...args: unknown[]) => unknown;
    for (const args of tests.flatMap(({ calls }) => calls(0))) live(...structuredClone(args));
  } catch (error) {
    if (error instanceof ReferenceError) return null;
  }
  const compiled = compileAnswer(code);
  if (!compiled.ok) throw new Error(`${entry}: ${compiled.message}`);
  return compiled.code;
}

const jailed =
  (jail: Jail, code: string): Call =>
  async (entry, calls) => {
    const answer = await jail.run({ code, entry, calls, limits: { ...usualLimits, timeMs: 10_000 } });
    if (answer.kind !== "answered") throw new Error(`${entry}: ${answer.message}`);
    return answer.outcomes;
  };
