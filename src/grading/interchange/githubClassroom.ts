/**
 * What GitHub Classroom's reporter reads of a step, and the files that make a repository an assignment: .github/workflows/classroom.yml and,
 * for Classroom's page, .github/classroom/autograding.json.
 *
 * Source: https://docs.github.com/en/education/manage-coursework-with-github-classroom/teach-with-github-classroom/use-autograding ; the step's
 * output is read from the source of https://github.com/classroom-resources/autograding-grading-reporter (src/main.js, notify-classroom.js)
 * and autograding-command-grader: JSON in base64, `{ version, status, max_score, tests }`.
 */
import type { Row } from "../row.js";
import { checkOneSubmission, nameOfTest, oneLine, rounded, sumOf, toldOf } from "./told.js";

/** The output `result` of a step, before base64. Classroom counts the sum of the tests' scores. */
export interface ClassroomResult {
  readonly version: 1;
  readonly status: "pass" | "fail" | "error";
  readonly max_score: number;
  readonly tests: readonly {
    readonly name: string;
    readonly status: "pass" | "fail" | "error";
    readonly score: number;
    readonly message: string;
    readonly test_code: "";
    readonly filename: "";
    readonly line_no: 0;
    readonly duration: 0;
  }[];
}

/**
 * What Classroom's reporter reads of one submission, partial points included.
 *
 * @param rows its rows, one an exercise.
 * @throws a RangeError where the rows are none, of several submissions or name an exercise twice.
 */
export function classroomResult(rows: readonly Row[]): ClassroomResult {
  checkOneSubmission("classroomResult", rows);
  // The reporter gets it as an environment variable, of which Linux takes 128 KiB: 96 KiB before base64.
  const most = Math.min(500, Math.floor(20_000 / rows.reduce((count, row) => count + row.tests.length, 0)));
  const tests = rows.flatMap((row) =>
    row.tests.map((test) => ({
      name: nameOfTest(row, test, rows.length > 1),
      status:
        test.status === "passed"
          ? ("pass" as const)
          : test.status === "failed" || test.status === "partial"
            ? ("fail" as const)
            : ("error" as const),
      score: rounded(test.score),
      // The reporter prints it, and a line that begins with "::" or holds "##[" would be a command to the runner.
      message: oneLine(toldOf(test), most).replaceAll("##[", "## ["),
      test_code: "" as const,
      filename: "" as const,
      line_no: 0 as const,
      duration: 0 as const,
    })),
  );
  const worst = (["error", "fail"] as const).find((status) => tests.some((test) => test.status === status));
  return { version: 1, status: worst ?? "pass", max_score: rounded(sumOf(rows, "max")), tests };
}
