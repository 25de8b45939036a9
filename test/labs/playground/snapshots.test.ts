import { constant, sequence, take, warmRestarts } from "lrlab";
import { describe, expect, test } from "vitest";
import { fileName } from "../../../src/labs/playground/fileName.js";
import { snapshotSteps } from "../../../src/labs/playground/snapshotSteps.js";
import { startState } from "../../../src/labs/playground/startState.js";
import { togetherSentence } from "../../../src/labs/playground/togetherSentence.js";

const stepsOf = (lr: { (t: number): number; spec: Parameters<typeof snapshotSteps>[0] }, steps: number) =>
  snapshotSteps(
    lr.spec,
    Array.from({ length: steps }, (_, t) => lr(t)),
  );

describe("when to take snapshots", () => {
  test("at the end of each cycle, just before the rate leaps up, and at the end of the run", () => {
    expect(stepsOf(warmRestarts({ baseLr: 0.1, cycleSteps: 50, growth: 2 }), 350)).toEqual([50, 150, 350]);
  });
  test("where pieces join", () => {
    expect(stepsOf(sequence(take(constant({ baseLr: 0.1 }), 30), constant({ baseLr: 0.01 })), 100)).toEqual([30, 100]);
    expect(stepsOf(constant({ baseLr: 0.1 }), 100)).toEqual([100]);
  });
  test("twenty at most, the last among them", () => {
    const many = stepsOf(warmRestarts({ baseLr: 0.1, cycleSteps: 10 }), 1000);
    expect([many.length, many.at(-1), new Set(many).size]).toEqual([20, 1000, 20]);
  });
});

describe("what several nets do together", () => {
  const last = { loss: 0.5, accuracy: 0.8 };
  test("is told against the last alone", () => {
    expect(togetherSentence({ last, average: { loss: 0.4, accuracy: 0.85 }, ensemble: { loss: 0.498, accuracy: 0.8 }, count: 3 })).toBe(
      "Against the last of them alone (0.5), the average of the 3 nets’ weights has a loss 20 % lower (0.4), and the average of their answers does as well (0.498), at 3 times the cost of an answer. One run, one seed: a comparison of these takes paired seeds.",
    );
  });
  test("sends to the barrier where the average is bad, and says where there is no ensemble", () => {
    const said = togetherSentence({ last, average: { loss: 2, accuracy: null }, ensemble: null, count: 2 });
    expect(said).toContain("300 % higher (2). There are no classes");
    expect(said).toContain("Averages help nets that are about equally good, with no barrier between them.");
    expect(togetherSentence({ last, average: { loss: 50, accuracy: null }, ensemble: null, count: 2 })).toContain(
      "has a loss 100 times as high (50)",
    );
    expect(togetherSentence({ last, average: { loss: Number.NaN, accuracy: null }, ensemble: null, count: 2 })).toContain(
      "gives no numbers",
    );
  });
});

test("files are named after task and arm", () => {
  expect(fileName(startState, { what: "run", ending: "csv" })).toBe("lrlab-spirals-run.csv");
  expect(fileName(startState, { arm: 1, what: "pytorch", ending: "py" })).toBe("lrlab-spirals-b-pytorch.py");
  expect(fileName(startState, { what: "json", ending: "json" })).toBe("lrlab-spirals.json");
});
