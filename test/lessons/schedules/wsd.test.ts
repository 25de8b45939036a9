import { constant, cooldown, expectedLoss, warmup, warmupStableDecay } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import billCheck from "../../../src/lessons/schedules/wsd/exercises/bill/check.js";
import { plots } from "../../../src/lessons/schedules/wsd/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise bill", () => {
  const one = "one budget costs what any run costs";
  const three = "three budgets";
  const order = "in any order";
  const leaves = "the longest budget does not always leave last";
  const random = "random budgets";
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  expectWrongAnswers(billCheck, {
    "a run for each budget": {
      answer: (budgets: number[]) => sum(budgets),
      loses: [three, order, leaves, random],
      told: /must be 1150, got 1750\. The trunk is shared/,
    },
    "the trunk to the longest budget": {
      answer: (budgets: number[], cooldowns: number[]) => Math.max(...budgets) + sum(cooldowns),
      loses: [one, three, order, leaves, random],
      told: /The trunk ends where its last branch begins/,
    },
    "the trunk to the last of the list": {
      answer: (budgets: number[], cooldowns: number[]) => (budgets.at(-1) ?? 0) - (cooldowns.at(-1) ?? 0) + sum(cooldowns),
      loses: [order, leaves, random],
      told: /need not be the longest/,
    },
    "the trunk to where the longest budget leaves": {
      answer: (budgets: number[], cooldowns: number[]) => {
        const i = budgets.indexOf(Math.max(...budgets));
        return (budgets[i] ?? 0) - (cooldowns[i] ?? 0) + sum(cooldowns);
      },
      loses: [leaves, random],
      told: /must be 1400, got 1090\. A long cooldown leaves the trunk early/,
    },
    "the cooldowns forgotten": {
      answer: (budgets: number[], cooldowns: number[]) => Math.max(...budgets.map((budget, i) => budget - (cooldowns[i] ?? 0))),
      loses: [one, three, order, leaves, random],
      told: /must be 1000, got 800/,
    },
  });
});

const draw = drawer(plots);

test("branches: counts the updates, and the cooldown takes the loss down", () => {
  expect(draw("branches").sentence).toMatch(
    /^Three budgets: the trunk and its cooldowns take 1200 updates, separate runs 2000\. The last cooldown, 20 % of its budget, takes the loss from 0\.\d+ to 0\.\d+\.$/,
  );
  expect(draw("branches", { budgets: 1 }).sentence).toContain("One budget: the trunk and its cooldown take 1000 updates, as any run does.");
  expect(draw("branches", { budgets: 5, share: 50 }).sentence).toContain("take 2000 updates, separate runs 3000");
});

describe("what the page says", () => {
  test("a branch is the trapezoid, and shares the trunk", () => {
    const trunk = warmup(constant({ baseLr: 0.1 }), { steps: 10 });
    const whole = warmupStableDecay({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 20 });
    const branch = cooldown(trunk, { at: 80, steps: 20 });
    for (let t = 0; t < 120; t++) expect(branch(t)).toBe(whole(t));
  });

  test("transformers believes the stable part; the paper's exp is zero at once", () => {
    const lrOf = (api: string, params: Record<string, unknown>) => replay({ api, params, base_lr: 1, steps: 21 }).lr;
    const both = { num_warmup_steps: 4, num_decay_steps: 6, num_training_steps: 20, num_stable_steps: 2 };
    expect(lrOf("warmup_stable_decay", both)[12]).toBe(0);
    const exp = lrOf("wsd_schedule", { n_iterations: 20, n_warmup: 4, fract_decay: 0.3, decay_type: "exp" });
    expect(exp.slice(14, 17)).toEqual([1, 0, 0]);
  });

  test("the key of the quiz: going back up brings the noise back within a few updates", () => {
    const curvatures = Array.from({ length: 100 }, (_, i) => 1 / (i + 1));
    const trunk = constant({ baseLr: 0.16 });
    const cooled = cooldown(trunk, { at: 800, steps: 200 });
    const lossesOf = (lr: (t: number) => number) => expectedLoss({ curvatures, noiseVariances: curvatures, start: 1, lr, steps: 1050 });
    const back = lossesOf((t) => (t < 1000 ? cooled(t) : 0.16));
    const stayed = lossesOf(trunk);
    expect((stayed[1050] as number) / (back[1050] as number)).toBeLessThan(1.2);
    expect((stayed[1000] as number) / (back[1000] as number)).toBeGreaterThan(1.5);
  });
});
