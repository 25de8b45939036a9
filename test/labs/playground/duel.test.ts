import { compare } from "lrlab";
import { describe, expect, test } from "vitest";
import { duelFigure } from "../../../src/labs/playground/duelFigure.js";
import type { DuelOutcome } from "../../../src/labs/playground/duelOutcome.js";
import { duelSentence, sameAgainstBest } from "../../../src/labs/playground/duelSentence.js";

/** The outcome of results by seed, as `experiment` would make it; null for a run that diverged. */
function outcome(results: Readonly<Record<string, readonly (number | null)[]>>, more: Partial<DuelOutcome> = {}): DuelOutcome {
  const whole = Object.fromEntries(Object.entries(results).filter(([, values]) => !values.includes(null))) as Record<string, number[]>;
  const compared =
    Object.keys(whole).length > 1 && "A" in whole ? compare(whole, { baseline: "A", lowerIsBetter: more.metric === "loss" }) : {};
  return {
    rates: "as set",
    metric: "accuracy",
    seeds: Object.values(results)[0]?.length ?? 0,
    arms: Object.entries(results).map(([name, values]) => ({
      name,
      rate: 0.1,
      test: 0.5,
      diverged: values.filter((value) => value === null).length,
      versus: compared[name] ?? null,
    })),
    ...more,
  };
}

const clear = outcome({ A: [0.7, 0.72, 0.71, 0.69], B: [0.8, 0.81, 0.82, 0.8] });

describe("what a comparison says", () => {
  test("better, with size, interval, seeds and rates", () => {
    expect(duelSentence(clear)).toBe(
      "B is better than A: its test accuracy is 10.3 points higher (95 % interval 8.73 to 11.8, 4 paired seeds). Peak rates as set: A at 0.1, B at 0.1.",
    );
  });
  test("worse, where a loss is higher", () => {
    const said = duelSentence(outcome({ A: [1, 1.1, 1.05], B: [1.5, 1.61, 1.54] }, { metric: "loss" }));
    expect(said).toMatch(/^B is worse than A: its test loss is 0\.5 higher \(95 % interval 0\.475 to 0\.525, 3 paired seeds\)\./);
  });
  test("cannot tell, and what stays hidden", () => {
    const said = duelSentence(outcome({ A: [0.7, 0.8, 0.75], B: [0.72, 0.78, 0.77] }));
    expect(said).toMatch(
      /^3 seeds cannot tell B from A: the test accuracy of B is 0\.667 points higher \(95 % interval −5\.07 to 6\.4, 3 paired seeds\)\. A difference of less than 5\.7 points stays hidden among so few seeds\./,
    );
  });
  test("one seed has no interval", () => {
    const one = outcome({ A: [0.7], B: [0.8] });
    expect(duelSentence(one)).toMatch(
      /^One seed cannot tell B from A: the test accuracy of B is 10 points higher \(one seed, so there is no interval\)\. Peak/,
    );
    expect(duelFigure(one)?.data.rows[0]).toMatchObject({ low: null, high: null, verdict: "cannot tell" });
  });
  test("two equal arms are said to be, and no minus before a zero", () => {
    expect(duelSentence(outcome({ A: [0.7, 0.8], B: [0.7, 0.8] }))).toMatch(
      /^B and A do the same: their test accuracy differs by 0 points \(95 % interval 0 to 0/,
    );
  });
  test("a run that diverged cannot be compared", () => {
    const broken = outcome({ A: [0.7, 0.8], B: [0.7, null] });
    expect(duelSentence(broken)).toBe("B and A cannot be compared: 1 of 2 runs of B diverged. Peak rates as set: A at 0.1, B at 0.1.");
    expect(duelFigure(broken)).toBe(null);
  });
  test("at which rates, each way", () => {
    expect(duelSentence({ ...clear, rates: "same" })).toMatch(/ All at one peak rate, 0\.1, whatever suits each\.$/);
    expect(duelSentence({ ...clear, rates: "best" })).toMatch(
      / Each at its own best peak rate, chosen on the validation data: A at 0\.1, B at 0\.1\.$/,
    );
    const [a, b] = clear.arms as [DuelOutcome["arms"][0], DuelOutcome["arms"][0]];
    const lost = { ...clear, rates: "best" as const, arms: [a, { ...b, rate: null, versus: null }] };
    expect(duelSentence(lost)).toMatch(/^B and A cannot be compared: B diverged at every rate\. .*A at 0\.1, B at none\.$/);
  });
});

test("with two comparisons the picture shows the table's verdicts, which have to be surer", () => {
  const three = outcome({ A: [0.7, 0.72, 0.71, 0.69], B: [0.71, 0.74, 0.72, 0.71], C: [0.7, 0.72, 0.69, 0.7] });
  const figure = duelFigure(three);
  expect(figure?.data.rows.map(({ label, verdict }) => [label, verdict])).toEqual([
    ["B − A", three.arms[1]?.versus?.verdict],
    ["C − A", three.arms[2]?.versus?.verdict],
  ]);
  expect(figure?.data.rows[0]?.mean).toBeCloseTo(1.5, 6);
  expect(figure?.sentence).toBe(duelSentence(three));
});

test("both ways beside each other: whether the same-rate comparison misled", () => {
  const unsure = outcome({ A: [0.7, 0.8, 0.75], B: [0.72, 0.78, 0.77] });
  expect(sameAgainstBest(clear, clear)).toBe("Both ways the verdict on B is “better”.");
  expect(sameAgainstBest(clear, unsure)).toBe(
    "At one rate for all B is judged “better”, at its own best rate “cannot tell”: the first compared a rate as much as a shape.",
  );
});
