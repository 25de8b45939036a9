import { escapeXml } from "../xml.js";
import { zipFiles } from "../zipFiles.js";
import { type Question, type QuestionOption, type Quiz, rightCount } from "./question.js";

/**
 * Quizzes as IMS QTI 1.2.1 in an IMS content package, as Canvas and others import it: one assessment each, a point a question, options
 * shuffled, a feedback for each option.
 *
 * Source: IMS Global, "IMS Question & Test Interoperability: ASI XML Binding", version 1.2, https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_bindv1p2.html
 *
 * @returns the package's bytes, a ZIP.
 */
export function qti12(quizzes: readonly Quiz[]): Uint8Array {
  const files = quizzes.map((quiz) => [`${quiz.lesson}/${quiz.lesson}.xml`, assessment(quiz)] as const);
  return zipFiles({ "imsmanifest.xml": manifest(quizzes), ...Object.fromEntries(files) });
}

const manifest = (quizzes: readonly Quiz[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="lrlab-quizzes" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">
  <metadata>
    <schema>IMS Content</schema>
    <schemaversion>1.1.3</schemaversion>
  </metadata>
  <organizations/>
  <resources>
${quizzes.map(resource).join("")}  </resources>
</manifest>
`;

/** An identifier of XML begins with a letter. */
const idOf = ({ lesson }: Quiz): string => `quiz-${escapeXml(lesson)}`;

function resource(quiz: Quiz): string {
  const file = `${encodeURIComponent(quiz.lesson)}/${encodeURIComponent(quiz.lesson)}.xml`;
  return `    <resource identifier="${idOf(quiz)}" type="imsqti_xmlv1p2" href="${file}">\n      <file href="${file}"/>\n    </resource>\n`;
}

const assessment = (quiz: Quiz): string => `<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
  <assessment ident="${idOf(quiz)}" title="${escapeXml(quiz.title)}">
    <section ident="root_section">
${quiz.questions.map(item).join("")}    </section>
  </assessment>
</questestinterop>
`;

const field = (label: string, entry: string): string =>
  `<qtimetadatafield><fieldlabel>${label}</fieldlabel><fieldentry>${escapeXml(entry)}</fieldentry></qtimetadatafield>`;

const material = (html: string): string => `<material><mattext texttype="text/html">${escapeXml(html)}</mattext></material>`;

const full = '<setvar action="Set" varname="SCORE">100</setvar>';

/** Canvas's names of the kinds, which others ignore. */
const kindOf = (question: Question): string =>
  question.numbers ? "numerical_question" : rightCount(question) > 1 ? "multiple_answers_question" : "multiple_choice_question";

function item(question: Question): string {
  const { id, name, stem, options } = question;
  const fields = field("question_type", kindOf(question)) + field("points_possible", "1");
  const feedbacks = options.map(
    ({ letter, why }) => `        <itemfeedback ident="${letter}_fb"><flow_mat>${material(why)}</flow_mat></itemfeedback>\n`,
  );
  return `      <item ident="${escapeXml(id)}" title="${escapeXml(name)}">
        <itemmetadata><qtimetadata>${fields}</qtimetadata></itemmetadata>
        <presentation>${material(stem)}${response(question)}</presentation>
        <resprocessing>
          <outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
${options.map((option, i) => toFeedback(question, option, i)).join("")}          <respcondition continue="No"><conditionvar>${rightAnswer(question)}</conditionvar>${full}</respcondition>
        </resprocessing>
${feedbacks.join("")}      </item>
`;
}

function response(question: Question): string {
  if (question.numbers) {
    return '<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal"><response_label ident="answer1"/></render_fib></response_str>';
  }
  const labels = question.options.map(({ letter, text }) => `<response_label ident="${letter}">${material(text)}</response_label>`);
  const cardinality = rightCount(question) > 1 ? "Multiple" : "Single";
  return `<response_lid ident="response1" rcardinality="${cardinality}"><render_choice shuffle="Yes">${labels.join("")}</render_choice></response_lid>`;
}

const equal = (value: string): string => `<varequal respident="response1">${value}</varequal>`;

/** The number itself, or one between the bounds, as Canvas writes it. */
function isNumber(value: number, tolerance: number): string {
  if (tolerance === 0) return equal(String(value));
  const bound = (tag: string, at: number): string => `<${tag} respident="response1">${Number(at.toPrecision(12))}</${tag}>`;
  return `<or>${equal(String(value))}<and>${bound("vargte", value - tolerance)}${bound("varlte", value + tolerance)}</and></or>`;
}

const holds = ({ numbers }: Question, option: QuestionOption, at: number): string =>
  numbers ? isNumber(numbers.values[at] as number, option.right ? numbers.tolerance : 0) : equal(option.letter); // a number for each option

const toFeedback = (question: Question, option: QuestionOption, at: number): string =>
  `          <respcondition continue="Yes"><conditionvar>${holds(question, option, at)}</conditionvar><displayfeedback feedbacktype="Response" linkrefid="${option.letter}_fb"/></respcondition>\n`;

/** The one right option, or where there are several: all of them and no other. */
function rightAnswer(question: Question): string {
  const tests = question.options.map((option, i) => ({ right: option.right, test: holds(question, option, i) }));
  if (rightCount(question) === 1) return tests.find(({ right }) => right)?.test ?? "";
  return `<and>${tests.map(({ right, test }) => (right ? test : `<not>${test}</not>`)).join("")}</and>`;
}
