import { diagnose } from "lrlab";
import { describe, expect, test } from "vitest";
import { fieldGuide } from "../../../src/labs/gallery/fieldGuide.js";
import { bugNames, type GalleryCase, galleryCase } from "../../../src/labs/gallery/galleryCase.js";
import { planCode, planWords } from "../../../src/labs/gallery/setUp.js";
import { traceFigure } from "../../../src/labs/gallery/traceFigure.js";
import { isFigure } from "../../../src/plots/isFigure.js";

/** Two cases of each of 200 visits. */
const cases: readonly GalleryCase[] = Array.from({ length: 400 }, (_, i) => galleryCase({ seed: i >> 1, index: i & 1 }));

describe("400 cases of 200 visits", () => {
  test("offer four stories, the true one and healthy among them, in the order of the guide", () => {
    for (const { bug, options } of cases) {
      expect(new Set(options).size).toBe(4);
      expect(options).toContain(bug);
      expect(options[0]).toBe("healthy");
      expect(options).toEqual(bugNames.filter((name) => options.includes(name)));
    }
  });

  test("can be decided: the true story is named with a margin, and no other that is offered explains every row it does", () => {
    for (const [i, { bug, options, plan, trace, diagnosis: found }] of cases.entries()) {
      if (i % 4 === 0) expect(diagnose(trace, plan)).toEqual(found);
      expect(found.bug).toBe(bug);
      expect(found.confidence).toBeGreaterThanOrEqual(0.8);
      for (const one of found.candidates.slice(1)) {
        expect(one.confidence).toBeLessThanOrEqual(0.1);
        if (options.includes(one.bug) && one.bug !== "healthy") expect(one.explained).toBeLessThan(found.explained);
      }
    }
  });

  test("are healthy once in five, and hold each bug about equally often", () => {
    const count = (name: string) => cases.filter(({ bug }) => bug === name).length;
    expect(count("healthy") / cases.length).toBeGreaterThan(0.14);
    expect(count("healthy") / cases.length).toBeLessThan(0.26);
    for (const name of bugNames.slice(1)) expect(count(name), name).toBeGreaterThan(400 / 15 / 3);
  });

  test("are plain data, with words, code and a picture", () => {
    for (const one of cases) {
      expect(JSON.parse(JSON.stringify(one))).toEqual(one);
      const words = planWords(one.plan);
      expect(words.length).toBeGreaterThan(1);
      for (const { text } of words) expect(text).not.toMatch(/undefined|NaN|the schedule /);
      const code = planCode(one.plan);
      expect(code).toMatch(/^(def rate|optimizer = )/);
      expect(code).not.toMatch(/undefined|NaN|climbs/);
      expect(isFigure(traceFigure({ trace: one.trace }))).toBe(true);
      expect(isFigure(traceFigure({ trace: one.trace, plan: one.plan }))).toBe(true);
    }
  });

  test("are the same for the same seed and place, and others for others", () => {
    expect(galleryCase({ seed: 3, index: 1 })).toEqual(cases[7]);
    expect(new Set(cases.map((one) => JSON.stringify(one.trace))).size).toBe(400);
  });
});

test("cases may be about some stories only", () => {
  const bugs = ["wrong-unit", "resume-crawling"] as const;
  const some = Array.from({ length: 20 }, (_, index) => galleryCase({ seed: 1, index, bugs }).bug);
  expect(new Set(some)).toEqual(new Set(bugs));
  expect(galleryCase({ seed: 1, index: 0, bugs: ["healthy"] }).bug).toBe("healthy");
});

test.each([
  [{ seed: -1, index: 0 }, "galleryCase: seed must be a whole number >= 0, got -1. The number of a visit will do."],
  [{ seed: 1, index: 0.5 }, "galleryCase: index must be a whole number >= 0, got 0.5. It counts the cases of a visit."],
])("refuses %o", (options, message) => expect(() => galleryCase(options)).toThrow(message));

describe("the field guide", () => {
  test("has an entry for every story", () => expect(fieldGuide.map(({ bug }) => bug)).toEqual(bugNames));

  test.each(fieldGuide)("$bug: its example is one", ({ bug, plan, rate }) => {
    const trace = Array.from({ length: plan.steps ?? 0 }, (_, step) => ({ step, lr: rate(step) }));
    const found = diagnose(trace, plan);
    expect(found.bug, found.sentence).toBe(bug);
    expect(found.confidence).toBeGreaterThan(0.7);
    if (bug !== "healthy") expect(found.fix?.before).not.toBe(found.fix?.after);
    else expect(found.fix).toBeNull();
  });
});
