import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distribution, distributionFigure } from "../../src/grading/feedback/distributionFigure.js";
import { itemStatistics } from "../../src/grading/feedback/itemStatistics.js";
import { wrongAnswers } from "../../src/grading/feedback/wrongAnswers.js";
import type { Row, Status, TestRow } from "../../src/grading/row.js";
import { checkFigure } from "../../src/plots/checkFigure.js";

const tested = (score: number, max = 1, status: Status = score === max ? "passed" : "failed", message = "no"): TestRow => ({
  name: "t",
  score,
  max,
  status,
  message,
  visibility: "visible",
});
const rowOf = (submission: string, tests: readonly TestRow[], more: Partial<Row> = {}): Row => ({
  submission,
  exercise: "e",
  score: tests.reduce((sum, { score }) => sum + score, 0),
  max: tests.reduce((sum, { max }) => sum + max, 0),
  tests,
  gradable: true,
  engine: "quickjs",
  spec: "one",
  ...more,
});
/** Rows of tests worth 1, 2, 3 … points, of which each student has some. */
const classOf = (passed: readonly (readonly boolean[])[]): Row[] =>
  passed.map((own, i) =>
    rowOf(
      `s${i}`,
      own.map((is, j) => tested(is ? j + 1 : 0, j + 1)),
    ),
  );
const passes = fc
  .integer({ min: 2, max: 5 })
  .chain((tests) => fc.array(fc.array(fc.boolean(), { minLength: tests, maxLength: tests }), { minLength: 3, maxLength: 20 }));

describe("item statistics", () => {
  test("difficulty and discrimination of a class counted by hand", () => {
    // The first test has x = 1 1 0 0 with rests 5 2 3 0: M₁ − M₀ = 3.5 − 1.5, s² = (2.5² + .5² + .5² + 2.5²) / 4 = 3.25, √(pq) = ½.
    const [first] = itemStatistics(
      classOf([
        [true, true, true],
        [true, true, false],
        [false, false, true],
        [false, false, false],
      ]),
    );
    expect(first).toMatchObject({ n: 4, difficulty: 0.5, statuses: { passed: 2, failed: 2 } });
    expect(first?.discrimination).toBeCloseTo((2 * 0.5) / Math.sqrt(3.25), 12);
  });

  test("discrimination of a test that is passed or not is the point-biserial correlation", () => {
    fc.assert(
      fc.property(passes, (passed) => {
        for (const [j, { difficulty, discrimination }] of itemStatistics(classOf(passed)).entries()) {
          const rest = passed.map((own) => own.reduce((sum, is, k) => sum + (is && k !== j ? k + 1 : 0), 0));
          const groupMean = (wanted: boolean): number => {
            const own = rest.filter((_, i) => passed[i]?.[j] === wanted);
            return own.reduce((sum, value) => sum + value, 0) / own.length;
          };
          const p = passed.filter((own) => own[j]).length / passed.length;
          expect(difficulty).toBeCloseTo(p, 12);
          // The spread by another route: half the mean squared difference of all pairs.
          const pairs = rest.flatMap((a) => rest.map((b) => (a - b) ** 2));
          const s = Math.sqrt(pairs.reduce((sum, value) => sum + value, 0) / pairs.length / 2);
          if (p === 0 || p === 1 || s === 0) expect(discrimination).toBeNull();
          else expect(discrimination).toBeCloseTo(((groupMean(true) - groupMean(false)) * Math.sqrt(p * (1 - p))) / s, 9);
        }
      }),
    );
  });

  test("does not depend on the order of students, nor on what points are worth", () => {
    fc.assert(
      fc.property(passes, fc.constantFrom(0.5, 4, 64), (passed, worth) => {
        const rows = classOf(passed);
        const scaled = rows.map((row) =>
          rowOf(
            row.submission,
            row.tests.map((t) => ({ ...t, score: t.score * worth, max: t.max * worth })),
          ),
        );
        const once = itemStatistics(rows);
        for (const [i, other] of itemStatistics(scaled.reverse()).entries()) {
          const { discrimination } = once[i] as (typeof once)[number];
          expect(other.difficulty).toBeCloseTo(once[i]?.difficulty as number, 12);
          if (discrimination === null) expect(other.discrimination).toBeNull();
          else expect(other.discrimination).toBeCloseTo(discrimination, 9);
          expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("says nothing where there is nothing to say", () => {
    expect(itemStatistics([])).toEqual([]);
    // Two always correlate.
    expect(
      itemStatistics(
        classOf([
          [true, true],
          [false, false],
        ]),
      )[0]?.discrimination,
    ).toBeNull();
    // The same rest, but for rounding: 0.1 + 0.2 and 0.3.
    const rests = [
      [0.1, 0.2],
      [0.3, 0],
      [0.2, 0.1],
    ].map(([a = 0, b = 0], i) => rowOf(`s${i}`, [tested(i % 2), tested(a, 1), tested(b, 1)]));
    expect(itemStatistics(rests)[0]?.discrimination).toBeNull();
  });

  test("leaves out what could not be graded and what was broken", () => {
    const rows = [
      ...classOf([
        [true, true],
        [true, false],
        [false, true],
      ]),
      rowOf("bad", [tested(0, 1, "not-run"), tested(0, 2, "not-run")], { gradable: false }),
      rowOf("odd", [tested(0, 1, "fault"), tested(2, 2)]),
    ];
    const [first, second] = itemStatistics(rows);
    expect([first?.n, first?.difficulty]).toEqual([3, 2 / 3]);
    expect([second?.n, second?.difficulty]).toEqual([4, 3 / 4]);
    expect(first?.statuses).toEqual({ passed: 2, failed: 1, fault: 1 });
  });

  test("takes the rest from all exercises of a student", () => {
    const other = (i: number, score: number) => rowOf(`s${i}`, [tested(score, 9)], { exercise: "f" });
    const rows = [...classOf([[true], [true], [false]]), other(0, 9), other(1, 6), other(2, 0)];
    // x = 1 1 0, X = 9 6 0: r = (7.5 − 0) √(2/9) / √14.
    expect(itemStatistics(rows)[0]?.discrimination).toBeCloseTo((7.5 * Math.sqrt(2 / 9)) / Math.sqrt(14), 12);
  });
});

describe("wrong answers", () => {
  const wrong = (submission: string, message: string, more: Partial<Row> = {}): Row =>
    rowOf(submission, [tested(0, 1, "failed", message)], more);

  test("are one where the same test said the same, up to spaces and places", () => {
    const found = wrongAnswers([
      wrong("c", "f(1) must be 2, got 3."),
      wrong("a", "f(1) must be 2,  got 3."),
      wrong("b", "f(1) must be 2, got 4."),
      rowOf("d", [tested(0, 1, "error", "line 7 of cell 2: x is not defined")]),
      rowOf("e", [tested(0, 1, "error", "line 9 of cell 4: x is not defined")]),
      rowOf("f", [tested(1)]),
      rowOf("g", [tested(0, 1, "not-run")], { gradable: false }),
    ]);
    expect(found.map(({ submissions }) => submissions)).toEqual([["a", "c"], ["d", "e"], ["b"]]);
    expect(found[0]).toMatchObject({ exercise: "e", index: 0, status: "failed", example: "f(1) must be 2,  got 3." });
  });

  test("of variants are one where they differ in numbers and names only", () => {
    const rows = [wrong("a", "f(1) must be 2, got 3.5e-7.", { spec: "1" }), wrong("b", "f(-4) must be 5, got 6.", { spec: "2" })];
    expect(wrongAnswers(rows).map(({ submissions }) => submissions)).toEqual([["a", "b"]]);
    const named = [
      wrong("c", 'rate(3, {"drops":[3]}) must be 1, got 2. Mind the drops.', { spec: "1" }),
      wrong("d", 'lr(4, {"steps":[5]}) must be 1, got 2. Mind the steps.', { spec: "2" }),
      wrong("e", 'lr(4, {"steps":[5]}) must be 1, got 2. Mind the edge.', { spec: "3" }),
    ];
    expect(wrongAnswers(named).map(({ submissions }) => submissions)).toEqual([["c", "d"], ["e"]]);
    expect(wrongAnswers(rows.map((row) => ({ ...row, spec: "1" }))).length).toBe(2);
  });

  test("are all there, each once, whatever the order", () => {
    const messages = fc.array(fc.constantFrom("x", "y", "z", "1 2"), { maxLength: 20 });
    fc.assert(
      fc.property(messages, (all) => {
        const rows = all.map((message, i) => wrong(`s${i + 10}`, message));
        const found = wrongAnswers(rows);
        expect(found.flatMap(({ submissions }) => submissions).sort()).toEqual(rows.map(({ submission }) => submission));
        expect(wrongAnswers([...rows].reverse())).toEqual(found);
        const counts = found.map(({ submissions }) => submissions.length);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
      }),
    );
  });
});

describe("the distribution of points", () => {
  test("puts each tenth's edge into the tenth that begins there, and full points into the last", () => {
    const { bins, mean, median } = distribution([0, 0.9, 1, 3, 9.99, 10, 12, -1], 10);
    expect(bins.map(({ count }) => count)).toEqual([3, 1, 0, 1, 0, 0, 0, 0, 0, 3]);
    expect(mean).toBeCloseTo(35.89 / 8, 12);
    expect(median).toBe(2);
    // 0.3 * 10 / 10 and the like must not fall below their edge.
    for (let i = 0; i < 10; i++) expect(distribution([i * 0.7], 7).bins[i]?.count, `${i}`).toBe(1);
  });

  test("draws what it says", () => {
    const figure = distributionFigure(distribution([10, 8, 8.5, 2], 10));
    checkFigure(figure);
    expect(figure.sentence).toBe("Of 4 students, half have 8.25 of 10 points or more; the mean is 7.13. Most, 2, have from 8 to 9.");
    expect(figure.data.panels[0]?.rules?.[0]?.at).toBe(8.25);
  });
});
