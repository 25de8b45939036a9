import { readFileSync } from "node:fs";
import fc from "fast-check";
import katex from "katex";
import { along, type FixedShape, type Shape, shape, shapes } from "lrlab";
import { describe, expect, test } from "vitest";
import { alongLatex, alongPython, fixedShapes } from "../../src/schedules/shape.js";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const rate = fc.double({ min: 1e-6, max: 2, noNaN: true });
const anyShape = fc.constantFrom(...shapes);
const anyFixed = fc.constantFrom(...fixedShapes);
/** Passes what TypeScript would refuse, as plain JavaScript may. */
const bad = (value: unknown) => value as never;

describe("shape", () => {
  test("the names are these, and those of fixed shapes all but the exponential", () => {
    expect(shapes).toEqual(["linear", "cosine", "exponential", "1-sqrt", "square", "mirror-cosine"]);
    expect(fixedShapes).toEqual(shapes.filter((name) => name !== "exponential"));
  });

  test.each([
    // name, at a quarter, at a half, at three quarters
    ["linear", 0.25, 0.5, 0.75],
    ["cosine", (2 - Math.SQRT2) / 4, 0.5, (2 + Math.SQRT2) / 4],
    ["1-sqrt", 0.5, Math.SQRT1_2, Math.sqrt(3) / 2],
    ["square", 1 / 16, 0.25, 9 / 16],
    ["mirror-cosine", Math.SQRT2 / 4, 0.5, 1 - Math.SQRT2 / 4],
  ] as const)("%s goes through the points of its formula", (name, quarter, half, threeQuarters) => {
    expect(shape(name, 0.25)).toBeCloseTo(quarter, 14);
    expect(shape(name, 0.5)).toBeCloseTo(half, 14);
    expect(shape(name, 0.75)).toBeCloseTo(threeQuarters, 14);
  });

  test("goes from 0 to 1, exactly, and never back or outside", () => {
    fc.assert(
      fc.property(anyFixed, part, part, (name, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect([shape(name, 0), shape(name, 1)]).toEqual([0, 1]);
        expect(shape(name, early)).toBeGreaterThanOrEqual(0);
        expect(shape(name, late)).toBeLessThanOrEqual(1);
        expect(shape(name, late) - shape(name, early)).toBeGreaterThanOrEqual(-1e-15);
      }),
    );
  });

  test("linear, cosine and mirror-cosine look the same from both ends", () => {
    fc.assert(
      fc.property(fc.constantFrom<FixedShape>("linear", "cosine", "mirror-cosine"), part, (name, q) => {
        expect(shape(name, q) + shape(name, 1 - q)).toBeCloseTo(1, 14);
      }),
    );
  });

  test("the mirror-cosine is the cosine reflected in the line, and the root undoes the square", () => {
    fc.assert(
      fc.property(part, (q) => {
        expect((shape("cosine", q) + shape("mirror-cosine", q)) / 2).toBeCloseTo(shape("linear", q), 14);
        expect(shape("square", shape("1-sqrt", q))).toBeCloseTo(q, 14);
      }),
    );
  });
});

describe("along", () => {
  test("is exact at both ends, up or down, and stays between them", () => {
    fc.assert(
      fc.property(anyShape, rate, rate, part, (name, from, to, q) => {
        expect([along(name, from, to, 0), along(name, from, to, 1)]).toEqual([from, to]);
        const value = along(name, from, to, q);
        expect(value).toBeGreaterThanOrEqual(Math.min(from, to));
        expect(value).toBeLessThanOrEqual(Math.max(from, to));
        expect(along(name, from, from, q)).toBe(from);
      }),
      { numRuns: 500 },
    );
  });

  test("never turns back", () => {
    fc.assert(
      fc.property(anyShape, rate, rate, part, part, (name, from, to, one, other) => {
        const way = (q: number) => (along(name, from, to, q) - from) * Math.sign(to - from);
        expect(way(Math.max(one, other)) - way(Math.min(one, other))).toBeGreaterThanOrEqual(-1e-14 * Math.max(from, to));
      }),
    );
  });

  test("covers the part of the way that shape says, from 0 or to 0 as well", () => {
    fc.assert(
      fc.property(anyFixed, fc.constantFrom(0, 0.3), fc.constantFrom(0, 0.7), part, (name, from, to, q) => {
        expect(along(name, from, to, q)).toBeCloseTo(from + (to - from) * shape(name, q), 15);
      }),
    );
  });

  test("the exponential multiplies by the same factor in equal times, and back is the same way", () => {
    fc.assert(
      fc.property(rate, rate, part, (from, to, q) => {
        const middle = along("exponential", from, to, q);
        expect(middle / (from ** (1 - q) * to ** q)).toBeCloseTo(1, 12);
        expect(middle / along("exponential", to, from, 1 - q)).toBeCloseTo(1, 12);
      }),
    );
  });

  const golden = (file: string) => JSON.parse(readFileSync(new URL(`../golden/${file}.json`, import.meta.url), "utf8"));

  test("gives fastai's annealers", () => {
    const names: Record<string, Shape> = { sched_lin: "linear", sched_cos: "cosine", sched_exp: "exponential", SchedPoly: "square" };
    let compared = 0;
    for (const { api, params, pos, lr } of golden("fastai_annealers")) {
      const name = names[api];
      if (name === undefined) continue;
      lr.forEach((expected: number, i: number) => {
        expect(along(name, params.start, params.end, pos[i]) / expected, `${api} at ${pos[i]}`).toBeCloseTo(1, 12);
      });
      compared += 1;
    }
    expect(compared).toBe(4);
  });

  test("gives the cooldowns of the code of arXiv:2405.18392", () => {
    const names: Record<string, Shape> = { linear: "linear", cosine: "cosine", sqrt: "1-sqrt", square: "square" };
    let compared = 0;
    for (const { params, base_lr, lr } of golden("epfml_wsd")) {
      const { n_iterations: T, fract_decay, decay_type, final_lr_factor } = params;
      const cooldown = T * fract_decay;
      for (let t = T - cooldown; t <= T; t += 1) {
        const ours = along(names[decay_type] as Shape, base_lr, base_lr * final_lr_factor, (t - (T - cooldown)) / cooldown);
        expect(ours / lr[t], `${decay_type} at ${t}`).toBeCloseTo(1, 12);
      }
      compared += 1;
    }
    expect(compared).toBe(4);
  });

  test("refuses what it can't go along", () => {
    const names = '"linear", "cosine", "exponential", "1-sqrt", "square", "mirror-cosine"';
    for (const [run, message] of [
      [() => along(bad("sqrt"), 1, 0, 0.5), `along: name must be one of ${names}, got "sqrt". The usual one is "linear".`],
      [() => along("linear", -1, 0, 0.5), "along: from must be a finite number >= 0, got -1. It is the rate at the start."],
      [() => along("linear", 1, Number.NaN, 0.5), "along: to must be a finite number >= 0, got NaN. It is the rate at the end."],
      [
        () => along("linear", 1, 0, -0.5),
        "along: q must be a finite number >= 0 and <= 9007199254740992, got -0.5. It is the part of the time, from 0 to 1.",
      ],
      [
        () => along("exponential", 1, 0, 0.5),
        "along: to must be > 0 for the exponential shape, got 0. No factor leads to 0 or away from it; give a small rate.",
      ],
      [
        () => shape(bad("exponential"), 0.5),
        `shape: name must be one of ${names.replace('"exponential", ', "")}, got "exponential". The exponential depends on two rates: along("exponential", 1, 0.1, 0.5).`,
      ],
      [
        () => shape("linear", bad("0.5")),
        'shape: q must be a finite number >= 0 and <= 9007199254740992, got "0.5". It is the part of the time, from 0 to 1.',
      ],
    ] as const) {
      expect(run).toThrow(new RangeError(message));
    }
  });
});

describe("the same in other languages", () => {
  const ends = [
    [0.1, 0.02],
    [0.02, 0.1],
    [0.1, 0.1],
    [0, 0.1],
    [0.1, 0],
  ] as const;
  const ways = shapes.flatMap((name) =>
    ends.filter(([from, to]) => name !== "exponential" || from * to > 0).map(([from, to]) => [name, from, to] as const),
  );

  test("Python computes the same rates", () => {
    // This much of Python is JavaScript too.
    const code = `const { cos, sqrt, PI: pi } = Math; return [${ways.map((way) => alongPython(...way, "t / 8")).join(", ")}];`;
    const python = new Function("t", code) as (t: number) => number[];
    for (let t = 0; t <= 8; t += 1) {
      ways.forEach(([name, from, to], i) => {
        expect(python(t)[i], `${name} from ${from} to ${to} at ${t}/8`).toBeCloseTo(along(name, from, to, t / 8), 15);
      });
    }
  });

  test("LaTeX reads well", () => {
    for (const name of shapes) {
      const formula = alongLatex(name, "a", "b", "q");
      expect(katex.renderToString(formula, { output: "mathml", throwOnError: true, strict: "error" })).toContain("<math");
    }
    expect(alongLatex("linear", "a", "b", "q")).toBe(String.raw`a + (b - a)\,q`);
    expect(alongLatex("exponential", "a", "b", "q")).toBe(String.raw`a \left(\frac{b}{a}\right)^{q}`);
  });
});
