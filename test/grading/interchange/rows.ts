import fc from "fast-check";
import { type Row, statuses, type TestRow } from "../../../src/grading/row.js";
import type { Standing } from "../../../src/grading/standing.js";

/** Texts that break tables, pages, databases and terminals. */
export const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '=cmd|" /C calc"!A0',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    'a "quoted", text\nwith lines\r\nand more',
    "<script>alert(1)</script>",
    "::error::x\n::stop-commands::y ##[debug]z",
    "nul \u0000 escape \u001b[31m bell \u0007",
    "half \ud800 sign",
    "é \u{1F600} עברית 漢字",
    "x".repeat(12_000),
  ),
);

export const testRow = (known: Partial<TestRow> = {}): TestRow => ({
  name: "drops at a milestone",
  score: 2,
  max: 2,
  status: "passed",
  message: "",
  visibility: "visible",
  ...known,
});

export const rowOf = (tests: readonly TestRow[], known: Partial<Row> = {}): Row => ({
  submission: "ada",
  exercise: "05-dropping/multistep",
  score: tests.reduce((sum, { score }) => sum + score, 0),
  max: tests.reduce((sum, { max }) => sum + max, 0),
  tests,
  gradable: true,
  engine: "quickjs",
  spec: "0123456789abcdef",
  ...known,
});

const anyTest: fc.Arbitrary<TestRow> = fc
  .record({
    name: hostile,
    max: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0.01, max: 10, noNaN: true })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    status: fc.constantFrom(...statuses),
    message: hostile,
    visibility: fc.constantFrom("visible" as const, "hidden" as const),
  })
  .map(({ share, ...test }) => ({
    ...test,
    score: test.status === "passed" ? test.max : test.status === "partial" ? share * test.max : 0,
  }));

/** Rows of one submission to several exercises. */
export const anyRows: fc.Arbitrary<readonly Row[]> = fc
  .array(fc.tuple(fc.array(anyTest, { minLength: 1, maxLength: 8 }), fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((lists) => lists.map(([tests, gradable], i) => rowOf(tests, { gradable, exercise: `05-dropping/e${i}` })));

export const standingOf = (known: Partial<Standing> = {}): Standing => ({
  student: "ada",
  name: "Ada Lovelace",
  email: "ada@example.org",
  submitted: "2026-12-01T23:30:00+01:00",
  lateSeconds: 0,
  exercises: [
    {
      exercise: "05-dropping/multistep",
      title: "multistep",
      max: 10,
      automatic: 7,
      manual: null,
      open: [],
      score: 7,
      row: rowOf([testRow()]),
    },
  ],
  raw: 7,
  penalty: 0,
  total: 7,
  max: 10,
  ...known,
});

/** A class in which every text may be hostile. */
export const anyStandings: fc.Arbitrary<readonly Standing[]> = fc
  .array(
    fc.record({
      name: hostile,
      email: hostile,
      total: fc.integer({ min: 0, max: 1000 }).map((cents) => cents / 100),
      comment: hostile,
      title: hostile,
      there: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((students) =>
    students.map(({ name, email, total, comment, title, there }, i) =>
      standingOf({
        student: `student-${i}`,
        name,
        email,
        raw: total,
        total,
        submitted: there ? "2026-12-01T22:00:00Z" : null,
        exercises: [
          {
            exercise: "e",
            title,
            max: 10,
            automatic: total,
            manual: there ? { score: total, comment } : null,
            open: [],
            score: total,
            row: null,
          },
        ],
      }),
    ),
  );

/** What each key of an object must be; a key with ? may be missing, and there is no other. */
export type Shape = { readonly [key: string]: (value: unknown) => boolean };
export const isText = (value: unknown): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
  typeof value === "string" && !/[\u0000-\u0008\u000b-\u001f]|\p{Surrogate}/u.test(value) && value.length <= 10_050;
export const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
export const isFrom =
  (low: number, high: number) =>
  (value: unknown): boolean =>
    isNumber(value) && (value as number) >= low && (value as number) <= high;
export const isOneOf =
  (...words: readonly unknown[]) =>
  (value: unknown): boolean =>
    words.includes(value);
export const isList =
  (of: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(of);
export const fits =
  (shape: Shape) =>
  (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).every((key) => Object.hasOwn(shape, key) || Object.hasOwn(shape, `${key}?`)) &&
    Object.entries(shape).every(([key, must]) => {
      const name = key.replace("?", "");
      return Object.hasOwn(value, name) ? must((value as Record<string, unknown>)[name]) : key.endsWith("?");
    });
