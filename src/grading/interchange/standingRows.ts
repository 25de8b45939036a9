import type { Row, TestRow } from "../row.js";
import type { ExerciseStanding, Standing } from "../standing.js";
import { gradeText } from "./handedIn.js";

/**
 * A standing as rows that platforms can show, worth what the assignment says: tests' points are scaled to the exercise's; points that a person
 * gave stand for all of them, of which the verdicts stay; what nobody has judged yet is a test without points that says so; where nothing was handed in there is a test that says so.
 *
 * @returns a row an exercise, whose scores add up to the standing's sum before lateness and whose maxima add up to its maximum.
 */
export const standingRows = ({ student, exercises }: Standing): readonly Row[] => exercises.map((one) => rowOf(student, one));

function rowOf(student: string, { exercise, max, manual, open, score, row }: ExerciseStanding): Row {
  const known: Pick<Row, "submission" | "exercise" | "gradable" | "engine" | "spec"> =
    row === null
      ? { submission: student, exercise, gradable: true, engine: "quickjs", spec: "" }
      : { submission: student, exercise, gradable: row.gradable || manual !== null, engine: row.engine, spec: row.spec };
  const tests = row?.tests ?? [];
  const ofTests = max - open.reduce((sum, one) => sum + one.max, 0);
  const factor = row === null || row.max === 0 ? 0 : ofTests / row.max;
  const whole = (name: string, message: string): TestRow => ({
    name,
    score,
    max,
    status: score >= max ? "passed" : score > 0 ? "partial" : "failed",
    message,
    visibility: "visible",
  });
  const scaled = tests.map((test) => ({ ...test, score: test.score * factor, max: test.max * factor }));
  const unjudged = open.map(
    ({ criterion, max: most }): TestRow => ({
      name: criterion,
      score: 0,
      max: most,
      status: "not-run",
      message: "A person judges this, and nobody has yet.",
      visibility: "visible",
    }),
  );
  const shown =
    manual !== null
      ? [
          whole("points given by hand", manual.comment),
          ...[...tests.filter(({ status }) => status !== "fault"), ...unjudged].map((test) => ({ ...test, score: 0, max: 0 })),
        ]
      : row === null
        ? [whole("handed in", "Nothing was handed in.")]
        : [...scaled, ...unjudged];
  return { ...known, score, max, tests: shown };
}

/** What lateness took off, in a sentence; empty where nothing was. */
export const penaltySaid = ({ penalty, student }: Standing): string =>
  penalty > 0 ? `Handed in late: −${gradeText(penalty, student)} points.` : "";
