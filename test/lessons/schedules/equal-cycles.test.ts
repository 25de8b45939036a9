import { averagedLoss } from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { finalLoss, problem } from "../../../src/lessons/noisyQuadratic.js";
import lastHeightCheck from "../../../src/lessons/schedules/equal-cycles/exercises/last-height/check.js";
import { plots } from "../../../src/lessons/schedules/equal-cycles/experiments.js";
import { snapshotLoss } from "../../../src/lessons/schedules/equal-cycles/snapshotLoss.js";
import type { CurvesFigure } from "../../../src/plots/figure.js";
import { equalCycles } from "../../../src/schedules/families/equalCycles.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

const fall = (q: number): number => (1 + Math.cos(Math.PI * q)) / 2;
const frac = (x: number): number => x - Math.floor(x);

describe("exercise last-height", () => {
  const defaults = "each type with its own default";
  const exchanged = "the defaults exchanged";
  const several = "several cycles";
  const random = "random configurations";
  expectWrongAnswers(lastHeightCheck, {
    "waves for both": {
      answer: (_type: string, n: number, T: number) => fall((2 * n * (T - 1)) / T),
      loses: [defaults, exchanged, several, random],
      told: /lastHeight\("cosine_with_restarts", 1, 100\) must be 0\.000246/,
    },
    "falls for both": {
      answer: (_type: string, n: number, T: number) => fall(frac((n * (T - 1)) / T)),
      loses: [defaults, exchanged, several, random],
      told: /lastHeight\("cosine", 0\.5, 100\)/,
    },
    "at the end, not at the last update": {
      answer: (type: string, n: number) => fall(type === "cosine" ? 2 * n : 1 - frac(1 - n)),
      loses: [defaults, exchanged, several, random],
      told: /t = T − 1/,
    },
    "without restarts": {
      answer: (type: string, n: number, T: number) => fall(((type === "cosine" ? 2 : 1) * n * (T - 1)) / T),
      loses: [several, random],
      told: /when the whole cycles are taken off/,
    },
  });
});

const draw = drawer(plots);

describe("pictures", () => {
  test("the word: its two curves are those of transformers", () => {
    for (const type of ["cosine", "cosine_with_restarts"])
      for (const cycles of ["0.5", "1", "1.5", "2", "3"]) {
        const { lr } = replay({
          api: type,
          params: { num_warmup_steps: 0, num_training_steps: 100, num_cycles: Number(cycles) },
          base_lr: 1,
          steps: 100,
        });
        const figure = draw("word", { type, cycles }) as CurvesFigure;
        figure.data.panels[0]?.curves[0]?.points.forEach(([t, height]) => {
          expect(height).toBeCloseTo(lr[t] as number, 12);
        });
      }
    expect(draw("word").sentence).toContain("The run ends low.");
    expect(draw("word", { type: "cosine" }).sentence).toContain("The run ends at its peak.");
    expect(draw("word", { cycles: "0.5" }).sentence).toContain("The run ends half-way down.");
  });

  test("the members: at a high peak the last is poor and the mean beats the best single cosine; at its best peak the last is not beaten", () => {
    expect(draw("members").sentence).toMatch(/has a loss of 0\.25\d?\. The mean of all 5 has 0\.070\d: 1\.12 times below/);
    expect(draw("members", { peak: 19 }).sentence).toMatch(/times above the best single cosine\.$/);
  });
});

describe("the loss of a mean of snapshots", () => {
  const lr = equalCycles({ baseLr: 0.4, totalSteps: 200, cycles: 4 });

  test("of one snapshot is the loss of the run", () => {
    expect(snapshotLoss(lr, [200])).toBeCloseTo(finalLoss(lr, 200), 12);
  });

  test("of a snapshot at every update is the library's average", () => {
    const every = Array.from({ length: 101 }, (_, i) => 100 + i);
    expect(snapshotLoss(lr, every)).toBeCloseTo(averagedLoss({ ...problem, lr, steps: 200, from: 100 })[200] as number, 12);
  });
});
