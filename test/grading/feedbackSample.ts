import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Told } from "../../src/grading/feedback/writeFeedback.js";
import { noLateRule } from "../../src/grading/lateRule.js";
import type { Row, Status, TestRow } from "../../src/grading/row.js";
import type { ExerciseStanding, Standing } from "../../src/grading/standing.js";

/** What must never stand on a student's page: the words of hidden tests, whatever they say. */
export const secret = { name: "SECRET-NAME at the edges", message: "multistep(41, …) must be SECRET-VALUE, got 3. SECRET-HINT" } as const;

/** Text that does harm where it is not shown as text. */
export const hostile = [
  '<img src=x onerror="alert(1)"><script>alert(2)</script><style>*{display:none}</style></pre></span></main>',
  "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b[2J",
  "evil\u202Egpj.exe \u2066\u200B\uFEFF",
  "nul\0 lone\uD800 and \uDC00, bell\u0007, C1\u009B31m",
  "[link](javascript:alert(3)) ![x](https://example.org/x.png)",
  `${"a\u0300".repeat(40)}`,
].join("\n");

const test = (
  name: string,
  score: number,
  max: number,
  status: Status,
  message = "",
  visibility: TestRow["visibility"] = "visible",
): TestRow => ({
  name,
  score,
  max,
  status,
  message,
  visibility,
});

const stairs = "05-dropping/multistep";
const ramp = "06-warmup/ramp";

const row = (submission: string, exercise: string, tests: readonly TestRow[], gradable = true): Row => ({
  submission,
  exercise,
  score: tests.reduce((sum, { score }) => sum + score, 0),
  max: tests.reduce((sum, { max }) => sum + max, 0),
  tests,
  gradable,
  engine: "quickjs",
  spec: "0123456789abcdef",
});

const edge =
  "multistep(30, { milestones: [30], gamma: 0.1, lr0: 0.1 }) must be 0.01, got 0.1. Milestone 30 acts after 30 updates, which is on update 30: they are counted from 0.";
const rightTests = (seed: number): TestRow[] => [
  test("one milestone, before and after", 1, 1, "passed", "3 calls right."),
  test(
    "the update at the milestone has the lower rate",
    seed % 3 === 0 ? 0 : 2,
    2,
    seed % 3 === 0 ? "failed" : "passed",
    seed % 3 === 0 ? edge : "3 calls right.",
  ),
  test(
    "milestones in any order",
    seed % 4 === 1 ? 1 : 2,
    2,
    seed % 4 === 1 ? "partial" : "passed",
    seed % 4 === 1 ? "2 of 3 orders right: [80, 20] must give 0.1, got 1." : "3 calls right.",
  ),
  test(secret.name, seed % 3 === 0 ? 0 : 5, 5, seed % 3 === 0 ? "failed" : "passed", secret.message, "hidden"),
];

/** A cell as Jupyter saves it. */
const cell = (kind: "code" | "markdown", source: string, tags: readonly string[] = [], outputs: readonly object[] = []): object => ({
  cell_type: kind,
  metadata: { tags },
  source: source.split(/(?<=\n)/),
  ...(kind === "code" ? { outputs, execution_count: 1 } : {}),
});

const answer = `type Stairs = { milestones: number[]; gamma: number; lr0: number };

/** The rate of update t: lr0, times gamma at each milestone. */
export function multistep(t: number, { milestones, gamma, lr0 }: Stairs) {
  const passed = milestones.filter((milestone) => milestone < t);
  return lr0 * gamma ** passed.length;
}`;

const notebook = (student: string, bad: boolean): string =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      cell(
        "markdown",
        `# Dropping the rate\n\nBy ${student}. Write a function that multiplies $\\eta_0$ by $\\gamma$ at *each* milestone:\n\n- in any order\n- twice where it is there twice\n\n\`milestone <= t\` decides.`,
      ),
      cell("code", "const half = (x: number) => x / 2;", ["helper"]),
      cell(
        "code",
        bad ? `${hostile}\n${answer}` : answer,
        ["multistep"],
        [
          { output_type: "stream", name: "stdout", text: [bad ? hostile : "0.1\n", bad ? "x".repeat(1_000_000) : "0.01\n"] },
          { output_type: "display_data", data: { "text/html": "<script>alert(4)</script>", "image/png": "AAAA" }, metadata: {} },
        ],
      ),
      cell("markdown", bad ? hostile : "## A ramp\n\nNow the beginning."),
      cell(
        "code",
        "export const ramp = (t: number) => Math.min(1, t / 10);",
        ["ramp"],
        [{ output_type: "error", ename: "TypeError", evalue: "no", traceback: ["\u001b[31mTypeError\u001b[0m: no"] }],
      ),
    ],
  });

const standing = (
  id: string,
  name: string,
  exercises: readonly ExerciseStanding[],
  lateSeconds: number,
  submitted: string | null,
): Standing => {
  const raw = exercises.reduce((sum, { score }) => sum + score, 0);
  const penalty = lateSeconds > 0 ? raw / 10 : 0;
  const max = exercises.reduce((sum, one) => sum + one.max, 0);
  return { student: id, name, email: `${id}@example.org`, submitted, lateSeconds, exercises, raw, penalty, total: raw - penalty, max };
};

const exercise = (
  id: string,
  title: string,
  max: number,
  graded: Row | null,
  manual: ExerciseStanding["manual"] = null,
): ExerciseStanding => {
  const automatic = graded ? (graded.score / graded.max) * max : 0;
  return { exercise: id, title, max, automatic, manual, open: [], score: manual?.score ?? automatic, row: graded };
};

/** An assignment of two exercises. */
export const told = (folder: string): Told => ({
  folder,
  name: "week-5",
  title: "Week 5: dropping & warming up",
  course: "Optimization, winter 2026",
  due: "2026-11-20T23:59:00+01:00",
  late: { ...noLateRule, percentPerDay: 10 },
});

/**
 * A class with everything that happens: right and wrong answers, one that is hostile in every text, one that can't be graded, one that is late
 * and commented, one that handed in nothing.
 *
 * @param folder gets their notebooks.
 */
export function writeSample(folder: string): readonly Standing[] {
  const students: Standing[] = [];
  for (let i = 0; i < 12; i++) {
    const id = `s${String(i).padStart(2, "0")}`;
    const name = ["Ada Lovelace", "Zoë Müller-Lüdenscheidt", "Ωmega", "Björk"][i] ?? `Student ${i}`;
    const slow = i % 5 === 2;
    const rampRow = row(id, ramp, [
      test("begins at 0", 2, 2, "passed", "2 calls right."),
      test(
        "ends at the peak",
        slow ? 0 : 3,
        3,
        slow ? "timeout" : "passed",
        slow ? "It ran longer than 2000 ms. Does a loop ever end?" : "1 call right.",
      ),
    ]);
    const manual = i === 1 ? { score: 4, comment: "Well explained.\nMind the <edge>, though." } : null;
    students.push(
      standing(
        id,
        name,
        [
          exercise(stairs, "A staircase with any milestones", 20, row(id, stairs, rightTests(i))),
          exercise(ramp, "A ramp", 5, rampRow, manual),
        ],
        i === 1 ? 97_200 : 0,
        "2026-11-19T18:05:00Z",
      ),
    );
  }
  const trouble = "line 3 of cell 3: a syntax error, unexpected token. Mend it and hand in again.";
  const none = (id: string, exerciseId: string, names: readonly string[]): Row =>
    row(
      id,
      exerciseId,
      names.map((name) => test(name, 0, 2, "not-run", trouble, name === secret.name ? "hidden" : "visible")),
      false,
    );
  students.push(
    standing(
      "syn01",
      "Cannot Be Graded",
      [
        exercise(stairs, "A staircase with any milestones", 20, none("syn01", stairs, [...rightTests(1).map(({ name }) => name)])),
        exercise(ramp, "A ramp", 5, null),
      ],
      0,
      "2026-11-20T10:00:00Z",
    ),
    standing(
      "nobody",
      "Handed Nothing-In",
      [exercise(stairs, "A staircase with any milestones", 20, null), exercise(ramp, "A ramp", 5, null)],
      0,
      null,
    ),
    standing(
      "mallory",
      `Mallory ${hostile.slice(0, 60)}`,
      [
        exercise(
          stairs,
          "A staircase with any milestones",
          20,
          row("mallory", stairs, [
            test("one milestone, before and after", 0, 1, "error", hostile),
            test("the update at the milestone has the lower rate", 0, 2, "memory", "x".repeat(1_000_000)),
            test("milestones in any order", 0, 2, "output", "It put out more than 1,000,000 bytes."),
            test(secret.name, 0, 5, "error", secret.message + hostile, "hidden"),
          ]),
          { score: 1, comment: hostile },
        ),
        exercise(
          ramp,
          "A ramp",
          5,
          row("mallory", ramp, [
            test("begins at 0", 0, 2, "fault", "This test is broken: it could not judge."),
            test("ends at the peak", 0, 3, "failed", edge),
          ]),
        ),
      ],
      30,
      "2026-11-20T23:00:30Z",
    ),
  );
  for (const { student, name, submitted } of students) {
    if (submitted === null) continue;
    mkdirSync(join(folder, "submitted", student), { recursive: true });
    writeFileSync(join(folder, "submitted", student, "week-5.ipynb"), notebook(name, student === "mallory"));
  }
  return students;
}
