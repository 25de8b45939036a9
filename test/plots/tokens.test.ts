import { expect, test } from "vitest";
import { contrast, curvePairs, distance, hexOf, leastDistance, linear, oklab, seen, visionNames } from "../../site/lib/colourVision.js";
import { declarations, type Token, tokens } from "../../src/plots/tokens.js";

const themes = ["light", "dark"] as const;

test("the formulas: white on black is 21, white is OKLab (1, 0, 0), every eye sees grey as grey, light is read and written alike", () => {
  expect(contrast("#ffffff", "#000000")).toBe(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  const [l, a, b] = oklab(linear("#ffffff"));
  expect(l).toBeCloseTo(1, 6);
  expect(Math.hypot(a, b)).toBeLessThan(1e-6);
  for (const vision of visionNames) {
    expect(seen("#808080", vision)).toBe("#808080");
    expect(distance("#000000", "#ffffff", vision)).toBeCloseTo(1, 3);
  }
  for (const colour of Object.values(tokens.dark)) expect(hexOf(linear(colour))).toBe(colour);
  // What is red and green to most is nearly one yellow-brown to a deutan.
  expect(distance("#d00000", "#6a6a00", "deutan")).toBeLessThan(distance("#d00000", "#6a6a00", "normal") / 2);
});

test.each(themes)("%s: text is legible on paper and on raised cards (4.5), strokes are visible (3)", (theme) => {
  const colours = tokens[theme];
  for (const ground of [colours.paper, colours.raised]) {
    for (const token of ["ink", "muted", "rate", "theory", "right", "wrong"] satisfies Token[]) {
      expect(contrast(colours[token], ground), `${token} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const token of ["run-a", "run-b", "run-c"] satisfies Token[]) {
      expect(contrast(colours[token], ground), `${token} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test.each(themes.flatMap((theme) => visionNames.map((vision) => [theme, vision] as const)))(
  "%s, %s vision: the rate and the three runs are at least 0.17 apart",
  (theme, vision) => {
    expect(leastDistance).toBe(0.17);
    for (const [a, b] of curvePairs)
      expect(distance(tokens[theme][a], tokens[theme][b], vision), `${a} and ${b}`).toBeGreaterThanOrEqual(leastDistance);
  },
);

test("a theme as CSS", () => {
  expect(declarations("light")).toMatch(/^--paper:#fbfaf7;.*--rate:#b8500f;/);
  expect(Object.keys(tokens.dark)).toEqual(Object.keys(tokens.light));
});
