import { courseVersion } from "../lessons/courseVersion.js";
import { encodePlain, type Plain } from "../lessons/plain.js";
import { type Cell, type CodeCell, type MarkdownCell, makeNotebook, type Notebook } from "../notebook/host/notebook.js";
import { forReaders } from "../notebook/host/widgets/exercise.js";
import type { Assignment } from "./assignment.js";
import { nbgraderMetadata } from "./interchange/nbgrader.js";
import { dueSentences, type Given, isPrinted, pointsSaid, practiceSaid, testsSaid } from "./releaseText.js";
import type { Student } from "./students.js";

/**
 * Makes an assignment's notebook as learners get it: for each exercise its statement, a cell to write in, and a cell to try the answer.
 *
 * No solution is in it, no hint, nothing of a hidden test and no seed.
 *
 * @param options `given`, the exercises in their order; `student`, whose variant it is, or null where everybody gets the same.
 */
export function releaseNotebook({
  assignment,
  given,
  student,
}: {
  assignment: Assignment;
  given: readonly Given[];
  student: Student | null;
}): Notebook {
  const cells = [headCell(assignment, given, student), ...given.flatMap(exerciseCells), handInCell(assignment)];
  return makeNotebook(cells, {
    assignment: assignment.name,
    version: courseVersion,
    ...(student === null ? {} : { student: student.id }),
  });
}

function headCell(assignment: Assignment, given: readonly Given[], student: Student | null): MarkdownCell {
  const { title, course } = assignment;
  const practice = practiceSaid(given.map(({ task }) => task));
  const points = pointsSaid(given.reduce((sum, one) => sum + one.points, 0));
  const count = `${given.length} ${given.length === 1 ? "exercise" : "exercises"}, ${points}`;
  return markdown(
    "head_",
    [
      `# ${title}`,
      [course, count, `LR Lab ${courseVersion}`].filter((part) => part !== "").join(" · "),
      dueSentences(assignment),
      ...(student === null
        ? []
        : [`This notebook is for **${escaped(student.name || student.id)}**: other students have other exercises.`]),
      ...(practice === null ? [] : [escaped(practice)]),
      [
        "**How it works**",
        "",
        "- Open it in Jupyter, and choose the kernel *LR Lab (TypeScript)* in the menu *Kernel*.",
        "- Write each answer into the cell below its statement, and keep the function's name. What counts are the cells that carry the exercise's tag; copies of such a cell carry it too.",
        "- A cell of your own that all answers may use counts when you give it the tag `helper`.",
        "- Answers are plain functions: no files, no network, no waiting. A cell left as it was given answers nothing.",
      ].join("\n"),
    ].join("\n\n"),
  );
}

function exerciseCells(one: Given, index: number): Cell[] {
  const { task, tag, points } = one;
  const tests = testsSaid(one).map((line) => `- ${line}`);
  const statement = [
    `## ${index + 1}. ${task.title} (${pointsSaid(points)})`,
    task.statement,
    `**What has points**\n\n${tests.join("\n")}`,
  ];
  const trial = trialOf(one);
  return [
    markdown(`${tag}_statement`, statement.join("\n\n")),
    code(tag, forReaders(task.start), { points }),
    ...(trial === null ? [] : [code(`${tag}_try`, trial)]),
  ];
}

/**
 * What one can run to try an answer: the check itself where the course prints it; else some of what the visible tests call, without what must
 * come out. Null where all of that is too long.
 */
function trialOf({ task }: Given): string | null {
  const { entry } = task.exercise;
  if (isPrinted(task)) return `import { check } from "lrlab/notebook";\n\nawait check("${task.id}", ${entry});`;
  const calls = fixedCalls(task).slice(0, 4);
  if (calls.length === 0) return null;
  return `// Some of what the tests call; what must come out is for you to know.\nconsole.log(\n${calls.map((call) => `  ${call},`).join("\n")}\n);`;
}

/** The calls of visible tests that don't depend on a seed and fit on a line, each once. */
function fixedCalls({ exercise: { entry, tests } }: Given["task"]): string[] {
  const fixed = tests
    .filter(({ hidden }) => !hidden)
    .map(({ calls }) => [calls(0), calls(1)] as const)
    .filter(([one, other]) => encodePlain(one) === encodePlain(other))
    .flatMap(([one]) => one.slice(0, 2));
  const lines = fixed.map((args) => `${entry}(${args.map(codeOf).join(", ")})`);
  return [...new Set(lines)].filter((line) => line.length <= 66);
}

/** A name as markdown that shows it as it is. */
const escaped = (name: string): string => name.replaceAll(/[\\`*_{}[\]<>#|~$]/g, "\\$&");

/** Plain data as TypeScript. */
function codeOf(value: Plain): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(codeOf).join(", ")}]`;
  const entries = Object.entries(value).map(
    ([key, part]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${codeOf(part)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

const handInCell = ({ name }: Assignment): MarkdownCell =>
  markdown(
    "hand-in_",
    `## Hand in\n\nIn the menu *Kernel*, choose *Restart Kernel and Run All Cells*, and look that nothing fails. Save, and hand in this file, \`${name}.ipynb\`, under this name.`,
  );

const markdown = (id: string, source: string): MarkdownCell => ({
  cell_type: "markdown",
  id,
  metadata: { lrlab: { kind: "assignment" }, nbgrader: nbgraderMetadata({ cell_type: "markdown", source }, { id, role: "readOnly" }) },
  source,
});

/** A code cell: an answer's, with its tag and what it is worth, or one that stays as it is. */
const code = (id: string, source: string, answer?: { readonly points: number }): CodeCell => ({
  cell_type: "code",
  id,
  metadata: {
    lrlab: { kind: "assignment" },
    nbgrader: nbgraderMetadata({ cell_type: "code", source }, answer ? { id, role: "answer", ...answer } : { id, role: "readOnly" }),
    ...(answer ? { tags: [id] } : {}),
  },
  source,
  execution_count: null,
  outputs: [],
});
