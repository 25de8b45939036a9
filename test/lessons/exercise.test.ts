import { describe, expect, test } from "vitest";
import { type Call, type Exercise, type ExerciseTest, type Outcome, runCheck } from "../../src/lessons/exercise.js";

const right: ExerciseTest = { name: "t", points: 2, calls: () => [[1]], judge: () => ({ score: 1, message: "" }) };
const exercise = (...tests: Partial<ExerciseTest>[]): Exercise => ({ entry: "f", tests: tests.map((one) => ({ ...right, ...one })) });
const answering =
  (answer: unknown): Call =>
  async () =>
    answer as Outcome[];

describe("runCheck", () => {
  test("adds up the points of judged tests", async () => {
    const result = await runCheck(
      exercise(
        {},
        { points: 3, judge: () => ({ score: 0.5, message: "half" }) },
        { hidden: true, judge: () => ({ score: 0, message: "no" }) },
      ),
      answering([{ ok: true, value: 1 }]),
    );
    expect(result).toEqual({
      score: 3.5,
      points: 7,
      tests: [
        { name: "t", points: 2, score: 2, message: "" },
        { name: "t", points: 3, score: 1.5, message: "half" },
        { name: "t", points: 2, score: 0, message: "no", hidden: true },
      ],
    });
  });

  test("hands the seed to each test, and its calls to the answer and to the judge", async () => {
    const seen: unknown[] = [];
    const judged = exercise({
      calls: (seed) => [[seed], [seed + 1]],
      judge: (outcomes, calls) => {
        seen.push(outcomes, calls);
        return { score: 1, message: "" };
      },
    });
    const call: Call = async (entry, calls) => {
      seen.push(entry);
      return calls.map(([x]) => ({ ok: true, value: x ?? null }));
    };
    await runCheck(judged, call, 41);
    expect(seen).toEqual([
      "f",
      [
        { ok: true, value: 41 },
        { ok: true, value: 42 },
      ],
      [[41], [42]],
    ]);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["no list", { 0: { ok: true, value: 1 } }],
    ["too few", []],
    ["no outcome", [null]],
    ["neither value nor error", [{ ok: true, value: () => 1 }]],
    ["an error that is no text", [{ ok: false, error: 3 }]],
    ["a truth that is not true", [{ ok: 1, value: 1 }]],
  ])("takes %s from a sandbox as no answer", async (_, answer) => {
    const outcomes: (readonly Outcome[])[] = [];
    const judge = (given: readonly Outcome[]) => {
      outcomes.push(given);
      return { score: 0, message: "" };
    };
    await runCheck(exercise({ judge }), answering(answer));
    expect(outcomes).toEqual([[{ ok: false, error: "no answer came back" }]]);
  });

  test("more answers than calls do not reach the judge", async () => {
    const counts: number[] = [];
    const judge = (given: readonly Outcome[]) => {
      counts.push(given.length);
      return { score: 1, message: "" };
    };
    await runCheck(exercise({ judge }), answering([1, 2, 3].map((value) => ({ ok: true, value }))));
    expect(counts).toEqual([1]);
  });

  test.each<[string, Partial<ExerciseTest>, string]>([
    [
      "a judge that throws",
      {
        judge: () => {
          throw new Error("oops");
        },
      },
      "it could not judge (oops)",
    ],
    [
      "calls that throw",
      {
        calls: () => {
          throw new Error("oops");
        },
      },
      "it could not make its calls (oops)",
    ],
    ["calls that are not plain", { calls: () => [[(() => 1) as never]] }, "its list of calls[0][0] is a function"],
    ["a score above 1", { judge: () => ({ score: 2, message: "" }) }, "it gave the score 2, not one from 0 to 1"],
    ["a score that is none", { judge: () => ({ score: Number.NaN, message: "" }) }, "it gave the score NaN, not one from 0 to 1"],
    ["no verdict", { judge: () => undefined as never }, "it could not judge ("],
  ])("%s is the course's fault, and says so", async (_, test, words) => {
    const { score, tests } = await runCheck(exercise(test, {}), answering([{ ok: true, value: 1 }]));
    expect(score).toBe(2);
    expect(tests[0]).toMatchObject({ score: 0, points: 2, fault: true });
    expect(tests[0]?.message).toContain(`This test is broken: ${words}`);
    expect(tests[0]?.message).toContain("That is the course's fault, not your answer's.");
  });
});
