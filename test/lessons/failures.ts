import { answerCalls } from "../../src/lessons/answerCalls.js";
import { type Exercise, runCheck } from "../../src/lessons/exercise.js";

/** The names of the tests in which an answer does not get full points; throws where a test itself is broken. */
export async function failures(exercise: Exercise, answer: unknown, seed = 7): Promise<string[]> {
  const { tests } = await runCheck(exercise, async (entry, calls) => answerCalls(entry, answer, calls), seed);
  const broken = tests.find(({ fault }) => fault);
  if (broken) throw new Error(`${broken.name}: ${broken.message}`);
  return tests.filter(({ score, points }) => score < points).map(({ name }) => name);
}
