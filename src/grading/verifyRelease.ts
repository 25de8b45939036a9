import type { Assignment } from "./assignment.js";
import { assignmentTasks } from "./assignmentTasks.js";
import type { Jail } from "./jail.js";
import { openJail } from "./openJail.js";
import type { Student } from "./students.js";
import type { EngineName } from "./task.js";
import { type Verified, verifyTask } from "./verifyTask.js";

/**
 * Says which exercises may not be given, and why: a solution without full marks, a start with them, in any variant that a student gets.
 *
 * @param options `jobs` at a time, and the outer wall around each, as for grading; `onProgress` is told how many variants are through.
 * @returns a sentence for each fault, with whose variant has it; and for each note, which is said once however many variants it is of.
 */
export async function verifyRelease(
  assignment: Assignment,
  students: readonly Student[],
  { jobs, sandbox, onProgress }: { jobs: number; sandbox?: "bwrap"; onProgress?: (there: number, total: number) => void },
): Promise<Verified> {
  const tasks = assignmentTasks(assignment).flatMap(({ printed, taskOf }) => {
    if (!assignment.variants) return [{ whose: "", task: printed }];
    const drawn = students.map(({ id }) => ({ whose: `${id}: `, task: taskOf(id) }));
    // Many students get the same variant: there are fewer than seeds.
    return [...new Map(drawn.map((one) => [`${one.task.statement}\n${one.task.solution}`, one])).values()];
  });
  const jails = new Map<EngineName, Promise<Jail>>();
  const jailOf = (engine: EngineName): Promise<Jail> => {
    const jail = jails.get(engine) ?? openJail({ engine, jobs, ...(sandbox ? { sandbox } : {}) });
    jails.set(engine, jail);
    return jail;
  };
  let done = 0;
  try {
    const all = await Promise.all(
      tasks.map(async ({ whose, task }) => {
        const { faults, notes } = await verifyTask(task, await jailOf(task.engine));
        onProgress?.(++done, tasks.length);
        return { faults: faults.map((fault) => `${whose}${fault}`), notes };
      }),
    );
    return { faults: all.flatMap(({ faults }) => faults), notes: [...new Set(all.flatMap(({ notes }) => notes))] };
  } finally {
    for (const jail of await Promise.allSettled(jails.values())) if (jail.status === "fulfilled") await jail.value.close();
  }
}
