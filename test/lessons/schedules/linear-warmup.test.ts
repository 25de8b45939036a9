import { linearWarmup } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import linearLrCheck from "../../../src/lessons/schedules/linear-warmup/exercises/linear-lr/check.js";
import { plots } from "../../../src/lessons/schedules/linear-warmup/experiments.js";
import { adam } from "../../../src/optim/adam.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise linear-lr", () => {
  const first = "the first update";
  const arrives = "arrives with update w − 1, not earlier and not later";
  const two = "a warmup of two";
  const random = "random lengths, every update";
  expectWrongAnswers(linearLrCheck, {
    "one update late": {
      answer: (w: number) => [1 / w, w],
      loses: [arrives, two, random],
      told: /update 3 has 0\.68 of the rate instead of 0\.8/,
    },
    "one update early": { answer: (w: number) => [1 / w, Math.max(1, w - 2)], loses: [arrives, random], told: /steps of the ladder/ },
    "a third, as by default": { answer: (w: number) => [1 / 3, w - 1], loses: [first, arrives, two, random], told: /The formula at t = 0/ },
    "w + 1 parts": { answer: (w: number) => [1 / (w + 1), w], loses: [first, arrives, two, random], told: /instead of 0\.2/ },
    "from zero": { answer: (w: number) => [0, w], loses: [first, arrives, two, random], told: /start_factor above 0/ },
    "a rate in place of a factor": { answer: (w: number) => [1, w - 1], loses: [first, arrives, two, random], told: /has 1 of the rate/ },
  });
});

const draw = drawer(plots);

test("first-batch: five libraries give the first update nothing, PyTorch a third", () => {
  for (const library of ["transformers", "optax", "keras", "timm", "megatron"])
    expect(draw("first-batch", { library }).sentence, library).toBe(
      "With a warmup of 5 updates, update 0 has rate 0 and trains nothing. The full rate comes with update 5. Counted from one, it would come with update 4.",
    );
  expect(draw("first-batch", { library: "torch" }).sentence).toContain(
    "update 0 has 33.3 % of the rate. The full rate comes with update 5.",
  );
  expect(draw("first-batch", { w: 1 }).sentence).toContain("With a warmup of 1 update, update 0 has rate 0");
});

test("steep-start: cold, a peak of 1 flies away; after six updates of warmup it does not", () => {
  expect(draw("steep-start").sentence).toBe("Without a warmup, a peak of 1 flies away: after 2 updates the loss is above a million.");
  expect(draw("steep-start", { w: 3 }).sentence).toContain("flies away");
  expect(draw("steep-start", { w: 6 }).sentence).toMatch(/^With 6 updates of warmup, a peak of 1 ends at a loss of/);
  expect(draw("steep-start", { peak: 0.2 }).sentence).toContain("ends at a loss of");
});

describe("what the page says", () => {
  test("Keras ignores warmup_steps without a target", () => {
    const params = { initial_learning_rate: 0.1, warmup_steps: 5, decay_steps: 90 };
    const { lr } = replay({ api: "CosineDecay", params, base_lr: 0.1, steps: 7 });
    expect(lr[0]).toBe(0.1);
    expect(lr[1]).toBeLessThan(0.1);
  });

  test("the key of the quiz: Adam's first step is the rate, whatever the gradient", () => {
    const rule = adam();
    const { parameters } = rule.update({ parameters: [0, 0], gradient: [100, 0.0001], lr: 0.001, state: rule.init(2) });
    expect(parameters[0]).toBeCloseTo(-0.001, 9);
    expect(parameters[1] as number).toBeCloseTo(-0.001, 6);
  });

  test("the bound on Adam's step is reached by the history of gradients that Cauchy and Schwarz name", () => {
    const t = 10;
    const gradients = Array.from({ length: t }, (_, i) => (0.9 / 0.999) ** (t - 1 - i));
    const rule = adam({ eps: 0 });
    let now: { parameters: readonly number[]; state: ReturnType<typeof rule.init> } = { parameters: [0], state: rule.init(1) };
    for (const [i, g] of gradients.entries()) now = rule.update({ ...now, parameters: [0], gradient: [g], lr: i === t - 1 ? 1 : 0 });
    expect(-(now.parameters[0] as number)).toBeCloseTo(1.043, 3);
  });

  test("counted from one, a warmup per epoch of 500 is at 18 % after 90", () => {
    expect(linearWarmup({ baseLr: 1, warmupSteps: 500, offset: 1 })(89)).toBeCloseTo(0.18, 12);
  });
});
