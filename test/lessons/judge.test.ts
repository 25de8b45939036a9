import { describe, expect, it } from "vitest";
import type { Plain } from "../../src/lessons/exercise.js";
import { near, sameAs } from "../../src/lessons/judge.js";

const judge = sameAs({ entry: "half", expected: (x) => Number(x) / 2, hint: "Think of a half." });
const answer = (value: Plain) => judge([{ ok: true, value }], [[2 / 3]]);

describe("sameAs", () => {
  it("passes what is right within the tolerance, arrays item by item", () => {
    expect(answer(1 / 3)).toEqual({ score: 1, message: "1 call right." });
    expect(answer((1 / 3) * (1 + 1e-10)).score).toBe(1);
    const both = sameAs({ entry: "pair", expected: () => [1, 2], hint: "" });
    expect(both([{ ok: true, value: [1, 2] }], [[]]).score).toBe(1);
    for (const value of [[1], [1, 2, 3], [2, 1], 1, "1,2", null]) expect(both([{ ok: true, value }], [[]]).score).toBe(0);
  });
  it("says what was called, what must come and what came, with six digits", () => {
    expect(answer(0.5).message).toBe("half(0.666667) must be 0.333333, got 0.5. Think of a half.");
    expect(judge([{ ok: false, error: "it threw TypeError: x" }], [[1]]).message).toBe(
      "half(1) must be 0.5, it threw TypeError: x. Think of a half.",
    );
    expect(judge([], [[1]]).message).toContain("nothing came back");
  });
  it("shows every digit where six would look right", () => {
    expect(answer(0.33333331).message).toContain("got 0.33333331.");
  });
  it.each([Number.NaN, "0.3333333333333333", null, undefined, true, [1 / 3], { value: 1 / 3 }, Infinity])(
    "gives nothing for %s",
    (value) => {
      expect(answer(value as Plain).score).toBe(0);
    },
  );
});

describe("near", () => {
  it("takes infinities for equal to themselves alone", () => {
    expect(near(Infinity, Infinity, 1e-9)).toBe(true);
    expect(near(-Infinity, Infinity, 1e-9)).toBe(false);
    expect(near(5, Infinity, 1e-9)).toBe(false);
    expect(near(Number.NaN, 1, 1e-9)).toBe(false);
  });
});
