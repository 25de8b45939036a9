import { type Call, runCheck } from "../lessons/exercise.js";
import { compileApart } from "./compileApart.js";
import type { Answer, Jail } from "./jail.js";
import type { Row, Status, TestRow } from "./row.js";
import type { Submission } from "./submission.js";
import type { Task } from "./task.js";

/** Letters of what a row says of a test, which a test of somebody else's may put at any length. */
const longestMessage = 2000;
const cut = (message: string): string => (message.length > longestMessage ? `${message.slice(0, longestMessage - 3)}...` : message);

/**
 * Grades one submission: compiles it, answers each test's calls in a jail, and judges the outcomes here.
 *
 * @param submission what was handed in.
 * @param task the exercise with its tests, limits and seed.
 * @param jail one that is open, for any number of submissions.
 * @returns a row that is the same wherever and whenever it is made.
 * @throws only what is the jail's own fault, or what a test's name can't be read from.
 */
export async function gradeSubmission(submission: Submission, task: Task, jail: Jail): Promise<Row> {
  const { content } = submission;
  if ("trouble" in content) return notRun(submission, task, jail, content.trouble);
  const compiled = await compileApart(content.code, content.starts);
  if (!compiled.ok) {
    const { line, message } = compiled;
    return notRun(submission, task, jail, line === null ? message : `${message} (${content.place(line)})`);
  }
  const answers: Answer[] = [];
  const call: Call = async (entry, calls) => {
    const answer = await jail.run({ code: compiled.code, entry, calls, limits: task.limits });
    answers.push(answer);
    return answer.kind === "answered" ? answer.outcomes : [];
  };
  const tests: TestRow[] = [];
  // One by one: a test that breaks before its calls has no answer, and the next one's is not its own.
  for (const test of task.exercise.tests) {
    answers.length = 0;
    const { tests: results } = await runCheck({ ...task.exercise, tests: [test] }, call, task.seed);
    const [result] = results;
    if (!result) throw new Error("runCheck: there must be a result for each test, got none.");
    const { name, points, hidden, fault } = result;
    const answer = answers[0];
    // What a test says of outcomes that there are not is neither points nor its fault.
    const isJudged = answer === undefined || answer.kind === "answered";
    const came = isJudged ? result : { score: 0, message: answer.message };
    const status = fault && isJudged ? "fault" : statusOf(came.score, points, answer);
    tests.push({ name, score: came.score, max: points, status, message: cut(came.message), visibility: hidden ? "hidden" : "visible" });
  }
  return row(submission, task, jail, tests, true);
}

function statusOf(score: number, points: number, answer: Answer | undefined): Status {
  if (answer?.kind === "stopped") return answer.by === "crash" ? "error" : answer.by;
  if (answer?.kind === "unloaded") return "error";
  if (score >= points) return "passed";
  if (score > 0) return "partial";
  return answer?.outcomes.some(({ ok }) => ok) ? "failed" : "error";
}

/** A row whose tests were never begun, each with the reason: there is nothing that could be run. */
function notRun(submission: Submission, task: Task, jail: Jail, message: string): Row {
  const tests = task.exercise.tests.map(
    ({ name, points, hidden }): TestRow => ({
      name,
      score: 0,
      max: points,
      status: "not-run",
      message,
      visibility: hidden ? "hidden" : "visible",
    }),
  );
  return row(submission, task, jail, tests, false);
}

function row({ id }: Submission, { id: exercise, spec }: Task, { engine }: Jail, tests: readonly TestRow[], gradable: boolean): Row {
  const sum = (of: (test: TestRow) => number): number => tests.reduce((total, test) => total + of(test), 0);
  return { submission: id, exercise, score: sum(({ score }) => score), max: sum(({ max }) => max), tests, gradable, engine, spec };
}
