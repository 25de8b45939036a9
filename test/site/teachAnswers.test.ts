/** Answers are in a teacher's build, whole, and in no other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { answerPages } from "../../site/teach/answers.js";
import { withAnswers } from "../../site/teach/pages.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { root } from "../realParts.js";
import { addresses, pageAt, textAt } from "./pages.js";

afterEach(() => vi.unstubAllEnvs());

describe("an ordinary build", () => {
  test.each(["", "0", "true"])("has no answers with LRLAB_TEACH=%o", (value) => {
    vi.stubEnv("LRLAB_TEACH", value);
    expect(withAnswers()).toBe(false);
    expect(answerPages()).toEqual([]);
  });

  test("as it was built has no page of answers and no link to one", () => {
    expect(addresses().filter((address) => address.startsWith("/teach/")).length).toBeGreaterThan(4);
    expect(addresses().filter((address) => address.startsWith("/teach/answers/"))).toEqual([]);
    for (const address of addresses().filter((one) => one.startsWith("/teach/"))) {
      expect(pageAt(address).querySelector('[href^="/teach/answers/"]'), address).toBeNull();
      expect(textAt(address), address).not.toContain("What the check tests");
    }
  });
});

describe("a teacher's build", () => {
  test("answers every question and exercise of every lesson, hidden tests too", () => {
    vi.stubEnv("LRLAB_TEACH", "1");
    const pages = answerPages();
    for (const lesson of lessons) {
      const asked = lesson.quiz.length + Object.keys(lesson.exercises).length;
      const page = pages.find(({ name }) => name === nameOf(lesson));
      expect(page !== undefined, nameOf(lesson)).toBe(asked > 0);
      if (!page) continue;
      expect(page.quiz.map(({ right }) => right.length)).toEqual(lesson.quiz.map(({ answers }) => answers));
      for (const [id, { entry, tests }] of Object.entries(lesson.exercises)) {
        const told = page.exercises.find((one) => one.id === id);
        expect(told?.solution).toContain(`function ${entry}`);
        for (const { name } of tests) expect(told?.tests).toContain(name.replaceAll("|", "\\|"));
      }
    }
  });

  test("is kept from search engines", () => {
    expect(readFileSync(join(root, "site/pages/teach/answers/[...lesson].astro"), "utf8")).toMatch(/<TeachPage [^>]*\bhidden>/);
  });
});
