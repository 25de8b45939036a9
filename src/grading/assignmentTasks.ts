import { createHash } from "node:crypto";
import { pointsText } from "../lessons/exercise.js";
import { fail } from "../schedules/fail.js";
import { type Assigned, type Assignment, assignmentFile } from "./assignment.js";
import { loadTasks } from "./loadTask.js";
import type { EngineName, Task } from "./task.js";
import { testSeed, variantSeed } from "./variantSeed.js";

/** An exercise of an assignment with what it is worth, and the task that each student has in it. */
export interface AssignedTask {
  readonly assigned: Assigned;
  /** The exercise as it is printed; where there are variants, nobody gets this one. */
  readonly printed: Task;
  readonly points: number;
  /** One student's task: their variant where the assignment has variants, else the printed one. */
  taskOf(student: string): Task;
}

/**
 * Loads all exercises of an assignment. Their tests draw from the assignment's seed.
 *
 * @param engine instead of the exercises' own.
 * @throws a RangeError that names file and line of the exercise, and everything that is wrong with it.
 */
export const assignmentTasks = (assignment: Assignment, engine?: EngineName): AssignedTask[] =>
  assignment.exercises.map((assigned) => load(assignment, assigned, engine));

function load({ folder, seed, variants }: Assignment, assigned: Assigned, engine?: EngineName): AssignedTask {
  const { source, id } = assigned;
  const named = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new RangeError(`${folder}/${assignmentFile}, line ${assigned.line}: ${error.message}`);
    }
  };
  const tasks = named(() => loadTasks(source));
  const drawn = testSeed(seed, id);
  const make = (variant: number | null): Task =>
    named(() => limited(tasks({ seed: drawn, variant, ...(engine ? { engine } : {}) }), assigned));
  const printed = make(null);
  if (variants) make(variantSeed(seed, "", id)); // whether there are variants at all
  const judged = Object.values(assigned.criteria).reduce((sum, value) => sum + value, 0);
  const points = assigned.points ?? judged + printed.exercise.tests.reduce((sum, test) => sum + test.points, 0);
  if (judged > points) {
    named(() =>
      fail(
        id,
        `criteria must take at most the ${pointsText(points)} points that it is worth`,
        judged,
        "Raise points, or lower a criterion's.",
      ),
    );
  }
  return { assigned, printed, points, taskOf: (student) => (variants ? make(variantSeed(seed, student, id)) : printed) };
}

/** A task with the assignment's limits instead of the exercise's. */
function limited(task: Task, { timeMs, memoryMiB }: Assigned): Task {
  if (timeMs === null && memoryMiB === null) return task;
  const limits = { ...task.limits, ...(timeMs === null ? {} : { timeMs }), ...(memoryMiB === null ? {} : { memoryMiB }) };
  const spec = createHash("sha256")
    .update(JSON.stringify([task.spec, limits]))
    .digest("hex")
    .slice(0, task.spec.length);
  return { ...task, limits, spec };
}
