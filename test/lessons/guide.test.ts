import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { storedCuts } from "../../src/lessons/course/10-plateau/measured.js";
import { gallery, match, modelOf } from "../../src/lessons/guide/models/pictures.js";
import { partAt, published, publishedNames, warmupShare } from "../../src/lessons/guide/models/published.js";
import { values as modelValues } from "../../src/lessons/guide/models/values.js";
import { taken } from "../../src/lessons/guide/taken.js";
import formsSpec from "../../src/lessons/guide/who-is-right/results/cycle-forms.json" with { type: "json" };
import firstSpec from "../../src/lessons/guide/who-is-right/results/first-update.json" with { type: "json" };
import { decays } from "../../src/lessons/guide/who-is-right/starts.js";
import { cutShare, forms, rulesOf } from "../../src/lessons/guide/who-is-right/values.js";
import { type Saying, sayingFigure, sayings } from "../../src/lessons/guide/widely-read/oneSaying.js";
import { flatCut, resumedCosine, values as saidValues } from "../../src/lessons/guide/widely-read/values.js";
import { drawer } from "./tryLesson.js";

describe("widely read", () => {
  it("counts its sayings, and begins each with what is said", () => {
    const text = readFileSync("src/lessons/guide/widely-read/lesson.mdx", "utf8");
    const heads = [...text.matchAll(/^### (.*)$/gm)].map(([, head = ""]) => head);
    expect(heads).toHaveLength(22);
    expect(text).toContain("\ndescription: Twenty-two sentences ");
    for (const head of heads) expect(head).toMatch(/^“.*”$/);
    expect(text).toContain("and fourteen, and minus three");
    expect(saidValues()).toMatchObject({ "fair-gainHigh": expect.stringMatching(/^\+14/), "fair-gainLow": expect.stringMatching(/^−3/) });
  });

  it("shows sayings whose rows stand on both sides of zero, as the text says", () => {
    for (const name of Object.keys(sayings) as Saying[]) {
      const means = Object.values(sayings[name].rows()).map(({ mean }) => mean);
      expect(Math.min(...means), name).toBeLessThan(0);
      expect(Math.max(...means), name).toBeGreaterThan(0);
      expect(sayingFigure(name).kind).toBe("intervals");
    }
  });

  it("computes what needs no training", () => {
    expect(flatCut(10)).toBe(12);
    expect(flatCut(0)).toBe(2);
    // PyTorch's recursion by hand: the counter begins at 0 again, and each rate is made from the last.
    const { from, end } = resumedCosine(50);
    let rate = 0.05 * (1 + Math.cos((Math.PI * 50) / 90));
    expect(from).toBeCloseTo(rate, 9);
    for (let t = 1; t < 40; t++) rate *= (1 + Math.cos((Math.PI * t) / 90)) / (1 + Math.cos((Math.PI * (t - 1)) / 90));
    expect(end).toBeCloseTo(rate, 9);
    expect(saidValues().afterLast).toBe("none");
    expect(saidValues().footPart).toBe("4.2 %");
  });

  it("refuses a number that a lesson does not have", () => {
    expect(taken("fair", { seeds: "32" }, ["seeds"])).toEqual({ "fair-seeds": "32" });
    expect(() => taken("fair", { seeds: "32" }, ["runs"])).toThrow('taken: fair must have a number "runs". It has seeds.');
  });
});

describe("who is right", () => {
  it("trains as long as its text says, and says of each form what its table says", () => {
    expect([formsSpec.steps, firstSpec.steps]).toEqual([184, 184]);
    expect(firstSpec.shapes["from 0"].parts[0]?.warmupSteps).toBe(18);
    expect(firstSpec.shapes["from 1"].parts.map(({ kind }) => kind)).toEqual(["linearWarmup", "linear"]);
    const ahead = forms.shapes.flatMap(({ versus }) => versus?.difference.low ?? []);
    expect(ahead).toHaveLength(2);
    expect(Math.min(...ahead)).toBeGreaterThan(0);
  });

  it("reads five rates off one range test, and the rules that the text calls far apart are", () => {
    const rules = rulesOf(1);
    expect(rules).toHaveLength(5);
    expect((rules.at(-1) ?? 0) / (rules[0] ?? 0)).toBeGreaterThan(5);
  });

  it("begins slowly with the cosine, and fast with the exponential", () => {
    const left = Object.entries(decays).map(([name, lr]) => [name, lr(100)] as const);
    expect(left.toSorted((a, b) => b[1] - a[1]).map(([name]) => name)).toEqual(["cosine", "straight line", "polynomial", "exponential"]);
    expect(decays.cosine?.(100)).toBeCloseTo((1 + Math.cos(0.1 * Math.PI)) / 2, 12);
    expect(decays.exponential?.(100)).toBeCloseTo(0.01 ** 0.1, 12);
  });

  it("counts false cuts as lesson 10 does", () => {
    for (const { noise, part } of storedCuts(10)) expect(cutShare(noise)).toBe(part);
  });
});

describe("the model gallery", () => {
  it("has the rates that the reports' formulas give", () => {
    const { resnet, bert, t5, gpt3, palm, llama, minicpm } = published;
    expect([31_999, 32_000, 47_999, 48_000].map(resnet.lr)).toEqual([1, 0.1, 0.1, expect.closeTo(0.01, 12)]);
    expect(bert.lr(5000)).toBeCloseTo(0.5, 12);
    expect(bert.lr(505_000)).toBeCloseTo(0.5, 12);
    for (const n of [1, 10_000, 40_000, 250_000]) {
      expect(0.01 * t5.lr(n)).toBeCloseTo(1 / Math.sqrt(Math.max(n, 10_000)), 12);
      expect(0.01 * palm.lr(n)).toBeCloseTo(1 / Math.sqrt(Math.max(n, 10_000)), 12);
    }
    expect([260_000, 280_000, 299_999].map(gpt3.lr)).toEqual([0.1, 0.1, 0.1].map((part) => expect.closeTo(part, 9)));
    expect(llama.lr(126_000)).toBeCloseTo(0.55, 9);
    expect(minicpm.lr(263_000)).toBe(1);
    expect(minicpm.lr(268_000)).toBeCloseTo(0.5, 9);
  });

  it("stays at or below the peak and reaches it, and warms up for the shares that the text names", () => {
    for (const name of publishedNames) {
      const { lr, total } = published[name];
      const parts = Array.from({ length: 1001 }, (_, i) => lr(Math.min(total - 1, Math.round((i * total) / 1000))));
      expect(Math.max(...parts), name).toBeCloseTo(1, 2);
      expect(Math.max(...parts), name).toBeLessThanOrEqual(1);
    }
    expect(warmupShare("gpt3")).toBeCloseTo(375e6 / 300e9, 12);
    expect(warmupShare("bert")).toBe(0.01);
    expect(warmupShare("palm")).toBe(Math.max(...publishedNames.map(warmupShare)));
  });

  it("hides each model behind one trace, and tells them apart", () => {
    const order = Array.from({ length: 8 }, (_, i) => modelOf(i + 1));
    expect([...order].sort()).toEqual([...publishedNames].sort());
    expect(order).not.toEqual(publishedNames);
    const ends = publishedNames.map((name) => [0.01, 0.5, 0.8, 1].map((u) => partAt(name, u).toFixed(2)).join(" "));
    expect(new Set(ends).size).toBe(ends.length);
    const draw = drawer([match, gallery]);
    for (const [i, name] of order.entries()) {
      expect(draw("match", { trace: i + 1 }).sentence).not.toContain(published[name].name);
      expect(draw("match", { trace: i + 1, guess: name, reveal: true }).sentence).toMatch(/lies on it.* It is /s);
    }
  });

  it("has rates of fine-tuning below those from first weights", () => {
    const { gptRatio, bertRatio, t5Ratio } = modelValues();
    expect([gptRatio, bertRatio, t5Ratio]).toEqual(["4", "2 to 5", "10"]);
  });
});
