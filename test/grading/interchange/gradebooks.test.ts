import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../../src/grading/csv.js";
import { canvasCsv } from "../../../src/grading/interchange/canvas.js";
import { classroomResult } from "../../../src/grading/interchange/githubClassroom.js";
import { gradescopeStanding } from "../../../src/grading/interchange/gradescope.js";
import { commentOf } from "../../../src/grading/interchange/handedIn.js";
import { moodleCsv } from "../../../src/grading/interchange/moodle.js";
import { namesOf, nbgraderCsv } from "../../../src/grading/interchange/nbgraderCsv.js";
import { prairieLearnStanding } from "../../../src/grading/interchange/prairieLearn.js";
import { oneLine } from "../../../src/grading/interchange/told.js";
import { refusal } from "../../refusal.js";
import { anyStandings, rowOf, standingOf, testRow } from "./rows.js";

const assignment = { title: "Week 1: dropping", max: 10 };
const rowsOf = (text: string): Record<string, string>[] => parseCsv("t.csv", text).rows.map(({ cells }) => Object.fromEntries(cells));

/** The table as another reader has it, and what a spreadsheet would compute in it. */
function formulasIn(text: string): string[] {
  const cells = [...text.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",\r\n]*)/gm)].map(([, cell = ""]) => cell.replace(/^"|"$/g, ""));
  return cells.filter((cell) => /^[=+@\t\r-]/.test(cell) && Number.isNaN(Number(cell)));
}

describe("Canvas", () => {
  test("gets its columns, the points possible and a row for each who handed in", () => {
    const text = canvasCsv(
      [standingOf(), standingOf({ student: "bob", name: 'Bob "B", Jr.', total: 6.666666 })],
      { ...assignment, canvasId: "4711" },
      { userIds: new Map([["ada", "123"]]) },
    );
    expect(text.split("\r\n")).toEqual([
      "Student,ID,SIS User ID,SIS Login ID,Section,Week 1: dropping (4711)",
      '"    Points Possible",,,,,10',
      "Ada Lovelace,123,,ada,,7",
      '"Bob ""B"", Jr.",,,bob,,6.67',
      "",
    ]);
  });

  test("is not given a column that it would skip", () => {
    for (const title of ["Final Score of week 1", "Unposted Current Grade", "Section"]) {
      expect(refusal(() => canvasCsv([], { title, max: 1 }))).toContain(
        "the title must not be or hold the name of a column of Canvas's own",
      );
    }
  });
});

test("Moodle gets id, address, total, and how it came about as text in HTML", () => {
  const exercises = [
    { exercise: "a/multistep", title: "multistep", max: 6, automatic: 4, manual: null, open: [], score: 4, row: rowOf([testRow()]) },
    {
      exercise: "own",
      title: "x < y & z",
      max: 4,
      automatic: 0,
      manual: { score: 3, comment: "well argued" },
      open: [],
      score: 3,
      row: null,
    },
  ];
  const [row] = rowsOf(moodleCsv([standingOf({ exercises, penalty: 0.7, total: 6.3 })], assignment));
  expect(row).toEqual({
    "ID number": "ada",
    "Email address": "ada@example.org",
    "Grade: Week 1: dropping": "6.3",
    Feedback: "multistep 4 of 6. x &lt; y &amp; z 3 of 4, by hand: well argued. Late: −0.7.",
  });
});

describe("nbgrader", () => {
  test("gets what its own export writes: names in two, times in UTC, numbers as Python prints them", () => {
    const late = standingOf({ raw: 9, penalty: 1.8, total: 7.2 });
    const absent = standingOf({ student: "bob", name: "Bob", submitted: null, raw: 0, total: 0, exercises: [] });
    expect(nbgraderCsv([late, absent], { name: "week-1", due: "2026-12-01T22:00:00+01:00" }).split("\r\n")).toEqual([
      "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score",
      "week-1,2026-12-01 21:00:00,2026-12-01 22:30:00,ada,Lovelace,Ada,ada@example.org,9.0,1.8,7.2,10.0",
      "week-1,2026-12-01 21:00:00,,bob,Bob,,ada@example.org,0.0,0.0,0.0,10.0",
      "",
    ]);
  });

  test("takes names in either order", () => {
    expect(namesOf("Lovelace, Ada King")).toEqual({ last: "Lovelace", first: "Ada King" });
    expect(namesOf("Ada King Lovelace")).toEqual({ last: "Lovelace", first: "Ada King" });
    expect(namesOf("")).toEqual({ last: "", first: "" });
  });

  test("gets fractions of a second as Python has them, and no date that is none", () => {
    expect(nbgraderCsv([standingOf({ submitted: "2026-12-01T22:00:00.250Z" })], { name: "w", due: null })).toContain(
      ",,2026-12-01 22:00:00.250000,",
    );
    expect(refusal(() => nbgraderCsv([standingOf({ submitted: "soon" })], { name: "w", due: null }))).toContain(
      "must be ISO 8601, got soon",
    );
  });
});

test("points have at most two decimals, wherever they are read", () => {
  const sum = 1.1 + 2.2; // 3.3000000000000003
  const tests = [testRow({ score: sum, max: 2 * sum, status: "partial", visibility: "visible" })];
  const row = { ...rowOf(tests), score: sum, max: 2 * sum };
  const exercise = { exercise: "e", title: "e", max: 2 * sum, automatic: sum, manual: null, open: [], score: sum, row };
  const one = standingOf({ exercises: [exercise], raw: sum, penalty: sum / 3, total: (2 * sum) / 3, max: 2 * sum });
  const everywhere = [
    nbgraderCsv([one], { name: "w", due: null }),
    canvasCsv([one], { title: "w", max: 2 * sum }),
    moodleCsv([one], assignment),
    JSON.stringify(gradescopeStanding(one)),
    JSON.stringify({ ...prairieLearnStanding(one), score: 0 }), // a part of 1, not points
    JSON.stringify(classroomResult([row])),
  ];
  for (const text of everywhere) {
    expect(text).toMatch(/3\.3|2\.2/);
    expect(text).not.toMatch(/\d\.\d{3}/);
  }
});

describe("whatever names, titles and comments hold", () => {
  test("every table comes back, in order, with the points and no formula", () => {
    fc.assert(
      fc.property(anyStandings, (standings) => {
        const there = standings.filter(({ submitted }) => submitted !== null);
        const canvas = canvasCsv(standings, assignment, { missing: "zero" });
        const moodle = moodleCsv(standings, assignment);
        const nbgrader = nbgraderCsv(standings, { name: "w", due: null });
        expect(
          rowsOf(canvas)
            .slice(1)
            .map((row) => [row.Student, row["SIS Login ID"], Number(row["Week 1: dropping"])]),
        ).toEqual(standings.map(({ name, student, total }) => [oneLine(name), student, total]));
        expect(rowsOf(moodle).map((row) => [row["ID number"], row["Email address"], Number(row["Grade: Week 1: dropping"])])).toEqual(
          there.map(({ student, email, total }) => [student, oneLine(email), total]),
        );
        expect(rowsOf(nbgrader).map((row) => [row.student_id, Number(row.score)])).toEqual(
          standings.map(({ student, total, submitted }) => [student, submitted === null ? 0 : total]),
        );
        for (const text of [canvas, moodle, nbgrader]) expect(formulasIn(text)).toEqual([]);
        for (const row of rowsOf(moodle)) expect(row.Feedback).not.toMatch(/[<>]/);
        for (const standing of standings) expect(commentOf(standing)).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 60 },
    );
  });

  test("the check for formulas sees one", () => {
    expect(formulasIn('a,"=1+1"\r\n@x,-2,-3a')).toEqual(["=1+1", "@x", "-3a"]);
  });

  test("who handed in nothing is left out of an import, or gets 0 where that is asked for", () => {
    const absent = standingOf({ student: "bob", submitted: null, total: 0, exercises: [] });
    expect(rowsOf(canvasCsv([absent], assignment))).toHaveLength(1);
    expect(rowsOf(canvasCsv([absent], assignment, { missing: "zero" }))[1]).toMatchObject({ "Week 1: dropping": "0" });
    expect(rowsOf(moodleCsv([absent], assignment))).toEqual([]);
    expect(rowsOf(moodleCsv([absent], assignment, { missing: "zero" }))).toHaveLength(1);
  });

  test("no gradebook gets a number that is none", () => {
    for (const total of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const bad = [standingOf({ total })];
      expect(refusal(() => canvasCsv(bad, assignment))).toContain(`points must be a finite number, got ${total}`);
      expect(refusal(() => moodleCsv(bad, assignment))).toContain("points must be a finite number");
      expect(refusal(() => nbgraderCsv([standingOf({ raw: total })], { name: "w", due: null }))).toContain(
        "points must be a finite number",
      );
    }
  });
});
