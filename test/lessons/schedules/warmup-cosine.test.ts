import { cosineAnnealing, warmup } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import toKerasCheck from "../../../src/lessons/schedules/warmup-cosine/exercises/to-keras/check.js";
import { plots } from "../../../src/lessons/schedules/warmup-cosine/experiments.js";
import { quiz } from "../../../src/lessons/schedules/warmup-cosine/quiz.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

type Five = [number, number, number, number, number];

describe("exercise to-keras", () => {
  const rise = "the warmup";
  const length = "the length";
  const floor = "the floor";
  const random = "random schedules, every update";
  expectWrongAnswers(toKerasCheck, {
    "decay_steps as it is": {
      answer: ([i, p, w, d, e]: Five) => [i, p, w, d, e / p],
      loses: [length, random],
      told: /Does decay_steps hold the warmup/,
    },
    "the warmup added instead": {
      answer: ([i, p, w, d, e]: Five) => [i, p, w, d + w, e / p],
      loses: [length, floor, random],
      told: /Does decay_steps hold the warmup/,
    },
    "the floor as a rate": {
      answer: ([i, p, w, d, e]: Five) => [i, p, w, d - w, e],
      loses: [floor, random],
      told: /a part of the peak/,
    },
    "peak and start swapped": {
      answer: ([i, p, w, d, e]: Five) => [p, i, w, d - w, e / p],
      loses: [rise, length, floor, random],
      told: /rises to warmup_target/,
    },
    "from zero whatever the start": {
      answer: ([, p, w, d, e]: Five) => [0, p, w, d - w, e / p],
      loses: [rise, random],
      told: /at update 0 Keras has 0, optax 0\.02/,
    },
  });
});

const draw = drawer(plots);

describe("plots", () => {
  test("reading: three libraries follow the plan, three do not", () => {
    for (const library of ["transformers", "optax", "megatron"])
      expect(draw("reading", { library }).sentence, library).toContain("it follows the plan: the last update has 10 % of the peak");
    for (const library of ["keras", "torch"])
      expect(draw("reading", { library }).sentence, library).toContain("the last update has 12.7 % of the peak");
    expect(draw("reading", { library: "timm" }).sentence).toContain("up to 8.6 % of the peak away from the plan");
    for (const library of ["transformers", "torch"]) expect(draw("reading", { library }).sentence, library).toContain("it climbs");
    for (const library of ["optax", "megatron", "keras", "timm"])
      expect(draw("reading", { library }).sentence, library).toContain("it holds");
  });

  test("planned-length: half as long again costs over half of the loss, a quarter too long a quarter", () => {
    expect(draw("planned-length").sentence).toMatch(
      /^Planned for 1500 and run for 1000 updates, it ends with 34 % of the peak.*That is 1\.6\d times/,
    );
    expect(draw("planned-length", { planned: 1250 }).sentence).toMatch(/That is 1\.2\d times/);
    expect(draw("planned-length", { planned: 1000 }).sentence).toContain("This plan fits.");
  });
});

describe("what the page says", () => {
  const plan = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90, minLr: 0.01 }), { steps: 10 });

  test("transformers' early twin is the plan, one update sooner", () => {
    const params = { num_warmup_steps: 10, num_training_steps: 100, min_lr: 0.01 };
    const { lr } = replay({ api: "cosine_warmup_with_min_lr", params, base_lr: 0.1, steps: 100 });
    for (const [t, rate] of lr.entries()) expect(rate).toBeCloseTo(plan(t + 1), 12);
  });

  test("the key of the quiz, and where its wrong options come from", () => {
    const lrOf = (api: string, params: Record<string, unknown>) => replay({ api, params, base_lr: 1, steps: 1200 }).lr;
    const half = (lr: readonly number[]) => lr.findIndex((rate, t) => t > 200 && rate <= 0.5 + 1e-9);
    const transformers = lrOf("cosine", { num_warmup_steps: 200, num_training_steps: 1000 });
    expect(half(transformers)).toBe(600);
    expect(transformers[500]).toBeCloseTo(0.69, 2);
    expect(half(lrOf("CosineLRScheduler", { t_initial: 1000, warmup_t: 200 }))).toBe(500);
    expect(half(lrOf("CosineDecay", { initial_learning_rate: 0, warmup_target: 1, warmup_steps: 200, decay_steps: 1000 }))).toBe(700);
    expect(quiz[0]?.options.find(({ right }) => right)?.text).toBe("600");
  });
});
