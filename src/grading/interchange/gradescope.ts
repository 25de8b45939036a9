/**
 * Gradescope's results.json.
 *
 * Source: "Autograder Specifications", https://gradescope-autograders.readthedocs.io/en/latest/specs/ (read from docs/specs.md of
 * https://github.com/gradescope/autograder_samples, January 2025). It names no largest size; ours is kept below 1 MB.
 */
import type { Row, TestRow } from "../row.js";
import type { Standing } from "../standing.js";
import { penaltySaid, standingRows } from "./standingRows.js";
import { checkOneSubmission, nameOfTest, plainText, rounded, toldOf, whyNotGradable } from "./told.js";

/** When Gradescope shows a test to students; it shows no total while a test is not shown. */
export const gradescopeVisibilities = ["hidden", "after_due_date", "after_published", "visible"] as const;
export type GradescopeVisibility = (typeof gradescopeVisibilities)[number];

/** A test of results.json. */
export interface GradescopeTest {
  readonly name: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: "passed" | "failed";
  readonly output: string;
  readonly output_format: "text";
  readonly visibility: GradescopeVisibility;
}

/** results.json. */
export interface GradescopeResults {
  /** Instead of the sum of the tests' scores. */
  readonly score?: number;
  readonly output: string;
  readonly output_format: "text";
  readonly test_output_format: "text";
  readonly test_name_format: "text";
  readonly stdout_visibility: "hidden";
  readonly tests: readonly GradescopeTest[];
}

/**
 * What Gradescope reads of one submission.
 *
 * @param rows its rows, one an exercise.
 * @param options `hidden` says when students see that a hidden test passed or failed: "after_published" when left out. What it called they
 * never see: only with "hidden", which no student sees at all, its message goes along.
 * @returns an object for JSON.stringify; texts are plain, at most 10,000 characters each and fewer where there are many.
 * @throws a RangeError where the rows are none, of several submissions or name an exercise twice.
 */
export function gradescopeResults(
  rows: readonly Row[],
  { hidden = "after_published" }: { hidden?: GradescopeVisibility } = {},
): GradescopeResults {
  checkOneSubmission("gradescopeResults", rows);
  const tests = rows.flatMap((row) => row.tests.map((test) => ({ row, test })));
  const most = Math.min(10_000, Math.floor(200_000 / tests.length)); // a character is at most four bytes, or six once JSON escapes it
  const outputOf = (test: TestRow): string =>
    plainText(test.visibility === "hidden" && hidden === "hidden" ? test.message : toldOf(test), most);
  return {
    output: plainText(
      rows
        .map(whyNotGradable)
        .filter((why) => why !== "")
        .join("\n"),
    ), // no total, which would tell of tests not shown yet
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    stdout_visibility: "hidden",
    tests: tests.map(({ row, test }) => ({
      name: nameOfTest(row, test, rows.length > 1),
      score: rounded(test.score),
      max_score: rounded(test.max),
      status: test.status === "passed" ? "passed" : "failed",
      output: outputOf(test),
      output_format: "text",
      visibility: test.visibility === "hidden" ? hidden : "visible",
    })),
  };
}

/**
 * What Gradescope reads of what a student has in an assignment: points by hand and lateness count, as in every other gradebook.
 *
 * @param standing the student's.
 * @param options as in `gradescopeResults`.
 */
export function gradescopeStanding(standing: Standing, options: { hidden?: GradescopeVisibility } = {}): GradescopeResults {
  const found = gradescopeResults(standingRows(standing), options);
  const output = [penaltySaid(standing), found.output].filter((line) => line !== "").join("\n");
  return { score: rounded(standing.total), ...found, output };
}
