import { describe, expect, test } from "vitest";
import { answers } from "../../src/lessons/answers.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { glossary } from "../../src/lessons/glossary.js";

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const names = lessons.map(nameOf);

describe("short answers", () => {
  test("each has an address of its own, a question, and three to seven sentences", () => {
    expect(new Set(answers.map(({ slug }) => slug)).size).toBe(answers.length);
    for (const { slug, question, answer } of answers) {
      expect(slug).toMatch(kebab);
      expect(question.trim(), slug).toMatch(/\?$/);
      const sentences = answer.split(/[.:?] (?=[A-Z])|\.$/).filter((part) => part.trim() !== "");
      expect(sentences.length, slug).toBeGreaterThanOrEqual(3);
      expect(sentences.length, slug).toBeLessThanOrEqual(7);
      expect(answer, slug).not.toMatch(/NaN|undefined|∞|\d{10}/);
    }
  });

  test("each proof is a picture or an experiment of a lesson", () => {
    for (const { slug, proof } of answers) {
      const lesson = lessons.find((one) => nameOf(one) === proof.lesson);
      expect(
        [...(lesson?.plots ?? []), ...(lesson?.experiments ?? [])].map(({ id }) => id),
        slug,
      ).toContain(proof.anchor);
    }
  });

  test("the numbers are those of the lessons", () => {
    const of = (slug: string) => answers.find((one) => one.slug === slug)?.answer;
    expect(of("why-change-the-rate")).toMatch(/0\.147 .* 0\.0786: 1\.9 times lower\. .* 1\.2 times/);
    expect(of("what-a-constant-rate-costs")).toContain("a loss of 0.0263 at $\\eta = 0.1$ and of 0.0128");
    expect(of("which-shape-falls-where")).toContain("85.4 % on a cosine, 75 % on a straight line");
    expect(of("which-gamma")).toContain("3.5 × 10⁻⁵");
    expect(of("which-shape-is-best")).toMatch(/0\.443 against 0\.496 .* 0\.0699 against 0\.076/);
  });
});

describe("glossary", () => {
  test("terms stand in alphabetical order, each once, each with a definition that ends", () => {
    const terms = glossary.map(({ term }) => term.toLowerCase());
    expect(terms).toEqual([...new Set(terms)].sort());
    expect(new Set(glossary.map(({ slug }) => slug)).size).toBe(glossary.length);
    for (const { slug, definition } of glossary) {
      expect(slug).toMatch(kebab);
      expect(definition, slug).toMatch(/\.$/);
    }
  });

  test("each term is used in lessons that exist", () => {
    for (const { slug, used } of glossary) {
      expect(used.length, slug).toBeGreaterThan(0);
      for (const name of used) expect(names, slug).toContain(name);
    }
  });
});
