import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mlp } from "../../../src/engine/models/mlp.js";
import softmaxBackward from "../../../src/lessons/engine/backpropagation/exercises/softmax-backward/check.js";
import { missOf, plots } from "../../../src/lessons/engine/backpropagation/experiments.js";
import type { CurvesFigure } from "../../../src/plots/figure.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

const text = readFileSync("src/lessons/engine/backpropagation/lesson.mdx", "utf8");

function softmax(x: readonly number[]): number[] {
  const powers = x.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

describe("exercise softmax-backward", () => {
  const hand = "two numbers worked by hand";
  const three = "three numbers, against central differences";
  const alike = "a push on all p alike changes nothing";
  const random = "random widths and numbers";
  const all = [hand, three, alike, random];
  const right = (x: number[], dp: number[]): number[] => {
    const p = softmax(x);
    const mean = p.reduce((sum, pj, j) => sum + pj * (dp[j] as number), 0);
    return p.map((pj, j) => pj * ((dp[j] as number) - mean));
  };
  expectWrongAnswers(softmaxBackward, {
    "each p on its own": {
      answer: (x: number[], dp: number[]) => softmax(x).map((pj, j) => pj * (1 - pj) * (dp[j] as number)),
      loses: all,
      told: /must be \[0\.25, -0\.25\], got \[0\.25, 0\]/,
    },
    "the plain mean of dp taken off": {
      answer: (x: number[], dp: number[]) => {
        const mean = dp.reduce((sum, d) => sum + d, 0) / dp.length;
        return softmax(x).map((pj, j) => pj * ((dp[j] as number) - mean));
      },
      loses: [three, random],
      told: /by central differences, got -?\d/,
    },
    "not times p": {
      answer: (x: number[], dp: number[]) => right(x, dp).map((dx, j) => dx / (softmax(x)[j] as number)),
      loses: [hand, three, random],
      told: /got \[0\.5, -0\.5\]/,
    },
    "the other way round": {
      answer: (x: number[], dp: number[]) => right(x, dp).map((dx) => -dx),
      loses: [hand, three, random],
      told: /got \[-0\.25, 0\.25\]/,
    },
    "one number too few": {
      answer: (x: number[], dp: number[]) => right(x, dp).slice(1),
      loses: all,
      told: /must be \[0\.25, -0\.25\], got \[-0\.25\]/,
    },
  });
});

const draw = drawer(plots);

describe("plots", () => {
  test("the dashed line of neuron has the slope that central differences give, and touches the curve", () => {
    for (const values of [{}, { w: -0.3, x: 1 }, { w: 1.5, x: -2 }, { w: 0.75, x: 0 }]) {
      const [panel] = (draw("neuron", values) as CurvesFigure).data.panels;
      const [mark] = panel?.marks ?? [];
      const [[x0, y0], [x1, y1]] = (panel?.curves[1]?.points ?? []) as unknown as [[number, number], [number, number]];
      const input = "x" in values ? values.x : 2;
      const loss = (w: number): number => (Math.tanh(w * input - 1) - 0.5) ** 2;
      const at = mark?.x ?? Number.NaN;
      expect((y1 - y0) / (x1 - x0)).toBeCloseTo((loss(at + 1e-5) - loss(at - 1e-5)) / 2e-5, 3);
      expect(mark?.y).toBeCloseTo(loss(at), 9);
      expect((y0 + y1) / 2).toBeCloseTo(loss(at), 3);
    }
    expect(draw("neuron", { x: 0 }).sentence).toContain("Its slope there is 0, and everywhere: a weight whose input is 0 can't be taught.");
  });

  test("differences: ten digits at 10⁻⁵ in 64 bits, five at best in 32, and there with h near 0.001", () => {
    expect(draw("differences").sentence).toContain("in 64 bits it is wrong by about 10⁻¹⁰, in 32 bits by about 0.001.");
    expect(draw("differences", { digits: 12 }).sentence).toContain("in 32 bits by everything, for w ± h is w.");
    const single = Array.from({ length: 6 }, (_, digits) => missOf(Math.fround(10 ** -digits), Math.fround));
    expect(single.indexOf(Math.min(...single))).toBe(3);
    expect(Math.min(...single)).toBeGreaterThan(1e-6);
    expect(missOf(1e-5, (value) => value)).toBeLessThan(1e-10);
  });

  test("differences: w⁴ errs by exactly h²/w² where nothing is rounded", () => {
    for (const h of [0.5, 0.1, 0.01]) expect(missOf(h, (value) => value) / (h / 1.3) ** 2).toBeCloseTo(1, 6);
  });
});

describe("the text", () => {
  const plain = (code: string): string => code.replaceAll(/\s|,(?=\s*[)\]}])/g, "");

  test("shows the reference's own code", () => {
    const [, shown = ""] = /```ts show\n([\s\S]*?)```/.exec(text) ?? [];
    expect(shown.length).toBeGreaterThan(100);
    expect(plain(readFileSync("src/engine/reference/elementwise.ts", "utf8"))).toContain(plain(shown));
  });

  test("counts the parameters of the net it trains", () => {
    const { block } = mlp([2, 32, 32, 2], { act: "tanh", seed: 1 });
    expect(text).toContain(`A net of ${block.size} parameters`);
  });
});
