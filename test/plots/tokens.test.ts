import { expect, test } from "vitest";
import { declarations, type Token, tokens } from "../../src/plots/tokens.js";

type Rgb = readonly [number, number, number];
const themes = ["light", "dark"] as const;

const linear = (hex: string): Rgb =>
  [1, 3, 5].map((i) => {
    const channel = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;

const times = (matrix: readonly Rgb[], v: Rgb): Rgb =>
  matrix.map((row) => row.reduce((sum, x, i) => sum + x * (v[i] as number), 0)) as unknown as Rgb;

/** WCAG 2.2 contrast of two colours. */
function contrast(a: string, b: string): number {
  const [high, low] = [a, b].map((hex) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0]).sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Linear sRGB to OKLab (Ottosson, 2020). */
function oklab(rgb: Rgb): Rgb {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map(Math.cbrt) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  );
}

/** Colour vision at full deficiency (Machado, Oliveira and Fernandes, 2009, table 1), on linear sRGB. */
const visions: Readonly<Record<string, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function distance(a: string, b: string, vision: readonly Rgb[]): number {
  const seen = [a, b].map((hex) => oklab(times(vision, linear(hex)).map((x) => Math.max(0, Math.min(1, x))) as unknown as Rgb)) as [
    Rgb,
    Rgb,
  ];
  return Math.hypot(...seen[0].map((x, i) => x - (seen[1][i] as number)));
}

test("the formulas: white on black is 21, white is OKLab (1, 0, 0)", () => {
  expect(contrast("#ffffff", "#000000")).toBe(21);
  const [l, a, b] = oklab(linear("#ffffff"));
  expect(l).toBeCloseTo(1, 6);
  expect(Math.hypot(a, b)).toBeLessThan(1e-6);
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

test.each(themes.flatMap((theme) => Object.keys(visions).map((vision) => [theme, vision] as const)))(
  "%s, %s vision: the rate and the three runs are at least 0.17 apart",
  (theme, vision) => {
    const names = ["rate", "run-a", "run-b", "run-c"] as const;
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) {
        const far = distance(tokens[theme][a], tokens[theme][b], visions[vision] as readonly Rgb[]);
        expect(far, `${a} and ${b}`).toBeGreaterThanOrEqual(0.17);
      }
    }
  },
);

test("a theme as CSS", () => {
  expect(declarations("light")).toMatch(/^--paper:#fbfaf7;.*--rate:#b8500f;/);
  expect(Object.keys(tokens.dark)).toEqual(Object.keys(tokens.light));
});
