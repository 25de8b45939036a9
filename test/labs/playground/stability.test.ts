import fc from "fast-check";
import { optimizer, point, quadraticLandscape, sharpness, train } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { noiseSentence } from "../../../src/labs/playground/noiseSentence.js";
import { highestProduct, stabilityLimit, stabilityOf } from "../../../src/labs/playground/stability.js";

const specs = [
  { kind: "sgd" },
  { kind: "sgd", momentum: 0.9 },
  { kind: "sgd", momentum: 0.5, nesterov: true },
  { kind: "sgd", momentum: 0.9, nesterov: true },
  { kind: "sgd", momentum: 0.5, dampening: 0.3 },
];

describe.each(specs)("%j", (spec) => {
  /** |θ| after 4000 updates on a quadratic with this curvature, from 1; Infinity where it diverges. */
  const endOf = (curvature: number, product: number): number => {
    const net = point([1]);
    const problem = quadraticLandscape({ curvatures: [curvature] });
    const ended = train({
      net,
      problem,
      optimizer: optimizer(spec, net),
      lr: product / curvature,
      steps: 4000,
      batch: 1,
      divergedAbove: 1e30,
    });
    return ended.diverged ? Number.POSITIVE_INFINITY : Math.abs(net.parameters[0]?.value.array()[0] as number);
  };

  test("stays in its valley just below the limit and leaves it just above", () => {
    const limit = stabilityLimit(spec)?.value as number;
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), (curvature) => {
        expect(endOf(curvature, 0.99 * limit)).toBeLessThan(1e-3);
        expect(endOf(curvature, 1.01 * limit)).toBeGreaterThan(1e3);
      }),
      { numRuns: 8 },
    );
  });
});

test.each(["adam", "adamW", "rAdam", "lion", "scheduleFreeSgd", "scheduleFreeAdamW"])("%s has no limit, and it is said why", (kind) => {
  const { limit, sentence, product } = stabilityOf({ rate: 0.5, sharpness: 8, optimizer: { kind } });
  expect([limit, product]).toEqual([null, 4]);
  expect(sentence).toMatch(/^Rate × sharpness = 0\.5 × 8 = 4\. \S.*(no limit|no such limit)/);
});

describe("what a product says", () => {
  const said = (rate: number, curvature = 10): string => stabilityOf({ rate, sharpness: curvature, optimizer: { kind: "sgd" } }).sentence;
  test("follows the numbers, and claims no edge away from it", () => {
    expect(said(0.05)).toMatch(
      /^Rate × sharpness = 0\.05 × 10 = 0\.5, 25 % of the limit of 2\. The sharpest direction leaves room for a rate 4 times as high\./,
    );
    expect(said(0.2)).toContain("at the limit of 2: the edge of stability.");
    expect(said(0.171)).toContain("edge of stability");
    expect(said(0.169)).not.toContain("edge");
    expect(said(0.229)).toContain("edge of stability");
    expect(said(0.231)).toContain("beyond the limit of 2.");
    expect(said(0.1, -3)).toContain("curves upwards in no direction");
    expect(said(0)).toContain("a rate of 0 moves nothing, so it is far from the limit of 2.");
  });

  test("far below, no size is told that says nothing", () => {
    expect(said(1e-6)).toMatch(/^Rate × sharpness = .*, less than 1 % of the limit of 2: at so low a rate curvature is no concern\./);
  });

  test("the highest of a run is told beside the last", () => {
    const readings = [0, 1, 2, 3].map((step) => ({ step, sharpness: step === 2 ? null : 10 * (step + 1) }));
    const highest = (kind: string, some = readings) => highestProduct(some, { rates: [0.1, 0.1, 0.1, 0.001], optimizer: { kind } });
    expect(highest("sgd")).toBe("The highest product of this run was 2, after 1 update: 100 % of the limit.");
    expect([highest("adam"), highest("sgd", readings.slice(0, 1))]).toEqual(["", ""]);
  });

  test("the sharpness that the engine measures goes in as it is", () => {
    const net = point([3, 1]);
    const problem = quadraticLandscape({ curvatures: [10, 1] });
    const { value } = sharpness({ net, problem, batch: problem.batch(1) });
    expect(stabilityOf({ rate: 0.1, sharpness: value, optimizer: { kind: "sgd", momentum: 0.9 } }).sentence).toContain(
      "26 % of the limit of 2 + 2μ = 3.8.",
    );
  });
});

describe("what the noise scale says", () => {
  test("depends on its ratio to the batch", () => {
    expect(noiseSentence({ noiseScale: 320, batch: 32 })).toMatch(
      /^The noise scale is 320 examples, 10 times the batch of 32: noise outweighs signal/,
    );
    expect(noiseSentence({ noiseScale: 32, batch: 32 })).toMatch(/about the batch of 32: noise and signal weigh about the same\.$/);
    expect(noiseSentence({ noiseScale: 3.2, batch: 32 })).toMatch(/0\.1 times the batch of 32: signal outweighs noise/);
    expect(noiseSentence({ noiseScale: null, batch: 32 })).toContain("cannot be told from its noise");
  });
});
