import { pointsText } from "../lessons/exercise.js";
import type { Assignment } from "./assignment.js";
import { lateSentence } from "./lateRule.js";
import type { Task } from "./task.js";
import { timeText } from "./timeText.js";

/** An exercise as it is given out. */
export interface Given {
  readonly task: Task;
  /** The tag of its cells. */
  readonly tag: string;
  /** What it is worth in the assignment. */
  readonly points: number;
  /** What of that a person gives, and for what. */
  readonly criteria: Readonly<Record<string, number>>;
}

/** Whether an exercise stands in the public course just as it is given. */
export const isPrinted = ({ id, variant }: Pick<Task, "id" | "variant">): boolean => variant === null && id.includes("/");

/** What must be said of exercises that stand in the public course just as they are given; null where there are none. */
export function practiceSaid(tasks: readonly Task[]): string | null {
  const printed = tasks.filter(isPrinted);
  if (printed.length === 0) return null;
  const [which, are] =
    printed.length === tasks.length && tasks.length > 1
      ? ["These exercises, their tests and their solutions are", "they are practice"]
      : printed.length === 1
        ? [`The exercise “${printed[0]?.title}”, its tests and its solution are`, "it is practice"]
        : [
            `The exercises ${printed.map(({ title }) => `“${title}”`).join(", ")}, their tests and their solutions are`,
            "they are practice",
          ];
  return `${which} printed in the public course: ${are}.`;
}

/** "5 points". */
export const pointsSaid = (points: number): string => `${pointsText(points)} ${points === 1 ? "point" : "points"}`;

/** When it is due and what lateness costs, in sentences. */
export const dueSentences = ({ due, late }: Pick<Assignment, "due" | "late">): string =>
  due === null ? "There is no due date." : `Due on ${timeText(due, due)}. ${lateSentence(late)}`;

/** What has points: the visible tests, how many hidden ones, of which nobody hears more than that, and what a person judges. */
export function testsSaid({ task, points, criteria }: Given): readonly string[] {
  const byTests = points - Object.values(criteria).reduce((sum, value) => sum + value, 0);
  const all = task.exercise.tests.reduce((sum, test) => sum + test.points, 0);
  const share = (part: number): string => pointsSaid((part / all) * byTests);
  const visible = task.exercise.tests.filter(({ hidden }) => !hidden);
  const hidden = task.exercise.tests.filter((test) => test.hidden);
  const rest = share(hidden.reduce((sum, test) => sum + test.points, 0));
  return [
    ...visible.map((test) => `${test.name} (${share(test.points)})`),
    ...(hidden.length > 0 ? [`${hidden.length} hidden ${hidden.length === 1 ? "test" : "tests"} (${rest})`] : []),
    ...Object.entries(criteria).map(([name, value]) => `${name} (${pointsSaid(value)}, judged by a person)`),
  ];
}
