import { expect, test } from "vitest";
import { resumeMatrix, stopped, total, ways } from "../../../src/lessons/reference/resumeMatrix.js";

/** Worked out from PyTorch's classes; the rates that stand here are those of update 17 had nothing stopped the run. */
const told: Readonly<Record<string, readonly [early: string, scheduler: string, optimizer: string, nothing?: string]>> = {
  // They multiply the rate in the optimizer: the first rate in there scales all that follow.
  StepLR: ["goes on", "goes on at 2 times the rate", "starts over at 0.5 times the rate"],
  MultiStepLR: ["goes on", "goes on at 10 times the rate", "starts over at 0.1 times the rate"],
  // A rate that falls by one factor throughout starts over at another height, which is to go on: 0.95^-17 = 2.39.
  ExponentialLR: ["goes on", "goes on at 2.39 times the rate", "goes on", "goes on at 2.39 times the rate"],
  // 1 / (1 - 0.9 * 17/40) = 1.62.
  LinearLR: ["goes on", "goes on at 1.62 times the rate", "starts over at 0.617 times the rate"],
  // (40/23)^2 = 3.02.
  PolynomialLR: ["goes on", "goes on at 3.02 times the rate", "starts over at 0.331 times the rate"],
  // 2 / (1 + cos(pi * 17/40)) = 1.62.
  CosineAnnealingLR: ["goes on", "goes on at 1.62 times the rate", "starts over at 0.617 times the rate"],
  // They compute the rate from the step: the next step puts it right, or wrong.
  CosineAnnealingWarmRestarts: ["one update at 0.1, then goes on", "one update at 0.1, then goes on", "one right update, then starts over"],
  LambdaLR: ["one update at 0.1, then goes on", "one update at 0.1, then goes on", "one right update, then starts over"],
  OneCycleLR: ["one update at 0.004, then goes on", "one update at 0.004, then goes on", "one right update, then starts over"],
  CyclicLR: ["one update at 0.01, then goes on", "one update at 0.01, then goes on", "one right update, then starts over"],
  // Its constructor sets the warmup's first rate, 0.01, from which the cosine goes on: 0.01 / 0.0737 = 0.136. With the optimizer alone the
  // warmup runs again, and multiplies the saved rate.
  SequentialLR: ["goes on at 0.136 times the rate", "goes on at 0.136 times the rate", "rates that the schedule never has, up to 0.604"],
};

test("both states, loaded last, go on with the run; anything less does not", () => {
  const matrix = resumeMatrix();
  expect(matrix.map(({ scheduler }) => scheduler)).toEqual(Object.keys(told));
  for (const { scheduler, resumed } of matrix) {
    expect(resumed.map(({ way }) => way)).toEqual(ways.map(({ way }) => way));
    const [early, only, optimizer, nothing = "starts over"] = told[scheduler] ?? [];
    expect(
      resumed.map(({ says }) => says),
      scheduler,
    ).toEqual(["goes on", early, only, optimizer, nothing]);
  }
});

test("what it says is what the rates do", () => {
  for (const { scheduler, uninterrupted, resumed } of resumeMatrix()) {
    const rest = uninterrupted.slice(stopped);
    expect(uninterrupted.length).toBe(total);
    for (const { next, lr, way } of resumed) {
      const what = `${scheduler}, ${way}`;
      expect(lr.length, what).toBe(total - stopped);
      const agree = lr.map((rate, t) => Math.abs(rate - (rest[t] ?? Number.NaN)) < 1e-12);
      if (next.kind === "goes on" && next.times === 1) expect(agree, what).not.toContain(false);
      else if (next.kind === "one wrong update") expect(agree.indexOf(true), what).toBe(1);
      else if (next.kind === "one right update") expect(agree.indexOf(false), what).toBe(1);
      else expect(agree, what).toContain(false);
      if (next.kind === "leaves the schedule") expect(Math.max(...uninterrupted)).toBeLessThan(next.highest);
    }
  }
});
