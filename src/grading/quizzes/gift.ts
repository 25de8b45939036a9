import { percentOf, percentText, type Question, type QuestionOption, type Quiz, rightCount } from "./question.js";

/**
 * Quizzes as GIFT, the plain text that Moodle and others read: one category each, a feedback for each option. GIFT says nothing of
 * shuffling; Moodle shuffles what it imports.
 *
 * Source: Moodle documentation, "GIFT format", https://docs.moodle.org/en/GIFT_format
 */
export const gift = (quizzes: readonly Quiz[]): string =>
  quizzes.map((quiz) => `$CATEGORY: ${category(quiz)}\n\n${quiz.questions.map(question).join("\n")}`).join("\n");

const category = ({ lesson, title }: Quiz): string => `$course$/top/LR Lab/${`${lesson}: ${title}`.replaceAll("/", "//")}`;

/** Text with GIFT's own marks escaped, on one line: an empty line would end the question. */
const plain = (value: string): string => value.replaceAll(/[\\~=#{}:]/g, "\\$&").replaceAll(/\s*\n\s*/g, " ");

/** The same where an answer begins: there a percent sign would begin its weight, and GIFT has no escape for it, but HTML has. */
const answerText = (value: string): string => plain(value).replace(/^%/, "&\\#37;");

function question(asked: Question): string {
  const { id, name, stem, numbers } = asked;
  const several = rightCount(asked) > 1;
  const mark = (option: QuestionOption): string => {
    if (several) return `~%${percentText(percentOf(asked, option))}%`;
    if (!numbers) return option.right ? "=" : "~";
    return option.right ? "=" : "=%0%";
  };
  const answer = (option: QuestionOption, i: number): string =>
    numbers ? `${numbers.values[i]}:${option.right ? numbers.tolerance : 0}` : answerText(option.text);
  const answers = asked.options.map((option, i) => `  ${mark(option)}${answer(option, i)}#${plain(option.why)}\n`);
  return `// [id:${id}]\n::${plain(name)}::[html]${plain(stem)} {${numbers ? "#" : ""}\n${answers.join("")}}\n`;
}
