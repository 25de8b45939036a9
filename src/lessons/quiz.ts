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
