import { escapeXml } from "../xml.js";
import { percentOf, percentText, type Question, type Quiz, rightCount } from "./question.js";

/**
 * Quizzes as Moodle's own XML, one category of the question bank each; options are shuffled, and each has its own feedback. The idnumber
 * stays, so that a question can be found again.
 *
 * Source: Moodle documentation, "Moodle XML format", https://docs.moodle.org/en/Moodle_XML_format
 */
export const moodleXml = (quizzes: readonly Quiz[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${quizzes.map((quiz) => category(quiz) + quiz.questions.map(question).join("")).join("")}</quiz>\n`;

/** A slash parts categories; a doubled one stands for itself. */
const category = ({ lesson, title }: Quiz): string => `  <question type="category">
    <category>${text(`$course$/top/LR Lab/${`${lesson}: ${title}`.replaceAll("/", "//")}`)}</category>
    <info format="html">${text("")}</info>
  </question>
`;

const text = (value: string): string => `<text>${escapeXml(value)}</text>`;
const html = (tag: string, value: string): string => `<${tag} format="html">${text(value)}</${tag}>`;

function question(asked: Question): string {
  const { id, name, stem, options, numbers } = asked;
  const answers = options.map((option, i) => {
    const content = numbers
      ? `${text(String(numbers.values[i]))}<tolerance>${option.right ? numbers.tolerance : 0}</tolerance>`
      : text(option.text);
    const percent = percentText(percentOf(asked, option));
    return `    <answer fraction="${percent}" format="${numbers ? "moodle_auto_format" : "html"}">${content}${html("feedback", option.why)}</answer>\n`;
  });
  const choice = `    <single>${rightCount(asked) === 1}</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <showstandardinstruction>${rightCount(asked) > 1 ? 1 : 0}</showstandardinstruction>
`;
  return `  <question type="${numbers ? "numerical" : "multichoice"}">
    <name>${text(name)}</name>
    ${html("questiontext", stem)}
    ${html("generalfeedback", "")}
    <defaultgrade>1</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>${escapeXml(id)}</idnumber>
${numbers ? "" : choice}${answers.join("")}  </question>
`;
}
