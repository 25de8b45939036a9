/** Notation by lesson, the map of prerequisites, the cheat sheet: what they are made of. */
import { expect, test } from "vitest";
import { numbersOf, sheetPlateau, sheetRows, sheetRules } from "../../site/lib/cheatSheet.js";
import { legendIds, notationGroups } from "../../site/lib/notationGroups.js";
import { mapOf, mapSizes, twoLines } from "../../site/lib/prerequisites.js";
import { notation } from "../../src/lessons/notation.js";

test("every symbol stands once, under the first lesson with a legend of it", () => {
  const groups = notationGroups();
  const ids = groups.flatMap(({ symbols }) => symbols.map(({ id }) => id));
  expect([...ids].sort()).toEqual(notation.map(({ id }) => id).sort());
  expect(groups[0]?.folder).toBe("course/01-three-fates");
  expect(groups.find(({ symbols }) => symbols.some(({ id }) => id === "gamma"))?.folder).toBe("course/02-noise-floor");
  expect(legendIds('<Legend symbols={["t", "eta"]}/>\n\n<Legend symbols={["t"]} />')).toEqual(["t", "eta"]);
});

test("a lesson stands below all that it builds on, and no two on one spot", () => {
  const spots = mapOf([
    { name: "a", needs: ["school mathematics"] },
    { name: "b", needs: ["a"] },
    { name: "c", needs: ["a", "b"] },
    { name: "d", needs: ["a"] },
  ]);
  expect(spots.map(({ row }) => row)).toEqual([0, 1, 2, 1]);
  expect(spots[0]?.needs).toEqual([]);
  expect(spots.map(({ directly }) => directly)).toEqual([[], ["a"], ["b"], ["a"]]);
  const places = spots.map(({ x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(places.length);
  for (const { x } of spots) expect(Math.min(x, mapSizes.width - x)).toBeGreaterThan(mapSizes.node.width / 2);
  const round = [
    { name: "a", needs: ["b"] },
    { name: "b", needs: ["a"] },
  ];
  expect(() => mapOf(round)).toThrow("map: a needs b needs a. A lesson can't need itself.");
});

test("titles are broken where their halves are alike", () => {
  expect(twoLines("1. Short one")).toEqual(["1. Short one"]);
  expect(twoLines("9. One cycle, and the range test")).toEqual(["9. One cycle, and", "the range test"]);
});

test("the sheet's first and last rates, by their formulas", () => {
  const rows = new Map(sheetRows().map((row) => [row.slug, row]));
  expect(rows.size).toBe(12);
  expect(rows.get("cosine")).toMatchObject({ pytorch: "CosineAnnealingLR", first: "1", last: "0.00025" });
  expect((1 + Math.cos(0.99 * Math.PI)) / 2).toBeCloseTo(2.5e-4, 5);
  expect(rows.get("linear")).toMatchObject({ pytorch: "LinearLR", first: "1", last: "0.01" });
  expect(rows.get("polynomial")).toMatchObject({ pytorch: "PolynomialLR", last: "0.0001" });
  expect(rows.get("step-decay")).toMatchObject({ pytorch: "StepLR", last: "0.001" });
  expect(rows.get("linear-warmup")).toMatchObject({ pytorch: "LinearLR", first: "0.1", last: "1" });
  expect(rows.get("one-cycle")).toMatchObject({ pytorch: "OneCycleLR", first: "0.04" });
  expect(rows.get("wsd")).toMatchObject({ last: "0.05" });
});

test("each rule of the sheet has a number and an interval or a count", () => {
  for (const { rule } of sheetRules()) {
    expect(rule).toMatch(/\d/);
    expect(rule).not.toMatch(/undefined|NaN/);
  }
});

test("the sheet refuses a number that a lesson no longer has", () => {
  const fair = numbersOf("04-fair-fights", { seeds: "32", gone: "NaN" });
  expect(fair("seeds")).toBe("32");
  expect(() => fair("gain")).toThrow("cheat sheet: 04-fair-fights must have a number gain, got undefined. It has seeds, gone.");
  expect(() => fair("gone")).toThrow("got NaN");
});

test("the sheet counts a plateau rule's observations, and says its threshold as PyTorch ships it", () => {
  expect(sheetPlateau()).toEqual({ cut: "12", threshold: "A threshold of 1e-4 is 0.01 %" });
});
