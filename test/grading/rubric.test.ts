import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseCsv, printCsv, type Separator } from "../../src/grading/csv.js";
import { type ByTests, type Criterion, readRubric, rubricColumns, writeRubric } from "../../src/grading/rubric.js";
import { refusal } from "../refusal.js";

const stairs = "05-dropping/multistep";
const ada: ByTests = { student: "ada", exercises: [{ exercise: stairs, max: 10, automatic: 7.5 }] };
const bob: ByTests = { student: "bob", exercises: [{ exercise: stairs, max: 10, automatic: 0 }] };
const explained: Criterion = { exercise: stairs, criterion: "explanation", max: 4 };

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-rubric-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "manual.csv");
}

const plain = (found: ReturnType<typeof readRubric>): unknown =>
  Object.fromEntries(
    [...found].map(([id, own]) => [
      id,
      Object.fromEntries(
        [...own].map(([exercise, { score, comment, open }]) => [exercise, { score, comment, open: open.map((one) => one.criterion) }]),
      ),
    ]),
  );

/** Edits cells as a person would: in the rows of a student and a criterion. */
function edit(
  file: string,
  changes: readonly (readonly [student: string, criterion: string, cells: Record<string, string>])[],
  to?: Separator,
) {
  const { header, rows, separator } = parseCsv(file, readFileSync(file, "utf8"));
  const names = [...new Set([...header, ...changes.flatMap(([, , cells]) => Object.keys(cells))])];
  const table = rows.map(({ cells }) => {
    const change =
      changes.find(([student, criterion]) => cells.get("student") === student && cells.get("criterion") === criterion)?.[2] ?? {};
    return names.map((name) => change[name] ?? cells.get(name) ?? "");
  });
  writeFileSync(file, printCsv(names, table, { separator: to ?? separator }));
}

describe("a table of points by hand", () => {
  test("is filled in with what the tests gave, and says nothing until a person does", () => {
    const file = scratch();
    expect(writeRubric(file, [ada, bob])).toEqual({ kept: 0, backup: null, lost: [] });
    expect(readFileSync(file, "utf8")).toBe(
      `\uFEFF${rubricColumns.join(",")}\r\nada,${stairs},tests,7.5,10,,7.5\r\nbob,${stairs},tests,0,10,,0\r\n`,
    );
    expect(plain(readRubric(file, [ada, bob]))).toEqual({ ada: {}, bob: {} });
  });

  test("shows two decimals, and counts all of them", () => {
    const file = scratch();
    const third: ByTests = { student: "ada", exercises: [{ exercise: stairs, max: 10, automatic: 10 / 3 }] };
    writeRubric(file, [third]);
    expect(readFileSync(file, "utf8")).toContain(`ada,${stairs},tests,3.33,10,,3.33\r\n`);
    expect(plain(readRubric(file, [third]))).toEqual({ ada: {} });
  });

  test("gives what a person wrote, and goes on giving it when tests say something else", () => {
    const file = scratch();
    writeRubric(file, [ada, bob]);
    edit(file, [
      ["ada", "tests", { points: "9", comment: "The right idea,\nwrong at the edge." }],
      ["bob", "tests", { comment: "=Come and see me" }],
    ]);
    const written = { ada: { [stairs]: { score: 9, comment: "The right idea,\nwrong at the edge.", open: [] } } };
    expect(plain(readRubric(file, [ada, bob]))).toEqual({
      ...written,
      bob: { [stairs]: { score: 0, comment: "=Come and see me", open: [] } },
    });
    // Graded again: a comment alone lets the tests' points through, also when they pass by what a person gave.
    for (const automatic of [9, 3]) {
      const again = [ada, bob].map(({ student }) => ({ student, exercises: [{ exercise: stairs, max: 10, automatic }] }));
      expect(writeRubric(file, again)).toEqual({ kept: 2, backup: null, lost: [] });
      expect(plain(readRubric(file, again))).toEqual({
        ...written,
        bob: { [stairs]: { score: automatic, comment: "=Come and see me", open: [] } },
      });
    }
  });

  test("takes criteria out of what the tests are worth", () => {
    const file = scratch();
    writeRubric(file, [ada], { criteria: [explained] });
    expect(plain(readRubric(file, [ada]))).toEqual({ ada: { [stairs]: { score: 4.5, comment: "", open: ["explanation"] } } });
    edit(file, [["ada", "explanation", { points: "2.5", comment: "Says why." }]]);
    // 7.5 of 10 by the tests are 4.5 of 6.
    expect(plain(readRubric(file, [ada]))).toEqual({ ada: { [stairs]: { score: 7, comment: "explanation: Says why.", open: [] } } });
    writeRubric(file, [ada]);
    expect(plain(readRubric(file, [ada]))).toEqual({ ada: { [stairs]: { score: 7, comment: "explanation: Says why.", open: [] } } });
  });

  test("comes back from a spreadsheet with semicolons and decimal commas", () => {
    const file = scratch();
    writeRubric(file, [ada, bob]);
    edit(
      file,
      [
        ["ada", "tests", { points: "8,5", automatic: "7,5" }],
        ["bob", "tests", { points: "0", automatic: "0" }],
      ],
      ";",
    );
    expect(plain(readRubric(file, [ada, bob]))).toEqual({ ada: { [stairs]: { score: 8.5, comment: "", open: [] } }, bob: {} });
    writeRubric(file, [bob, ada]);
    expect(plain(readRubric(file, [ada, bob]))).toEqual({ ada: { [stairs]: { score: 8.5, comment: "", open: [] } }, bob: {} });
  });

  test("keeps columns of one's own, and in a backup what has no place any more", () => {
    const file = scratch();
    writeRubric(file, [ada, bob]);
    edit(file, [
      ["ada", "tests", { "graded by": "Zoë" }],
      ["bob", "tests", { points: "5" }],
    ]);
    const before = readFileSync(file, "utf8");
    const { kept, backup, lost } = writeRubric(file, [ada]);
    expect({ kept, lost }).toEqual({ kept: 1, lost: [`line 3: bob, ${stairs}, tests`] });
    expect(backup).toBe(file.replace("manual.csv", "manual.before-1.csv"));
    expect(readFileSync(backup as string, "utf8")).toBe(before);
    expect(parseCsv(file, readFileSync(file, "utf8")).rows.map(({ cells }) => cells.get("graded by"))).toEqual(["Zoë"]);
  });

  test("once written, is the same however often it is written again", () => {
    const points = fc.double({ min: 0, max: 10, noNaN: true });
    const own = fc.record({ points: fc.option(points, { nil: null }), comment: fc.string() });
    fc.assert(
      fc.property(points, own, own, (automatic, byTests, byPerson) => {
        const file = scratch();
        const students = [{ student: "ada", exercises: [{ exercise: stairs, max: 14, automatic }] }];
        writeRubric(file, students, { criteria: [explained] });
        const text = (value: number | null, most: number): Record<string, string> =>
          value === null ? {} : { points: String(Math.min(value, most)) };
        edit(file, [
          ["ada", "tests", { ...text(byTests.points, 10), comment: byTests.comment }],
          ["ada", "explanation", { ...text(byPerson.points, 4), comment: byPerson.comment }],
        ]);
        const first = readRubric(file, students);
        writeRubric(file, students);
        const bytes = readFileSync(file, "utf8");
        writeRubric(file, students);
        expect(readFileSync(file, "utf8")).toBe(bytes);
        expect(plain(readRubric(file, students))).toEqual(plain(first));
        const sum = Math.min(byTests.points ?? automatic * (10 / 14), 10) + Math.min(byPerson.points ?? 0, 4);
        expect(first.get("ada")?.get(stairs)?.score).toBeCloseTo(sum, 9);
      }),
      { numRuns: 40 },
    );
  });
});

describe("what makes no sense", () => {
  const head = rubricColumns.join(",");
  const right = `ada,${stairs},tests,7.5,10,,7.5`;
  test.each([
    [`${head}\neve,${stairs},tests,1,10,,1\n${right}`, 'line 2: there is no student "eve". Write the id as students.csv has it.'],
    [`${head}\n${right}\nada,x/y,tests,1,10,,1`, `line 3: there is no exercise "x/y". There are ${stairs}.`],
    [
      `${head}\nada,${stairs},tests,11,10,,7.5`,
      "line 2: points must be at most 10, the row's max, got 11. Give fewer, or raise max and lower another's.",
    ],
    [
      `${head}\nada,${stairs},tests,many,10,,7.5`,
      'line 2: points must be a number from 0 up, got "many". Write 7.5, or leave points empty.',
    ],
    [
      `${head}\nada,${stairs},tests,"7,5",10,,7.5`,
      'line 2: points must be a number from 0 up, got "7,5". Write 7.5, or leave points empty.',
    ],
    [`${head}\nada,${stairs},tests,-1,10,,7.5`, 'line 2: points must be a number from 0 up, got "-1". Write 7.5, or leave points empty.'],
    [`${head}\n${right}\n${right}`, `line 3: ada, ${stairs}, tests must be there once, and is in line 2 too. Take one out.`],
    [
      `${head}\n${right}\nada,${stairs},style,1,2,,`,
      `line 2, 3: max must add up to 10, what ${stairs} is worth, got 12. Change one, or grade again.`,
    ],
    [`${head}\n${right}\nada,${stairs},,1,2,,`, "line 3: each row must name a criterion, got none. Write tests, or what was judged."],
  ])("%j", (text, message) => {
    const file = scratch();
    writeFileSync(file, text);
    expect(refusal(() => readRubric(file, [ada]))).toBe(`${file}, ${message}`);
  });

  test("a row that is missing", () => {
    const file = scratch();
    writeFileSync(file, `${head}\n${right}\n`);
    const message = `${file}: the row of bob, ${stairs}, tests is missing. Grade again, which writes the table anew: what is in it is kept.`;
    expect(refusal(() => readRubric(file, [ada, bob]))).toBe(message);
    writeRubric(file, [ada, bob]);
    expect(plain(readRubric(file, [ada, bob]))).toEqual({ ada: {}, bob: {} });
  });

  test("a table that would say the same is not written again", () => {
    const file = scratch();
    writeRubric(file, [ada]);
    const { ino } = statSync(file);
    writeRubric(file, [ada]);
    expect(statSync(file).ino).toBe(ino);
    writeRubric(file, [ada, bob]);
    expect(statSync(file).ino).not.toBe(ino);
  });

  test("a file that is no such table is left as it is", () => {
    const file = scratch();
    writeFileSync(file, "student,points\nada,3\n");
    const message = refusal(() => writeRubric(file, [ada]));
    expect(message).toBe(
      `${file}, line 1: a table of points by hand must have the columns ${rubricColumns.join(", ")}, and lacks exercise, criterion, max, comment. Add them, or move the file away.`,
    );
    expect(readFileSync(file, "utf8")).toBe("student,points\nada,3\n");
    expect(readdirSync(join(file, "..")).length).toBe(1);
  });

  test("criteria that take more than there is", () => {
    const file = scratch();
    const message = refusal(() => writeRubric(file, [ada], { criteria: [{ ...explained, max: 11 }] }));
    expect(message).toContain(`the criteria of ${stairs} must take at most the 10 points that it is worth, got 11`);
    expect(existsSync(file)).toBe(false);
  });
});
