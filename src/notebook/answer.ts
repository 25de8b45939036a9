import { plainMath } from "../lessons/plainMath.js";
import { choiceVerdict, letterOf, optionVerdict, type QuizItem } from "../lessons/quiz.js";
import { fail } from "../schedules/fail.js";
import { lookUp } from "./lookUp.js";

/**
 * Answers a lesson's question: says whether the letter is right, and why.
 *
 * Where several options are right, give their letters together: "ac", in any order. What is said counts the right ones that are still
 * missing, and does not name them. "?" says how to answer.
 *
 * @param id the question's: "q1" of the lesson that has begun, or "01-three-fates/q1".
 * @param letters of the options: "a", "b", ...
 * @throws a RangeError for an unknown id or letter, and for more letters than there are right options.
 */
export function answer(id: string, letters: string): void {
  console.log(replyTo(lookUp("answer", "question", id), letters));
}

/** What a question says to letters. */
export const replyTo = (item: QuizItem, letters: unknown): string => (letters === "?" ? howTo(item) : said(item, chosen(item, letters)));

const lettersOf = ({ options }: QuizItem): string[] => options.map((_, i) => letterOf(i));

/** "a, b, c or d" */
const oneOf = (letters: readonly string[]): string => `${letters.slice(0, -1).join(", ")} or ${letters.at(-1)}`;

function howTo(item: QuizItem): string {
  const { answers } = item;
  const what =
    answers > 1 ? `the ${answers} letters you choose, as in "${lettersOf(item).slice(0, answers).join("")}",` : oneOf(lettersOf(item));
  return `Write ${what} for the question mark, and run the cell again.`;
}

/** The letters, each once, in the options' order. */
function chosen(item: QuizItem, letters: unknown): readonly string[] {
  const { answers } = item;
  const known = lettersOf(item);
  const given = typeof letters === "string" ? new Set(letters.replaceAll(/[\s,]/g, "")) : new Set<string>();
  if (given.size === 0 || given.size > answers || [...given].some((letter) => !known.includes(letter))) {
    const must = answers > 1 ? `letters must be up to ${answers} of` : "letters must be one of";
    fail("answer", `${must} ${known.join(", ")}`, letters, answers > 1 ? 'Write them together: "ac".' : "Choose one option.");
  }
  return known.filter((letter) => given.has(letter));
}

function said({ options, answers }: QuizItem, letters: readonly string[]): string {
  const picked = options.flatMap((option, i) => (letters.includes(letterOf(i)) ? [{ ...option, letter: letterOf(i) }] : []));
  const lines = picked.map(
    ({ letter, text, right = false, why }) => `${letter}. ${plainMath(text)}\n${optionVerdict(right)} ${plainMath(why)}`,
  );
  if (answers === 1) return lines.join("\n");
  const found = picked.filter(({ right }) => right).length;
  return [
    ...lines,
    found === answers ? "✓ Right: that is all of them." : choiceVerdict({ answers, found, missed: picked.length - found }),
  ].join("\n");
}
