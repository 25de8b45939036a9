import { escapeXml } from "../xml.js";
import { zipFiles } from "../zipFiles.js";
import { type Question, type Quiz, rightCount } from "./question.js";

/**
 * Quizzes as IMS QTI 2.1 in an IMS content package, as Blackboard, OpenOlat, TAO and others import it: a test for each lesson, an item for
 * each question, a point an item, options shuffled, the reason of what was chosen shown after the answer.
 *
 * Source: IMS Global, "IMS Question & Test Interoperability: Assessment Test, Section and Item Information Model", version 2.1 (2012),
 * https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html, and "IMS Content Packaging", version 1.1.4
 *
 * @param quizzes whose texts are well-formed XHTML, as `platformHtml` writes them: here they stand as elements.
 * @returns the package's bytes, a ZIP.
 */
export function qti21(quizzes: readonly Quiz[]): Uint8Array {
  const files = quizzes.flatMap((quiz) => [
    [testPath(quiz), test(quiz)] as const,
    ...quiz.questions.map((question) => [itemPath(quiz, question), item(question)] as const),
  ]);
  return zipFiles({ "imsmanifest.xml": manifest(quizzes), ...Object.fromEntries(files) });
}

const testPath = ({ lesson }: Quiz): string => `${lesson}/test.xml`;
const itemPath = ({ lesson }: Quiz, { id }: Question): string => `${lesson}/items/${id}.xml`;

/** Identifiers begin with a letter. */
const testId = ({ lesson }: Quiz): string => `quiz-${escapeXml(lesson)}`;
const itemId = ({ id }: Question): string => `item-${escapeXml(id)}`;

const address = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

const manifest = (quizzes: readonly Quiz[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="lrlab-quizzes" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">
  <metadata>
    <schema>QTIv2.1 Package</schema>
    <schemaversion>1.0.0</schemaversion>
  </metadata>
  <organizations/>
  <resources>
${quizzes.map(resources).join("")}  </resources>
</manifest>
`;

function resources(quiz: Quiz): string {
  const resource = (id: string, type: string, path: string, needs: readonly string[]): string => {
    const dependencies = needs.map((other) => `      <dependency identifierref="${other}"/>\n`).join("");
    return `    <resource identifier="${id}" type="${type}" href="${address(path)}">\n      <file href="${address(path)}"/>\n${dependencies}    </resource>\n`;
  };
  const items = quiz.questions.map((question) => resource(itemId(question), "imsqti_item_xmlv2p1", itemPath(quiz, question), []));
  return resource(testId(quiz), "imsqti_test_xmlv2p1", testPath(quiz), quiz.questions.map(itemId)) + items.join("");
}

const namespace = "http://www.imsglobal.org/xsd/imsqti_v2p1";

/** A variable that the platform keeps: a number that begins at a value. */
const outcome = (name: string, value: number): string =>
  `<outcomeDeclaration identifier="${name}" cardinality="single" baseType="float"><defaultValue><value>${value}</value></defaultValue></outcomeDeclaration>`;

/** Items in any order, each judged and explained as soon as it is answered; the score is their sum. */
const test = (quiz: Quiz): string => `<?xml version="1.0" encoding="UTF-8"?>
<assessmentTest xmlns="${namespace}" identifier="${testId(quiz)}" title="${escapeXml(quiz.title)}">
  ${outcome("SCORE", 0)}
  <testPart identifier="part" navigationMode="nonlinear" submissionMode="individual">
    <itemSessionControl maxAttempts="1" showFeedback="true"/>
    <assessmentSection identifier="section" title="${escapeXml(quiz.title)}" visible="true">
${quiz.questions.map((question) => `      <assessmentItemRef identifier="${itemId(question)}" href="${address(`items/${question.id}.xml`)}"/>\n`).join("")}    </assessmentSection>
  </testPart>
  <outcomeProcessing><setOutcomeValue identifier="SCORE"><sum><testVariables variableIdentifier="SCORE"/></sum></setOutcomeValue></outcomeProcessing>
</assessmentTest>
`;

/** HTML as it stands; throws at a character that XML has no way to write. */
function xhtml(html: string): string {
  escapeXml(html);
  return html;
}

function item(question: Question): string {
  const { name, options, numbers } = question;
  const cardinality = rightCount(question) > 1 ? "multiple" : "single";
  const right = options.flatMap((option, i) => (option.right ? [`<value>${numbers ? numbers.values[i] : option.letter}</value>`] : []));
  const feedbacks = options.map(
    ({ letter, why }) =>
      `  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="${letter}" showHide="show">${xhtml(why)}</modalFeedback>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="${namespace}" identifier="${itemId(question)}" title="${escapeXml(name)}" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${numbers ? "float" : "identifier"}"><correctResponse>${right.join("")}</correctResponse></responseDeclaration>
  ${outcome("SCORE", 0)}
  ${outcome("MAXSCORE", 1)}
  <outcomeDeclaration identifier="FEEDBACK" cardinality="${cardinality}" baseType="identifier"/>
  <itemBody>${body(question)}</itemBody>
  <responseProcessing>${numbers ? numberProcessing(question, numbers) : choiceProcessing}</responseProcessing>
${feedbacks.join("")}</assessmentItem>
`;
}

function body(question: Question): string {
  const { stem, options, numbers } = question;
  if (numbers) return `<p>${xhtml(stem)}</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>`;
  const choices = options.map(({ letter, text }) => `<simpleChoice identifier="${letter}">${xhtml(text)}</simpleChoice>`);
  const most = rightCount(question) > 1 ? 0 : 1; // 0: as many as there are
  return `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="${most}"><prompt>${xhtml(stem)}</prompt>${choices.join("")}</choiceInteraction>`;
}

const answer = '<variable identifier="RESPONSE"/>';
const point = '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>';

/** The right options and no other bring the point; what was chosen is explained. */
const choiceProcessing = `<responseCondition><responseIf><match>${answer}<correct identifier="RESPONSE"/></match>${point}</responseIf></responseCondition><setOutcomeValue identifier="FEEDBACK">${answer}</setOutcomeValue>`;

/** Each known number has its explanation, the right one its point. */
function numberProcessing({ options }: Question, { values, tolerance }: NonNullable<Question["numbers"]>): string {
  const conditions = options.map(({ letter, right }, i) => {
    const mode = right && tolerance > 0 ? `toleranceMode="absolute" tolerance="${tolerance} ${tolerance}"` : 'toleranceMode="exact"';
    const equal = `<equal ${mode}>${answer}<baseValue baseType="float">${values[i]}</baseValue></equal>`;
    const said = `<setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">${letter}</baseValue></setOutcomeValue>`;
    return `<responseCondition><responseIf>${equal}${right ? point : ""}${said}</responseIf></responseCondition>`;
  });
  return conditions.join("");
}
