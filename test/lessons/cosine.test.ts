import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tune } from "../../src/lessons/noisyQuadratic.js";
import firstBelowCheck from "../../src/lessons/schedules/cosine/exercises/first-below/check.js";
import { plots } from "../../src/lessons/schedules/cosine/experiments.js";
import { quiz } from "../../src/lessons/schedules/cosine/quiz.js";
import type { CurvesFigure } from "../../src/plots/figure.js";
import { cosineAnnealing } from "../../src/schedules/families/cosineAnnealing.js";
import { drawer } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

describe("exercise first-below", () => {
  const half = "half of the peak, half of the run";
  const parts = "85 % and 10 % of the peak";
  const whole = "a whole update, the first that qualifies";
  const ends = "the whole peak at once, nothing only at the end";
  const random = "random ratios and lengths";
  expectWrongAnswers(firstBelowCheck, {
    "a straight line": { answer: (r: number, T: number) => Math.ceil((1 - r) * T), loses: [parts, whole, random], told: /Solve ratio/ },
    "rounded to the nearest update": {
      answer: (r: number, T: number) => Math.round((T * Math.acos(2 * r - 1)) / Math.PI),
      loses: [parts, whole, random],
      told: /firstBelow\(/,
    },
    "not a whole update": {
      answer: (r: number, T: number) => (T * Math.acos(2 * r - 1)) / Math.PI,
      loses: [parts, whole, random],
      told: /must be \d+, got \d+\.\d+/,
    },
    "a quarter of a wave": {
      answer: (r: number, T: number) => Math.ceil((2 * T * Math.acos(r)) / Math.PI),
      loses: [half, parts, whole, random],
      told: /middle of its run/,
    },
    "a part of the run instead of a step": {
      answer: (r: number) => Math.acos(2 * r - 1) / Math.PI,
      loses: [half, parts, whole, ends, random],
      told: /got 0\.5/,
    },
  });
});

const draw = drawer(plots);

describe("plots", () => {
  test("read tells the rate, the part done and the speed", () => {
    expect(draw("read").sentence).toBe(
      "After 25 of 100 updates the rate is 0.0854: 14.6 % of the way down is done. It falls 1.1 times as fast as the straight line.",
    );
    expect(draw("read", { t: 50, floor: 0.02 }).sentence).toContain("the rate is 0.06: 50 % of the way down is done. It falls 1.6 times");
    for (const t of [0, 100]) expect(draw("read", { t }).sentence).toContain("The curve is flat there.");
  });

  test("edges tells the end of a run that is shorter, as long, or longer than planned", () => {
    expect(draw("edges", { run: 60 }).sentence).toContain("ends with 36.1 % of the peak left");
    expect(draw("edges", { run: 100 }).sentence).toContain("zero comes one update later");
    expect(draw("edges", { run: 200, after: "mirror" }).sentence).toContain("climbs back");
    expect(draw("edges", { run: 150, after: "hold" }).sentence).toContain("stays at its floor: the last update has 0 % of the peak");
    expect(draw("edges", { run: 110, after: "repeat" }).sentence).toContain("starts again from the peak");
    for (const planned of [50, 130, 200])
      for (const run of [20, 200, 400])
        for (const after of ["hold", "mirror", "repeat"]) {
          const figure = draw("edges", { planned, run, after }) as CurvesFigure;
          expect(figure.data.panels[0]?.curves[0]?.points).toHaveLength(run);
          expect(figure.sentence).not.toMatch(/NaN|undefined/);
        }
  });

  test("against: the cosine beats the constant, more so on the long run, and the straight line is a little lower", () => {
    expect(draw("against").sentence).toMatch(/ends 1\.8\d times below the constant and 1\.0\d times above the straight line/);
    expect(draw("against", { horizon: "100" }).sentence).toMatch(
      /ends 1\.2\d times below the constant and 1\.0\d times above the straight line/,
    );
    expect(draw("against", { floor: "0.1" }).sentence).toMatch(/ends 1\.9\d times below the constant/);
    const figure = draw("against") as CurvesFigure;
    expect(figure.data.panels[0]?.curves.map(({ label }) => label)).toEqual(["cosine", "linear", "constant"]);
  });
});

describe("exponent and ratio", () => {
  test("at exponent p it is steepest where the tangent of half the angle is 1/√(2p − 1): at 2 after a third of the run", () => {
    for (const exponent of [1, 2, 3]) {
      const lr = cosineAnnealing({ baseLr: 1, totalSteps: 9000, exponent });
      const falls = Array.from({ length: 9000 }, (_, t) => lr(t) - lr(t + 1));
      const steepest = falls.indexOf(Math.max(...falls)) / 9000;
      expect(steepest).toBeCloseTo((2 / Math.PI) * Math.atan(1 / Math.sqrt(2 * exponent - 1)), 3);
    }
  });

  test("on both runs exponent 2 ends above the cosine, at its own best peak", () => {
    for (const totalSteps of [100, 1000]) {
      const loss = (exponent: number) => tune((baseLr) => cosineAnnealing({ baseLr, totalSteps, exponent }), totalSteps).loss;
      expect(loss(2)).toBeGreaterThan(1.1 * loss(1));
    }
  });

  test("a ratio moves with the peak, a rate stays", () => {
    for (const baseLr of [0.1, 0.4]) {
      expect(cosineAnnealing({ baseLr, totalSteps: 10, minRatio: 0.1 })(10)).toBeCloseTo(0.1 * baseLr, 12);
      expect(cosineAnnealing({ baseLr, totalSteps: 10, minLr: 0.01 })(10)).toBe(0.01);
    }
    expect(() => cosineAnnealing({ baseLr: 0.1, totalSteps: 10, minLr: 0.01, minRatio: 0.1 })).toThrow("minRatio must be left out");
  });
});

interface Golden {
  readonly id: string;
  readonly params: Readonly<Record<string, number>>;
  readonly base_lr: number;
  readonly lr: readonly number[];
}

const golden = (family: string): readonly Golden[] => {
  const data: unknown = JSON.parse(readFileSync(new URL(`../golden/${family}.json`, import.meta.url), "utf8"));
  return (Array.isArray(data) ? data : (data as { cases: Golden[] }).cases) as Golden[];
};

describe("what the page says of other libraries", () => {
  const caseOf = (id: string): Golden => {
    const found = golden(id.slice(0, id.indexOf("/"))).find((one) => one.id === id);
    if (!found) throw new Error(`no golden case ${id}`);
    return found;
  };
  const rises = ({ lr }: Golden, from: number) => lr.some((rate, t) => t > from && rate > (lr[t - 1] as number) + 1e-9);

  test("PyTorch climbs back after T_max, as pastEnd mirror does", () => {
    const { lr, params, base_lr: baseLr } = caseOf("torch_cosine/2");
    const totalSteps = params.T_max as number;
    const ours = cosineAnnealing({ baseLr, totalSteps, minLr: params.eta_min as number, pastEnd: "mirror" });
    lr.forEach((rate, t) => {
      expect(ours(t)).toBeCloseTo(rate, 12);
    });
    expect(lr[2 * totalSteps]).toBeCloseTo(baseLr, 12);
  });

  test("transformers climbs back too; optax, Keras and timm hold", () => {
    expect(rises(caseOf("hf_cosine/1"), 20)).toBe(true);
    for (const id of ["optax_cosine_decay_schedule/2", "keras_CosineDecay/3", "timm_cosine/1"])
      expect(rises(caseOf(id), 0), id).toBe(false);
  });

  test("the floor is a part of the peak in optax and Keras", () => {
    expect(caseOf("optax_cosine_decay_schedule/2").lr.at(-1)).toBeCloseTo(0.1 * 0.1, 12);
    expect(caseOf("keras_CosineDecay/3").lr.at(-1)).toBeCloseTo(0.2 * 0.1, 12);
  });

  test("a warmup counts into the length in optax, not in Keras; in timm the rate jumps where they meet", () => {
    const optax = caseOf("optax_warmup_cosine_decay_schedule/1");
    const keras = caseOf("keras_CosineDecay/2");
    const endOf = ({ lr }: Golden) => lr.findIndex((rate, t) => t > 5 && Math.abs(rate - (lr.at(-1) as number)) < 1e-12);
    expect(endOf(optax)).toBe(optax.params.decay_steps);
    expect(endOf(keras)).toBe((keras.params.decay_steps as number) + (keras.params.warmup_steps as number));
    const { lr, base_lr: peak } = caseOf("timm_cosine/2");
    expect(lr[4]).toBeLessThan(0.81 * peak);
    expect(lr[5]).toBeCloseTo(0.001 + ((peak - 0.001) * (1 + Math.cos(Math.PI / 4))) / 2, 12);
    expect(Math.max(...lr)).toBeLessThan(0.9 * peak);
  });

  test("the key of the quiz: update 150 of a cosine with T_max 100", () => {
    const torch = cosineAnnealing({ baseLr: 0.1, totalSteps: 100, pastEnd: "mirror" });
    expect(torch(150)).toBeCloseTo(0.05, 12);
    expect(quiz[0]?.options.find(({ right }) => right)?.text).toContain("0.05");
  });
});
