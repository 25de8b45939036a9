import { answerCalls } from "../lessons/answerCalls.js";
import { type Call, pointsText, runCheck, saidOfAll, saidOfTest, type TestResult } from "../lessons/exercise.js";
import { fail } from "../schedules/fail.js";
import { lookUp } from "./lookUp.js";

/**
 * Checks your answer to an exercise and prints what each test says; write `await` before it.
 *
 * What the tests draw depends on the answer's text: the same answer is asked the same, and an edited one something else, so that none
 * fits one draw only.
 *
 * @param id the exercise's: "fate" of the lesson that has begun, or "01-three-fates/fate".
 * @param answer your function.
 * @throws a RangeError for an unknown id, and for an answer that is no function.
 */
export async function check(id: string, answer: unknown): Promise<void> {
  const exercise = lookUp("check", "exercise", id);
  if (typeof answer !== "function")
    fail("check", `answer must be the function ${exercise.entry}`, answer, "Run the cell that defines it first.");
  const call: Call = async (entry, calls) => answerCalls(entry, answer, calls);
  const result = await runCheck(exercise, call, seedOf(Function.prototype.toString.call(answer)));
  console.log([...result.tests.map(lines), saidOfAll(result)].join("\n"));
}

/** A whole number below 2^32 from a text: the hash FNV-1a, by Fowler, Noll and Vo. */
const seedOf = (text: string): number =>
  Array.from(text).reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0, 2166136261);

/** A test's verdict, with its message on lines of its own. */
function lines(test: TestResult): string {
  const { verdict, message } = saidOfTest(test);
  const head = `${verdict.padEnd(11)}${test.name} (${pointsText(test.score)} of ${pointsText(test.points)})`;
  if (message === "") return head;
  return [head, ...wrap(message).map((line) => `  ${line}`)].join("\n");
}

/** A text in lines of at most 64 letters, broken between words: the classic Notebook would break it inside them, and a page's cell holds 66. */
const wrap = (text: string): string[] => text.replace(/(?![^\n]{1,64}$)([^\n]{1,64}) /gm, "$1\n").split("\n");
