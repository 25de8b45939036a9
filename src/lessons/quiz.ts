/** One option of a quiz; `why` explains it, and for a wrong one names the misconception behind it. Texts are inline markdown with $math$. */
export interface QuizOption {
  readonly text: string;
  readonly right?: true;
  readonly why: string;
}

/** One question. `answers` is the marked number of right options; a lesson whose quiz has another number does not build. */
export interface QuizItem {
  readonly id: string;
  readonly stem: string;
  readonly answers: number;
  readonly options: readonly QuizOption[];
}

/** The letter of an option as printed: a, b, c, ... */
export const letterOf = (index: number): string => String.fromCharCode(97 + index);

/** What is said of a chosen option, before its reason. */
export const optionVerdict = (right: boolean): string => (right ? "✓ Right." : "✗ Not this one.");

/** How many of the options are right, where it is more than one: "Two of these are right." */
export const howManyRight = ({ answers }: Pick<QuizItem, "answers">): string =>
  answers > 1 ? `${["", "", "Two", "Three", "Four"][answers] ?? answers} of these are right.` : "";

/** What is said of all that is chosen so far: how many of the right options are found, not which ones are missing; empty where nothing is. */
export function choiceVerdict({ answers, found, missed }: { answers: number; found: number; missed: number }): string {
  if (found === answers) return missed === 0 ? "✓ Right, at the first try." : `✓ Right, after ${found + missed} tries.`;
  if (answers > 1 && found > 0) return `${found} of ${answers} found.`;
  return missed > 0 ? "✗ Not yet. Choose another." : "";
}
