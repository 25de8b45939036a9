import type { Lesson } from "../../lessons/catalog.js";
import { nameOf } from "../../lessons/catalog.js";
import { letterOf, type QuizItem } from "../../lessons/quiz.js";

/** One answer that a learner may give: texts as HTML with TeX between \( and \). */
export interface QuestionOption {
  /** Its letter on the course's page: a, b, c ... */
  readonly letter: string;
  readonly text: string;
  readonly right: boolean;
  /** What to say of it. */
  readonly why: string;
}

/** A question as a learning platform asks it. */
export interface Question {
  /** The same in every file that is made of this question, whatever its words: "05-dropping--right-after". */
  readonly id: string;
  /** For lists of questions, which learners don't see: plain text. */
  readonly name: string;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  /** Where the number is asked for rather than chosen: each option's number, in the options' order, and how far off still counts. */
  readonly numbers?: { readonly values: readonly number[]; readonly tolerance: number };
}

/** The questions of one lesson, in its order. */
export interface Quiz {
  /** The lesson's name, "05-dropping". */
  readonly lesson: string;
  /** Plain text. */
  readonly title: string;
  readonly questions: readonly Question[];
}

/** How a text of the course becomes HTML; the platforms set what stands between \( and \) as a formula. */
export type ToHtml = (markdown: string) => string;

/**
 * A lesson's questions for a learning platform.
 *
 * @param lesson of the catalog.
 * @param options `title`, the lesson's; `toHtml`; `numeric`, whether a question whose options are all numbers asks for the number instead.
 */
export function quizOf(lesson: Lesson, { title, toHtml, numeric }: { title: string; toHtml: ToHtml; numeric: boolean }): Quiz {
  const name = nameOf(lesson);
  const question = (item: QuizItem): Question => {
    const numbers = numeric && item.answers === 1 ? numbersOf(item) : null;
    return {
      id: `${name}--${item.id}`,
      name: `${name} / ${item.id}`,
      stem: toHtml(item.stem),
      options: item.options.map(({ text, right, why }, i) => ({
        letter: letterOf(i),
        text: toHtml(text),
        right: right === true,
        why: toHtml(why),
      })),
      ...(numbers ? { numbers } : {}),
    };
  };
  return { lesson: name, title, questions: lesson.quiz.map(question) };
}

/** How many options are right: more than one where a learner marks several. */
export const rightCount = ({ options }: Question): number => options.filter(({ right }) => right).length;

const number = /^-?\d+(\.\d+)?$/;

/**
 * The numbers of a question whose options are nothing else. A whole number is asked for as it is; of another one a hundredth may be off,
 * for who rounds otherwise, but no more than half the way to the nearest wrong one.
 */
function numbersOf({ options }: QuizItem): Question["numbers"] | null {
  if (!options.every(({ text }) => number.test(text))) return null;
  const values = options.map(({ text }) => Number(text));
  const answer = values[options.findIndex(({ right }) => right)] ?? 0;
  const gaps = values.filter((value) => value !== answer).map((value) => Math.abs(value - answer) / 2);
  const tolerance = Number.isInteger(answer) ? 0 : Number(Math.min(Math.abs(answer) / 100, ...gaps).toPrecision(3));
  return { values, tolerance };
}

/**
 * Which share of a question's points an option brings, in per cent, as Moodle counts it: right ones share 100; where several are right,
 * wrong ones share -100, so that marking everything brings nothing.
 */
export function percentOf(question: Question, option: QuestionOption): number {
  const right = rightCount(question);
  if (option.right) return 100 / right;
  return right > 1 ? -100 / (question.options.length - right) : 0;
}

/** A percentage as Moodle lists those that it takes: 33.33333. */
export const percentText = (percent: number): string => String(Number(percent.toFixed(5)));
