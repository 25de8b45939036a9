import { pointsText } from "../lessons/exercise.js";
import { gradeSubmission } from "./gradeSubmission.js";
import type { Jail } from "./jail.js";
import type { Row } from "./row.js";
import type { Task } from "./task.js";

/**
 * Says what is wrong with an exercise that is about to be given: its solution must get all points, and what learners begin with not.
 *
 * @returns a sentence for each fault; none where it may be given.
 */
export async function verifyTask(task: Task, jail: Jail): Promise<string[]> {
  const graded = (id: string, code: string): Promise<Row> =>
    gradeSubmission({ id, path: `${id}.ts`, content: { code, place: (line) => `line ${line} of ${id}.ts` } }, task, jail);
  const solution = await graded("solution", task.solution);
  const start = await graded("start", `${task.start}\n// Not as it is given, which would get nothing whatever it does.`);
  const missed = solution.tests.filter(({ score, max }) => score < max);
  return [
    ...missed.map(
      ({ name, score, max, message }) =>
        `${task.id}: its solution must get all ${pointsText(max)} points of the test "${name}", got ${pointsText(score)}: ${message}`,
    ),
    ...(start.score < start.max ? [] : [`${task.id}: its start must not get all points already, and it does. Take more out of it.`]),
  ];
}
