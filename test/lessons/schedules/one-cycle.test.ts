import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import divisorsCheck from "../../../src/lessons/schedules/one-cycle/exercises/divisors/check.js";
import { divisors } from "../../../src/lessons/schedules/one-cycle/exercises/divisors/solution.js";
import { plots } from "../../../src/lessons/schedules/one-cycle/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

describe("exercise divisors", () => {
  const torch = "PyTorch's defaults, from their rates";
  const fastai = "fastai's defaults, from theirs";
  const same = "the same rates in all three";
  const random = "random rates";
  expectWrongAnswers(divisorsCheck, {
    "the peak divided everywhere": {
      answer: (_library: string, start: number, peak: number, end: number) => [peak / start, peak / end],
      loses: [torch, same, random],
      told: /must be \[25, 10000\], got \[25, 250000\]/,
    },
    "the start divided everywhere": {
      answer: (_library: string, start: number, peak: number, end: number) => [peak / start, start / end],
      loses: [fastai, same, random],
      told: /fastai's div_final divides lr_max/,
    },
    "parts instead of divisors": {
      answer: (library: string, start: number, peak: number, end: number) => [start / peak, end / (library === "fastai" ? peak : start)],
      loses: [torch, fastai, same, random],
      told: /The first is 25/,
    },
    "optax like fastai": {
      answer: (library: string, start: number, peak: number, end: number) => [peak / start, (library === "PyTorch" ? start : peak) / end],
      loses: [same, random],
      told: /divisors\("optax", 0\.02, 0\.5, 0\.001\)/,
    },
    exchanged: {
      answer: (library: string, start: number, peak: number, end: number) => divisors(library, start, peak, end).reverse(),
      loses: [torch, fastai, same, random],
      told: /got \[10000, 25\]/,
    },
  });

  test("the solution's divisors give these rates in the libraries themselves", () => {
    const [start, peak, end, base_lr] = [0.02, 0.5, 0.001, 0.1];
    const [div_factor, final_div_factor] = divisors("PyTorch", start, peak, end);
    const torchLr = replay({
      api: "OneCycleLR",
      params: { max_lr: peak, total_steps: 50, div_factor, final_div_factor },
      base_lr,
      steps: 50,
    }).lr;
    const params = { peak_value: peak, transition_steps: 50, div_factor, final_div_factor };
    const optaxLr = replay({ api: "cosine_onecycle_schedule", params, base_lr, steps: 51 }).lr;
    const [div, div_final] = divisors("fastai", start, peak, end);
    const fit = { lr_max: peak, div, div_final, n_epoch: 1, n_iter: 2 };
    const { lr_float64 } = replay({ api: "fit_one_cycle", params: fit, base_lr, steps: 2, pos: [0, 1] });
    for (const lr of [torchLr, optaxLr, lr_float64 as readonly number[]]) {
      expect(lr[0]).toBeCloseTo(start, 12);
      expect(lr.at(-1)).toBeCloseTo(end, 12);
    }
  });
});

const draw = drawer(plots);

describe("pictures", () => {
  test("mirrored momentum lets the effective rate rise a third as far", () => {
    expect(draw("together").sentence).toContain(
      "the rate rises 25 times. With the momentum going the other way, the effective rate η/(1 − m) rises 8.3 times.",
    );
    expect(draw("together", { momentum: "fixed" }).sentence).toContain("rises 25 times.");
    expect(draw("together", { form: "three" }).sentence).toContain("to number 44 the rate rises 25 times");
  });

  test("the longer the rise, the higher the loss at the end; none beats the line that only falls", () => {
    const ratios = [2, 10, 20, 30, 50, 70].map((share) => Number(/: ([\d.]+) times that/.exec(draw("rise", { share }).sentence)?.[1]));
    expect(ratios[0]).toBeGreaterThanOrEqual(1);
    ratios.slice(1).forEach((ratio, i) => {
      expect(ratio).toBeGreaterThan(ratios[i] as number);
    });
  });
});
