import fc from "fast-check";
import { expect, test } from "vitest";
import { characterAt, offsetOf } from "../../../src/notebook/host/codePoints.js";

test("an emoji is one character and two halves", () => {
  expect([0, 1, 2, 3].map((character) => offsetOf("η🙂x", character))).toEqual([0, 1, 3, 4]);
  expect([0, 1, 3, 4].map((offset) => characterAt("η🙂x", offset))).toEqual([0, 1, 2, 3]);
});

test("a place behind the end is the end", () => {
  expect(offsetOf("🙂", 5)).toBe(2);
});

test("the two are each other's inverse, and cut a text where spreading it does", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, n) => {
      const character = Math.min(n, [...text].length);
      const offset = offsetOf(text, character);
      expect(characterAt(text, offset)).toBe(character);
      expect(text.slice(0, offset)).toBe([...text].slice(0, character).join(""));
    }),
  );
});
