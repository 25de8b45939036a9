import type { Exercise, ExerciseTest, Plain } from "../../../lessons/exercise.js";
import { shown } from "../../../schedules/fail.js";
import type { Draft, RenderWidget } from "./draft.js";

/**
 * An exercise is its statement, a code cell to write in, tagged with its id, a code cell that checks it, hints to open one after the other,
 * and a solution to open. The instructor's has the solution where one writes, all hints, and a table of what the tests call.
 */
export const exercise: RenderWidget = ({ lesson, widget: { id, children }, startOf, solutionOf, variant }) => {
  const task = id === null ? undefined : lesson.exercises[id];
  if (id === null || !task) return [];
  const points = task.tests.reduce((sum, test) => sum + test.points, 0);
  const size = `${task.tests.length} ${task.tests.length === 1 ? "test" : "tests"}, ${points} ${points === 1 ? "point" : "points"}`;
  const solution = forReaders(solutionOf(id));
  const last: Draft =
    variant === "instructor"
      ? { type: "markdown", suffix: "tests", source: testTable(task) }
      : { type: "markdown", suffix: "solution", source: hidden(solution) };
  const { hints = [] } = task;
  const help: Draft = {
    type: "markdown",
    suffix: "hints",
    source: variant === "instructor" ? ["**Hints**", hints.map((hint, i) => `${i + 1}. ${hint}`).join("\n")].join("\n\n") : nested(hints),
  };
  return [
    { type: "markdown", suffix: "statement", source: `**Exercise** (${size})\n\n${children}` },
    { type: "code", source: variant === "instructor" ? solution : forReaders(startOf(id)), tags: [id] },
    { type: "code", suffix: "check", source: `await check("${id}", ${task.entry});`, uses: ["lrlab/notebook check"] },
    ...(hints.length > 0 ? [help] : []),
    last,
  ];
};

/** Hints one inside the other, so that the second can be opened once the first is. */
const nested = (hints: readonly string[], from = 0): string =>
  from === hints.length
    ? ""
    : [
        `<details>\n<summary><em>Click for ${from === 0 ? "a hint" : "another hint"}, ${from + 1} of ${hints.length}.</em></summary>`,
        hints[from],
        ...(from + 1 < hints.length ? [nested(hints, from + 1)] : []),
        "</details>",
      ].join("\n\n");

/** Code without `export`, which is for the files and not for the reader. */
export const forReaders = (code: string): string => code.trim().replace(/^export (default )?/gm, "");

const hidden = (code: string): string =>
  `<details>\n<summary><em>Click for a solution.</em></summary>\n\n\`\`\`typescript\n${code}\n\`\`\`\n\n</details>`;

/** What each test is called, is worth and calls. */
export function testTable({ entry, tests }: Exercise): string {
  const rows = tests.map((test) => {
    const { name, points, hidden: isHidden } = test;
    return `| ${cell(name)} | ${points} | ${isHidden ? "hidden" : ""} | ${callsOf(entry, test)} |`;
  });
  return [
    "**What the check tests**",
    ["| Test | Points | | It calls, to four digits |", "| :-- | --: | :-- | :-- |", ...rows].join("\n"),
  ].join("\n\n");
}

/** The first calls of a test, drawn with seed 0, and how many there are more. */
function callsOf(entry: string, { calls }: ExerciseTest): string {
  const all = calls(0).map((args) => `${entry}(${args.map((arg) => shown(brief(arg))).join(", ")})`);
  const more = all.length - most;
  return [...all.slice(0, most).map((call) => `\`${cell(call)}\``), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

const most = 4;

/** Plain data with numbers of four digits at most: more would fill the table. */
function brief(value: Plain): Plain {
  if (typeof value === "number") return Number(value.toPrecision(4));
  if (Array.isArray(value)) return value.map(brief);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, brief(part as Plain)])); // parts of plain data are plain
}
const cell = (text: string): string => text.replaceAll("|", "\\|");
