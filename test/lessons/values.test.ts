import { expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { valuesOf } from "../../src/lessons/values.js";
import { bare } from "../notebook/fixtures/fixture.js";

/** A lesson with these values. */
const withValues = (values: object) => ({ ...bare, values: () => values as Record<string, string> });

const texts = import.meta.glob<string>("../../src/lessons/*/*/lesson.mdx", { eager: true, query: "?raw", import: "default" });

test.each(lessons.map((lesson) => [lesson.folder, lesson] as const))(
  "%s: its values can stand in a sentence, and each does",
  (folder, lesson) => {
    const text = texts[`../../src/lessons/${folder}/lesson.mdx`] ?? "";
    const used = new Set([...text.matchAll(/<Value of="([^"]*)"\/>/g)].map(([, name]) => name));
    expect(Object.keys(valuesOf(lesson)).sort()).toEqual([...used].sort());
  },
);

test("values are computed once", () => {
  let count = 0;
  const lesson = {
    ...bare,
    values: () => {
      count++;
      return { gain: "+1.21 [+0.74, +1.67]", "end-loss": "−3.5 × 10⁻⁵", part: "97 %" };
    },
  };
  expect(valuesOf(lesson)).toBe(valuesOf(lesson));
  expect(count).toBe(1);
  expect(valuesOf(bare)).toEqual({});
});

test.each([
  [
    "a number",
    { gain: 1.21 },
    "values of 00-bare: gain must be a plain text for a sentence, got 1.21. Print it with formatNumber or percent.",
  ],
  ["nothing", { gain: undefined }, "gain must be a plain text for a sentence, got undefined."],
  ["an empty text", { gain: " " }, 'gain must be a plain text for a sentence, got " ".'],
  ["space around it", { gain: "1 " }, 'got "1 ".'],
  ["two lines", { gain: "1\n2" }, "gain must be a plain text"],
  ["what a failed computation prints", { gain: "NaN points" }, 'got "NaN points".'],
  ["an undefined part", { gain: "undefined %" }, 'got "undefined %".'],
  ["an infinite number", { gain: "Infinity" }, 'got "Infinity".'],
  ["a formula", { gain: "$\\eta$" }, "gain must be a plain text"],
  ["emphasis", { gain: "**1**" }, "gain must be a plain text"],
  ["a tag", { gain: "<b>1</b>" }, "gain must be a plain text"],
  ["a column of a table", { gain: "1 | 2" }, "gain must be a plain text"],
  ["a name with a space", { "the gain": "1" }, 'values of 00-bare: a name must be letters, digits and hyphens, got "the gain". Rename it.'],
])("%s is no value", (_, values, message) => {
  expect(() => valuesOf(withValues(values))).toThrow(message);
});
