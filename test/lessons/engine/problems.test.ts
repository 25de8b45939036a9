import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { characters } from "../../../src/engine/problems/characters.js";
import { glyphs } from "../../../src/engine/problems/glyphs.js";
import { moons } from "../../../src/engine/problems/moons.js";
import { productDefects } from "../../../src/engine/problems/productDefects.js";
import { problemKinds } from "../../../src/engine/problems/registry.js";
import { sortCopy } from "../../../src/engine/problems/sortCopy.js";
import { spirals } from "../../../src/engine/problems/spirals.js";
import { plots } from "../../../src/lessons/engine/problems/experiments.js";
import { quiz } from "../../../src/lessons/engine/problems/quiz.js";
import type { ImagesFigure, ScatterFigure } from "../../../src/plots/figure.js";
import { drawer } from "../tryLesson.js";

const text = readFileSync("src/lessons/engine/problems/lesson.mdx", "utf8");
const rowOf = (kind: string): string => text.split("\n").find((line) => line.startsWith(`| \`${kind}\` |`)) ?? "";

describe("the table", () => {
  test("names every problem there is, and each has its picture", () => {
    expect([...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind)).toEqual(problemKinds);
    const pictures = [...text.matchAll(/problemFigure\((\w+)/g)].map(([, kind]) => kind);
    for (const kind of problemKinds.filter((one) => !["quadraticLandscape", "spirals", "glyphs", "productDefects"].includes(one)))
      expect(pictures).toContain(kind);
  });

  test.each([spirals(), moons(), productDefects(), characters()])("tells the sizes of $spec.kind", ({ spec, train, validation, test }) => {
    expect(rowOf(spec.kind)).toContain(`| ${train.size}, ${validation.size}, ${test.size} |`);
  });

  test("tells which never end", () => {
    const { spec, train, validation, test } = sortCopy();
    expect(train.size).toBe(Number.POSITIVE_INFINITY);
    expect(rowOf(spec.kind)).toContain(`| endless, ${validation.size}, ${test.size} |`);
    const finite = glyphs();
    expect(rowOf("glyphs")).toContain(`| ${finite.train.size}, ${finite.validation.size}, ${finite.test.size}, or endless |`);
  });
});

describe("the questions", () => {
  test("speak of the plates and of the floor as they are", () => {
    const { truth, size } = productDefects().test;
    expect(truth.filter((label) => label === 0).length / size).toBeCloseTo(0.7, 1);
    expect(quiz.find(({ id }) => id === "below-the-floor")?.stem).toContain(`${characters().floor?.toFixed(2)} nats`);
  });
});

const draw = drawer(plots);

describe("plots", () => {
  const pointsOf = (values: Record<string, number | string>) => (draw("points", values) as ScatterFigure).data;

  test("more noise moves the points, more wrong labels circle more of them, the seed draws others", () => {
    const still = pointsOf({ noise: 0 });
    const moved = pointsOf({ noise: 0.2 });
    expect(still.groups[0]?.points[0]).not.toEqual(moved.groups[0]?.points[0]);
    expect(still.circled).toBeUndefined();
    const [few, many] = [0.1, 0.4].map((wrong) => pointsOf({ wrong }).circled?.points.length ?? 0) as [number, number];
    expect(few).toBeGreaterThan(5);
    expect(many).toBeGreaterThan(2 * few);
    expect(pointsOf({ seed: 2 }).groups).not.toEqual(pointsOf({ seed: 1 }).groups);
    expect(draw("points", { of: "moons", noise: 0.2 }).sentence).toMatch(/moons.*Noise moves each by about 0\.2 along both axes\.$/);
    expect(draw("points", { noise: 0 }).sentence).toMatch(/Nothing blurs them\.$/);
  });

  test("without noise an example of a glyph has few shades, under noise it has lost them", () => {
    const inkOf = (noise: number): string => (draw("glyphs", { noise }) as ImagesFigure).data.groups[1]?.images[0]?.ink ?? "";
    const steps = (ink: string): number =>
      [...ink].reduce((sum, digit, i) => (i % 12 === 0 ? sum : sum + Math.abs(Number(digit) - Number(ink[i - 1]))), 0);
    expect(steps(inkOf(0))).toBeGreaterThan(0);
    expect(steps(inkOf(2))).toBeGreaterThan(2 * steps(inkOf(0)));
  });
});
