import { letterOf } from "../lessons/quiz.js";
import { fail } from "../schedules/fail.js";
import { lookUp } from "./lookUp.js";

/**
 * Answers a lesson's question: says whether the letter is right, and why.
 *
 * @param id the lesson's name and the question's: "01-three-fates/q1".
 * @param letter of the option: "a", "b", ...
 * @throws a RangeError for an unknown id or letter.
 */
export function answer(id: string, letter: string): void {
  const { options } = lookUp("answer", "question", id);
  const letters = options.map((_, i) => letterOf(i));
  const option = options[letters.indexOf(letter)];
  if (!option) fail("answer", `letter must be one of ${letters.join(", ")}`, letter, "Choose one option.");
  console.log(`${letter}. ${option.text}\n${option.right ? "✓ Right." : "✗ Not right."} ${option.why}`);
}
