import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUrlState, writeUrlState } from "../../site/lib/urlState.js";
import type { Controls } from "../../src/labs/interactive.js";

const controls: Controls = {
  eta: { type: "number", label: "Rate", min: 0, max: 1, step: 0.01, start: 0.1 },
  shape: {
    type: "choice",
    label: "Shape",
    options: [
      { value: "a & b", label: "A" },
      { value: "c", label: "C" },
    ],
    start: "c",
  },
  log: { type: "toggle", label: "Log", start: false },
};
const start = { eta: 0.1, shape: "c", log: false };

test("what was written is read back, whatever else the address says", () => {
  const values = fc.record({ eta: fc.double({ min: 0, max: 1, noNaN: true }), shape: fc.constantFrom("a & b", "c"), log: fc.boolean() });
  fc.assert(
    fc.property(values, fc.constantFrom("", "?other.eta=7", "?descent2.eta=3&x"), (given, search) => {
      // -0 is written as 0, and means the same.
      const wanted = { ...given, eta: given.eta + 0 };
      const query = writeUrlState("descent", controls, wanted, search);
      expect(readUrlState("descent", controls, query)).toMatchObject({ values: wanted, trouble: [] });
      for (const [key] of new URLSearchParams(search)) expect(new URLSearchParams(query).has(key)).toBe(true);
    }),
  );
});

test("start values leave the address plain", () => {
  expect(writeUrlState("descent", controls, start, "?descent.eta=0.4")).toBe("");
  expect(writeUrlState("descent", controls, { ...start, eta: 0.4 }, "")).toBe("?descent.eta=0.4");
});

describe("an address that can't be read gives the start value and says why", () => {
  test.each([
    ["?descent.eta=fast", 'The link: eta must be a number from 0 to 1, got "fast". It is 0.1 when left out.'],
    ["?descent.eta=", 'The link: eta must be a number from 0 to 1, got "". It is 0.1 when left out.'],
    ["?descent.eta=7", "The link: eta must be a number from 0 to 1, got 7. It is 0.1 when left out."],
    ["?descent.eta=NaN", 'The link: eta must be a number from 0 to 1, got "NaN". It is 0.1 when left out.'],
    ["?descent.shape=round", 'The link: shape must be one of a & b, c, got "round". It is c when left out.'],
    ["?descent.log=yes", 'The link: log must be true or false, got "yes". It is false when left out.'],
    ["?descent.speed=2", "The link: unknown control speed. It has eta, shape, log."],
    ["?descent.constructor=2", "The link: unknown control constructor. It has eta, shape, log."],
  ])("%s", (search, message) => {
    expect(readUrlState("descent", controls, search)).toEqual({ values: start, trouble: [message], given: true });
  });

  test("the rest of the address still counts", () => {
    expect(readUrlState("descent", controls, "?descent.eta=7&descent.log=true").values).toEqual({ ...start, log: true });
  });

  test("an address about another picture says nothing about this one", () => {
    expect(readUrlState("descent", controls, "?descent2.eta=7&eta=3")).toEqual({ values: start, trouble: [], given: false });
  });
});
