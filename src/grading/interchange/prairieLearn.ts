/**
 * PrairieLearn's results.json of an external grader.
 *
 * Source: "External Grading", https://docs.prairielearn.com/externalGrading/ : score from 0 to 1, the file at most 1 MB, `gradable: false` takes
 * no attempt away.
 */
import { pointsText } from "../../lessons/exercise.js";
import type { Row } from "../row.js";
import type { Standing } from "../standing.js";
import { penaltySaid, standingRows } from "./standingRows.js";
import { checkOneSubmission, nameOfTest, plainText, pointsOf, rounded, sumOf, toldOf, whyNotGradable } from "./told.js";

/** A test of results.json. */
export interface PrairieLearnTest {
  readonly name: string;
  readonly description: string;
  readonly points: number;
  readonly max_points: number;
  readonly message: string;
  readonly output: string;
}

/** results.json; where it is not gradable, PrairieLearn wants no score. */
export type PrairieLearnResults =
  | { readonly gradable: false; readonly format_errors: readonly string[] }
  | {
      readonly gradable: true;
      /** From 0 to 1. */
      readonly score: number;
      readonly message: string;
      readonly output: string;
      readonly images: readonly [];
      readonly tests: readonly PrairieLearnTest[];
    };

/**
 * What PrairieLearn reads of one submission. PrairieLearn shows each test at once, hidden ones too: of those it gets name and points alone.
 *
 * @param rows its rows, one an exercise. Where one can't be graded or a test of ours broke, none of them costs an attempt.
 * @returns an object for JSON.stringify, below 1 MB.
 * @throws a RangeError where the rows are none, of several submissions, name an exercise twice or are worth nothing.
 */
export function prairieLearnResults(rows: readonly Row[]): PrairieLearnResults {
  checkOneSubmission("prairieLearnResults", rows);
  const max = sumOf(rows, "max");
  if (!(max > 0)) throw new RangeError(`prairieLearnResults: the points must add up to more than 0, got ${max}. Give a test points.`);
  const tests = rows.flatMap((row) => row.tests.map((test) => ({ row, test })));
  const broken = tests
    .filter(({ test }) => test.status === "fault")
    .map(({ row, test }) => `${nameOfTest(row, test, rows.length > 1)}: ${toldOf(test)}`);
  const errors = [...rows.map(whyNotGradable).filter((why) => why !== ""), ...broken];
  if (errors.length > 0) return { gradable: false, format_errors: errors.slice(0, 20) };
  const most = Math.min(10_000, Math.floor(150_000 / tests.length)); // a character is at most six bytes of the file
  return {
    gradable: true,
    score: Math.min(1, Math.max(0, sumOf(rows, "score") / max)),
    message: pointsOf(rows),
    output: "",
    images: [],
    tests: tests.map(({ row, test }) => ({
      name: nameOfTest(row, test, rows.length > 1),
      description: test.visibility === "hidden" ? "A hidden test." : "",
      points: rounded(test.score),
      max_points: rounded(test.max),
      message: plainText(toldOf(test), most),
      output: "",
    })),
  };
}

/**
 * What PrairieLearn reads of what a student has in an assignment: points by hand and lateness count, as in every other gradebook.
 *
 * @param standing the student's.
 * @throws a RangeError where the assignment is worth nothing.
 */
export function prairieLearnStanding(standing: Standing): PrairieLearnResults {
  const found = prairieLearnResults(standingRows(standing));
  if (!found.gradable) return found;
  const message = [`${pointsText(standing.total)} of ${pointsText(standing.max)} points.`, penaltySaid(standing)].join(" ").trim();
  return { ...found, score: Math.min(1, Math.max(0, standing.total / standing.max)), message };
}
