import type { Assignment } from "./assignment.js";
import { assignmentTasks } from "./assignmentTasks.js";
import type { Jail } from "./jail.js";
import type { Student } from "./students.js";
import { verifyTask } from "./verifyTask.js";

/** Says which exercises may not be given, and why: a solution without full marks, a start with some, in any variant that a student gets. */
export async function releaseFaults(assignment: Assignment, students: readonly Student[], jail: Jail): Promise<string[]> {
  const tasks = assignmentTasks(assignment).flatMap(({ printed, taskOf }) => {
    if (!assignment.variants) return [{ whose: "", task: printed }];
    const drawn = students.map(({ id }) => ({ whose: `${id}: `, task: taskOf(id) }));
    // Many students get the same variant: there are fewer than seeds.
    return [...new Map(drawn.map((one) => [`${one.task.statement}\n${one.task.solution}`, one])).values()];
  });
  const faults = await Promise.all(tasks.map(async ({ whose, task }) => (await verifyTask(task, jail)).map((fault) => `${whose}${fault}`)));
  return faults.flat();
}
