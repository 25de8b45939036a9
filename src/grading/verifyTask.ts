import { pointsText } from "../lessons/exercise.js";
import { shown } from "../schedules/fail.js";
import { gradeSubmission } from "./gradeSubmission.js";
import type { Jail } from "./jail.js";
import type { Row } from "./row.js";
import type { Task } from "./task.js";

/** What was seen of exercises before they are given. */
export interface Verified {
  /** A sentence for each thing that must not be; none where they may be given. */
  readonly faults: readonly string[];
  /** A sentence for each thing that may be, and that one would want to know. */
  readonly notes: readonly string[];
}

/**
 * Looks through an exercise that is about to be given, by grading both of its answers: the solution must get all points, and what learners
 * begin with not. What it begins with should get none: there is no rule beside the tests, so who hands it in is paid what it wins.
 */
export async function verifyTask(task: Task, jail: Jail): Promise<Verified> {
  const graded = (id: string, code: string): Promise<Row> =>
    gradeSubmission({ id, path: `${id}.ts`, content: { code, place: (line) => `line ${line} of ${id}.ts` } }, task, jail);
  const solution = await graded("solution", task.solution);
  const start = await graded("start", task.start);
  const faults = solution.tests
    .filter(({ score, max }) => score < max)
    .map(
      ({ name, score, max, message }) =>
        `${task.id}: its solution must get all ${pointsText(max)} points of the test "${name}", got ${pointsText(score)}: ${message}`,
    );
  if (start.score === start.max) faults.push(`${task.id}: its start must not get all points already, and it does. Take more out of it.`);
  const won = start.tests.filter(({ score }) => score > 0).map(({ name }) => shown(name));
  const isPaid = won.length > 0 && start.score < start.max;
  return { faults, notes: isPaid ? [paid(task.id, start, won)] : [] };
}

const paid = (id: string, { score, max }: Row, won: readonly string[]): string =>
  `${id}: its start should get no points, and gets ${pointsText(score)} of ${pointsText(max)}, from ${won.length === 1 ? "the test" : "the tests"} ${won.join(", ")}. Take more out of it, or add a call to ${won.length === 1 ? "that test" : "those tests"} that it answers wrong.`;
