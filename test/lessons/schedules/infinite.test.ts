import { cooldown, infinite } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import followCheck from "../../../src/lessons/schedules/infinite/exercises/follow/check.js";
import { plots } from "../../../src/lessons/schedules/infinite/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise follow", () => {
  const half = "half of the way, at three rates";
  const hundredth = "all but a hundredth";
  const over = "an update that jumps over the optimum";
  const nothing = "nothing to follow";
  const random = "random rates, curvatures and parts";
  const time = (rate: number, h: number, left: number) => Math.log(left) / Math.log(Math.abs(1 - rate * h));
  expectWrongAnswers(followCheck, {
    "a sum of equal steps": {
      answer: (rate: number, h: number, left: number) => Math.ceil((1 - left) / (rate * h)),
      loses: [half, hundredth, over, random],
      told: /must be 139, got 100\. Every update leaves the part/,
    },
    "the limit of small rates": {
      answer: (rate: number, h: number, left: number) => Math.ceil(-Math.log(left) / (rate * h)),
      loses: [half, hundredth, over, random],
      told: /must be 277, got 278/,
    },
    "the factor with its sign": {
      answer: (rate: number, h: number, left: number) => (left >= 1 ? 0 : Math.ceil(Math.log(left) / Math.log(1 - rate * h))),
      loses: [over],
      told: /changes its sign/,
    },
    "the last update that is not enough": {
      answer: (rate: number, h: number, left: number) => Math.floor(time(rate, h, left)),
      loses: [half, hundredth, over, random],
      told: /must be 139, got 138/,
    },
    "one more, to be sure": {
      answer: (rate: number, h: number, left: number) => Math.floor(time(rate, h, left)) + 1,
      loses: [nothing],
      told: /so no update is needed/,
    },
  });
});

const draw = drawer(plots);

test("new-data: the floor is slow, the other two follow; with more of the same the floor is best", () => {
  const losses = (policy: string, shift: number): number[] => {
    const found = /losses of ([\d.]+) and ([\d.]+); 100 updates after the change the run is at ([\d.]+)\.$/.exec(
      draw("new-data", { policy, shift }).sentence,
    );
    return (found ?? []).slice(1).map(Number);
  };
  const [floor, again, endless] = ["floor", "again", "infinite"].map((policy) => losses(policy, 0.5)) as [number[], number[], number[]];
  expect(floor[1]).toBeGreaterThan(1.4 * (again[1] as number));
  expect(endless[2]).toBeLessThan(0.75 * (floor[2] as number));
  expect(endless[1]).toBeGreaterThan(again[1] as number);
  expect(floor[0]).toBe(again[0]);
  const same = ["floor", "again", "infinite"].map((policy) => losses(policy, 0)[1] as number);
  expect(Math.min(...same)).toBe(same[0]);
  expect(draw("new-data", { shift: 0 }).sentence).toContain("The data stays as it is.");
});

describe("what the page says", () => {
  test("a model leaves by a cooldown, and the trunk does not notice", () => {
    const trunk = infinite({ baseLr: 0.1, constantLr: 0.05, warmupSteps: 10, decaySteps: 40 });
    const release = cooldown(trunk, { at: 5000, steps: 500, shape: "1-sqrt" });
    for (let t = 0; t <= 5000; t += 10) expect(release(t)).toBe(trunk(t));
    expect(release(5500)).toBe(0);
  });

  test("cos_inf divides the first rate: with 2 it ends at a two-hundredth of the peak", () => {
    const params = { n_iterations: 30, n_warmup: 4, n_inf: 10, div_factor: 100, final_div_factor: 2 };
    const { lr } = replay({ api: "cos_inf_schedule", params, base_lr: 1, steps: 31 });
    expect(lr[30]).toBeCloseTo(0.005, 12);
  });
});
