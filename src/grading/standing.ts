import { pointsText } from "../lessons/exercise.js";
import type { Row } from "./row.js";

/** Something that a person has yet to judge, and its points. */
export interface Open {
  /** "explanation", say. */
  readonly criterion: string;
  readonly max: number;
}

/** What a student has for one exercise of an assignment. */
export interface ExerciseStanding {
  /** The exercise's id. */
  readonly exercise: string;
  readonly title: string;
  /** What it is worth in this assignment. */
  readonly max: number;
  /** Points by the tests, of what is left of `max` beside the criteria that a person judges; 0 where nothing was handed in. */
  readonly automatic: number;
  /** Points that a person gave instead or added, with what was written beside them; null where nobody did. */
  readonly manual: { readonly score: number; readonly comment: string } | null;
  /** Criteria that nobody has judged yet, of what was handed in. They count as 0 until somebody does. */
  readonly open: readonly Open[];
  /** What counts: the person's points where there are any, else the tests'. */
  readonly score: number;
  /** What the grader wrote; null where nothing was handed in. */
  readonly row: Row | null;
}

/** What a student has in an assignment. */
export interface Standing {
  readonly student: string;
  /** As in the list of students; the id where there is no name. */
  readonly name: string;
  readonly email: string;
  /** When what counts was handed in, ISO 8601; null where nothing was, or nobody knows. */
  readonly submitted: string | null;
  /** Seconds after the due date; 0 where it was in time. */
  readonly lateSeconds: number;
  readonly exercises: readonly ExerciseStanding[];
  /** Sum of the exercises' scores, before what is taken off for lateness. */
  readonly raw: number;
  /** Points taken off for lateness. */
  readonly penalty: number;
  /** raw − penalty. */
  readonly total: number;
  readonly max: number;
}

/** "Not judged yet: explanation (4 points)." */
export const openSaid = (open: readonly Open[]): string =>
  `Not judged yet: ${open.map(({ criterion, max }) => `${criterion} (${pointsText(max)} ${max === 1 ? "point" : "points"})`).join(", ")}.`;
