import { answerCalls } from "../lessons/answerCalls.js";
import { runCheck, type TestResult } from "../lessons/exercise.js";
import { fail } from "../schedules/fail.js";
import { cellHost } from "./cellHost.js";
import { lookUp } from "./lookUp.js";

/**
 * Checks your answer to an exercise and prints what each test says; write `await` before it.
 *
 * @param id the lesson's name and the exercise's: "01-three-fates/fate".
 * @param answer your function.
 * @throws a RangeError for an unknown id, and for an answer that is no function.
 */
export async function check(id: string, answer: unknown): Promise<void> {
  const exercise = lookUp("check", "exercise", id);
  if (typeof answer !== "function")
    fail("check", `answer must be the function ${exercise.entry}`, answer, "Run the cell that defines it first.");
  const { score, points, tests } = await runCheck(exercise, async (entry, calls) => {
    const work = () => answerCalls(entry, answer, calls);
    const host = cellHost();
    return host ? host.interruptible(work) : work();
  });
  const verdict = score === points ? "All right" : "Not yet";
  console.log([...tests.map(lines), `${verdict}: ${number(score)} of ${number(points)} points.`].join("\n"));
}

/** A test's verdict, with its message on a line of its own; a hidden test keeps its message to itself. */
function lines({ name, score, points, message, hidden, fault }: TestResult): string {
  const right = score === points;
  const head = `${right ? "✓ right  " : "✗ not yet"}  ${name} (${number(score)} of ${number(points)})`;
  if (right) return head;
  const said = hidden && !fault ? "This test does not say what it calls. Which case is missing?" : message;
  return [head, ...wrap(said).map((line) => `${" ".repeat(11)}${line}`)].join("\n");
}

/** A text in lines of at most 72 letters, broken between words: the classic Notebook would break it inside them. */
const wrap = (text: string): string[] => text.replace(/(?![^\n]{1,72}$)([^\n]{1,72}) /gm, "$1\n").split("\n");

/** Points as printed: at most two decimals. */
const number = (value: number): string => String(Math.round(value * 100) / 100);
