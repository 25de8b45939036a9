/**
 * A question of PrairieLearn that our grader grades.
 *
 * Source: "External Grading", https://docs.prairielearn.com/externalGrading/ ; pl-file-editor and pl-external-grader-results,
 * https://docs.prairielearn.com/elements/
 */
import { createHash } from "node:crypto";
import { forReaders } from "../../notebook/host/widgets/exercise.js";
import type { PrairieLearnResults } from "../interchange/prairieLearn.js";
import { loadTasks } from "../loadTask.js";
import { markdownHtml } from "../markdownHtml.js";
import { platformScript } from "./platformScript.js";
import { type Recipe, shellWord } from "./recipe.js";

/** An id of the form that PrairieLearn wants, always the same for the same words: the start of their SHA-256, marked as version 8. */
function uuidOf(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const refusal = (sentence: string): PrairieLearnResults => ({ gradable: false, format_errors: [sentence] });

/** PrairieLearn reads a question as a template: what is in double braces would be filled in. */
const untemplated = (html: string): string => html.replaceAll("{{", "&#123;&#123;");

/** The grader's image for PrairieLearn: the same under a longer tag. */
const imageOf = (image: string): string => `${image}-prairielearn`;

/** One exercise as a question with an editor. */
export const prairieLearn: Recipe = {
  name: "prairielearn",
  summary: "A PrairieLearn question with an editor for the answer, graded in a container without a network.",
  takes: ["exercise", "image"],
  files: ({ exercise, image }) => {
    const { id, title, statement, start } = loadTasks(exercise)();
    const folder = `questions/${id.replaceAll("/", "-")}`;
    const info = {
      uuid: uuidOf(`lrlab ${id}`),
      title,
      topic: "Learning-rate schedules",
      tags: ["code"],
      type: "v3",
      singleVariant: true,
      gradingMethod: "External",
      externalGradingOptions: {
        enabled: true,
        image: imageOf(image),
        entrypoint: "/grade/tests/grade.sh",
        timeout: 120,
        enableNetworking: false,
      },
    };
    const question = `<pl-question-panel>
${untemplated(markdownHtml(statement))}
  <pl-file-editor file-name="answer.ts" ace-mode="ace/mode/typescript" source-file-name="start.ts"></pl-file-editor>
</pl-question-panel>

<pl-submission-panel>
  <pl-external-grader-results></pl-external-grader-results>
  <pl-file-preview></pl-file-preview>
</pl-submission-panel>
`;
    return {
      [`${folder}/info.json`]: `${JSON.stringify(info, null, 2)}\n`,
      [`${folder}/question.html`]: question,
      [`${folder}/start.ts`]: forReaders(start),
      [`${folder}/tests/grade.sh`]: platformScript(
        {
          form: "prairielearn",
          variable: "GRADE_ROOT",
          root: "/grade",
          submission: "student",
          find: "",
          exercises: "tests/exercises",
          refusal,
        },
        exercise,
      ),
      "prairielearn.Dockerfile": `# PrairieLearn writes its files as root:
#
#   docker build --file prairielearn.Dockerfile --tag ${shellWord(imageOf(image))} .
FROM ${image}
USER root
`,
    };
  },
  next: ({ exercise, image }) => [
    `Build the image ${image} (lrlab recipe container), and from it this one, which PrairieLearn pulls:`,
    `  docker build --file prairielearn.Dockerfile --tag ${shellWord(imageOf(image))} . && docker push ${shellWord(imageOf(image))}`,
    "Copy questions/ into your course.",
    ...(exercise.startsWith("/")
      ? [`Copy ${shellWord(exercise)} into the question's tests/exercises/: students don't see what is in tests/.`]
      : []),
  ],
};
