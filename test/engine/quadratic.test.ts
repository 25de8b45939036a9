import fc from "fast-check";
import { adam, cosineAnnealing, descend, maxStableRate, quadraticFate, sgd } from "lrlab";
import { describe, expect, test } from "vitest";
import { quadraticLoss } from "../../src/engine/quadratic.js";
import { refusal } from "../refusal.js";

const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe("quadraticFate", () => {
  test.each([
    [0, 4, "standing", 1],
    [0.3, 0, "standing", 1],
    [0.05, 4, "monotone", 0.8],
    [0.25, 4, "one-step", 0],
    [0.4, 4, "oscillating", -0.6],
    [0.5, 4, "bouncing", -1],
    [0.55, 4, "diverging", -1.2],
    [0.1, -1, "diverging", 1.1],
  ])("rate %d, curvature %d: %s", (rate, curvature, fate, factor) => {
    const result = quadraticFate({ rate, curvature });
    expect(result.fate).toBe(fate);
    expect(result.factor).toBeCloseTo(factor, 14);
  });

  test("the boundaries are exact for every curvature, though 1/h · h need not round to 1", () => {
    expect((1 / 49) * 49).not.toBe(1);
    fc.assert(
      fc.property(positive, (curvature) => {
        expect(quadraticFate({ rate: 1 / curvature, curvature })).toEqual({ fate: "one-step", factor: 0 });
        expect(quadraticFate({ rate: 2 / curvature, curvature })).toEqual({ fate: "bouncing", factor: -1 });
      }),
      { examples: [[49], [3]] },
    );
  });

  test("the fate is what a run does", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 2.5, noNaN: true }), positive, (product, curvature) => {
        const rate = product / curvature;
        const { fate } = quadraticFate({ rate, curvature });
        const [, first, second] = descend({ curvatures: [curvature], start: 1, lr: rate, steps: 2 }).map(([x]) => x as number) as [
          number,
          number,
          number,
        ];
        const said =
          first === 0
            ? "one-step"
            : first > 0
              ? "monotone"
              : Math.abs(second) < 1
                ? "oscillating"
                : second === 1
                  ? "bouncing"
                  : "diverging";
        // Squaring a factor within one rounding of −1 cannot be told from −1.
        if (Math.abs(Math.abs(first) - 1) > 1e-12) expect(fate).toBe(said);
      }),
    );
  });
});

describe("maxStableRate", () => {
  test("2 over the sharpest, whatever the order; a flat direction does not matter", () => {
    expect(maxStableRate([1, 4, 0.5])).toBe(0.5);
    expect(maxStableRate([0, 8])).toBe(0.25);
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 20 }), positive, (hs, c) => {
        expect(maxStableRate([...hs].reverse())).toBe(maxStableRate(hs));
        expect((c * maxStableRate(hs.map((h) => c * h))) / maxStableRate(hs)).toBeCloseTo(1, 12);
        const rate = maxStableRate(hs);
        expect(hs.some((curvature) => quadraticFate({ rate, curvature }).fate === "bouncing")).toBe(true);
        expect(hs.some((curvature) => quadraticFate({ rate: rate * 1.001, curvature }).fate === "diverging")).toBe(true);
      }),
    );
  });
});

describe("descend", () => {
  test("a constant rate gives (1 − ηh)ᵗ, direction by direction", () => {
    const path = descend({ curvatures: [4, 1], start: [1.5, -2], lr: 0.1, steps: 10 });
    expect(path).toHaveLength(11);
    path.forEach(([x, y], t) => {
      expect(x).toBeCloseTo(1.5 * 0.6 ** t, 13);
      expect(y).toBeCloseTo(-2 * 0.9 ** t, 13);
    });
  });

  test("a schedule, a list and a function of the step are the same rates", () => {
    const lr = cosineAnnealing({ baseLr: 0.4, totalSteps: 20 });
    const options = { curvatures: [3, 0.2], start: 1, steps: 20 };
    const bySchedule = descend({ ...options, lr });
    expect(descend({ ...options, lr: Array.from({ length: 20 }, (_, t) => lr(t)) })).toEqual(bySchedule);
    expect(descend({ ...options, lr: (t) => lr(t) })).toEqual(bySchedule);
  });

  test("sgd() walks the same path as no optimizer", () => {
    const options = { curvatures: [3, 0.2], start: 1, steps: 30, lr: 0.3 };
    const plain = descend(options);
    descend({ ...options, optimizer: sgd() }).forEach((theta, t) => {
      theta.forEach((x, i) => {
        expect(x).toBeCloseTo(plain[t]?.[i] as number, 14);
      });
    });
  });

  test("at 2/h it bounces for ever, also where 2/h is not exact", () => {
    expect(descend({ curvatures: [49], start: 1, lr: 2 / 49, steps: 1001 }).at(-1)).toEqual([-1]);
  });

  test("a run that flies away is a result: it ends at infinity, never at NaN", () => {
    const path = descend({ curvatures: [4], start: 1, lr: 10, steps: 500 }).flat();
    expect(path.some(Number.isNaN)).toBe(false);
    expect(Math.abs(path.at(-1) as number)).toBe(Number.POSITIVE_INFINITY);
    // A product that is too large for a number times nothing is nothing, and 1/h after it lands on the minimum.
    expect(descend({ curvatures: [1e300], start: 0, lr: 1e300, steps: 1 })).toEqual([[0], [0]]);
    expect(descend({ curvatures: [4], start: 1e300, lr: [1e300, 0.25], steps: 2 })).toEqual([[1e300], [Number.NEGATIVE_INFINITY], [0]]);
    const bySgd = descend({ curvatures: [4], start: 1, lr: 10, steps: 500, optimizer: sgd() }).flat();
    expect(Math.abs(bySgd.at(-1) as number)).toBe(Number.POSITIVE_INFINITY);
  });

  test("Adam's first step is η long in every direction, whatever the curvature", () => {
    const [, after] = descend({ curvatures: [1000, 1e-3], start: [1, -1], lr: 0.1, steps: 1, optimizer: adam({ eps: 0 }) });
    expect(after?.[0]).toBeCloseTo(0.9, 14);
    expect(after?.[1]).toBeCloseTo(-0.9, 14);
  });

  test("steps 0 is the start alone, and what was given is left alone", () => {
    const start = Object.freeze([1, 2]);
    expect(descend({ curvatures: [1, 1], start, lr: 0.1, steps: 0 })).toEqual([[1, 2]]);
  });

  test("quadraticLoss is ½Σhθ²", () => {
    expect(quadraticLoss([4, 1], [1, 2])).toBe(4);
  });
});

test("bad input", () => {
  const run = { curvatures: [1], start: 1, lr: 0.1, steps: 3 };
  expect(refusal(() => quadraticFate({ rate: -0.1, curvature: 1 }))).toBe(
    "quadraticFate: rate must be a finite number >= 0, got -0.1. A negative rate would climb.",
  );
  expect(refusal(() => quadraticFate({ rate: 0.1, curvature: Number.NaN }))).toBe(
    "quadraticFate: curvature must be a finite number, got NaN. Give one plain number.",
  );
  expect(refusal(() => quadraticFate({ lr: 0.1, curvature: 1 } as never))).toBe("quadraticFate: unknown parameter lr. Use rate.");
  expect(refusal(() => quadraticFate(undefined as never))).toBe(
    "quadraticFate: its parameters must be one object, got undefined. Write quadraticFate({ rate, curvature }).",
  );
  expect(refusal(() => maxStableRate([]))).toBe(
    "maxStableRate: curvatures must be a list of at least one finite number >= 0, got []. Write it as [1, 0.5].",
  );
  expect(refusal(() => maxStableRate([1, -1]))).toContain("Entry 1 is -1.");
  expect(refusal(() => maxStableRate([0, 0]))).toBe(
    "maxStableRate: at least one curvature must be above 0, got [0, 0]. On a flat loss every rate stands still.",
  );
  expect(refusal(() => descend({ ...run, steps: 2.5 }))).toBe(
    "descend: steps must be a whole number >= 0 and <= 20000000, got 2.5. It counts updates.",
  );
  expect(refusal(() => descend({ ...run, start: [1, 2] }))).toBe(
    "descend: start must hold one number per curvature (1), got 2. Give one number to use it for all.",
  );
  expect(refusal(() => descend({ ...run, lr: [0.1, 0.1] }))).toBe(
    "descend: lr must hold a rate for each of the 3 updates, got 2. Add rates or ask for fewer steps.",
  );
  expect(refusal(() => descend({ ...run, lr: (t) => (t === 1 ? Number.NaN : 0.1) }))).toBe(
    "descend: lr must be a finite rate >= 0 at every update, got NaN at update 1. A rate multiplies the gradient; 0 stands still.",
  );
  expect(refusal(() => descend({ ...run, lr: -1 }))).toContain("got -1. A rate multiplies");
  expect(refusal(() => descend({ ...run, lr: "0.1" as never }))).toBe(
    'descend: lr must be a rate, a list of rates or a schedule, got "0.1". Write 0.1 or cosineAnnealing({ baseLr, totalSteps }).',
  );
  expect(refusal(() => descend({ ...run, noise: 1 } as never))).toBe(
    "descend: unknown parameter noise. It takes curvatures, start, lr, steps, optimizer.",
  );
});
