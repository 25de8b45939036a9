import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { point } from "../../../src/engine/models/point.js";
import { expectedLoss } from "../../../src/engine/noisyQuadratic.js";
import { sgd } from "../../../src/engine/optimizers/sgd.js";
import { noisyQuadraticLandscape, quadraticLandscape } from "../../../src/engine/problems/quadraticLandscape.js";
import { problem } from "../../../src/engine/problems/registry.js";
import { twoWells } from "../../../src/engine/problems/twoWells.js";
import { noGrad } from "../../../src/engine/tensor/tape.js";
import { refusal } from "../../refusal.js";

const place = (net: ReturnType<typeof point>): number[] => [...(net.parameters[0]?.value.array() ?? [])];

describe("quadratics", () => {
  test("gradient descent multiplies each direction by 1 − ηh, and the loss is ½Σhθ²", () => {
    const valley = quadraticLandscape({ curvatures: [4, 1] });
    const net = point([1, -2]);
    const opt = sgd(net);
    const loss = valley.loss(net, valley.batch(1));
    expect(loss.item()).toBe(4);
    loss.backward();
    expect(net.parameters[0]?.value.gradient()).toEqual(new Float32Array([4, -2]));
    opt.step(0.125);
    expect(place(net)).toEqual([0.5, -1.75]);
    expect(valley.score(net, "test")).toEqual({ loss: 2.03125, accuracy: null });
  });

  test("two gradients of one place add up", () => {
    const valley = quadraticLandscape({ curvatures: [4] });
    const net = point([1]);
    valley.loss(net, valley.batch(1)).backward();
    valley.loss(net, valley.batch(1)).backward();
    expect(net.parameters[0]?.value.gradient()).toEqual(new Float32Array([8]));
  });

  test("the noise of a batch of n has variance σ²/n, direction by direction, and tilts the loss", () => {
    const noisy = noisyQuadraticLandscape({ curvatures: [1, 1], noiseVariances: [4, 0], seed: 2 });
    const draws = Array.from({ length: 4000 }, () => noisy.batch(16).x.array());
    expect(draws.every(([, still]) => still === 0)).toBe(true);
    const variance = draws.reduce((sum, [z = 0]) => sum + z * z, 0) / 4000;
    expect(Math.abs(variance / 0.25 - 1)).toBeLessThan(5 * Math.sqrt(2 / 4000));
    const net = point([3, 1]);
    const batch = noisy.batch(1);
    const [z = 0] = batch.x.array();
    const loss = noisy.loss(net, batch);
    expect(loss.item()).toBeCloseTo(5 + 3 * z, 5);
    loss.backward();
    expect(net.parameters[0]?.value.gradient()?.[0]).toBe(Math.fround(3 + z));
    expect(noisy.score(net, "validation").loss).toBe(5);
    expect(noisy.loss(net, noisy.all("test")).item()).toBe(5);
  });

  test("SGD in it has the expected loss that the exact recursion gives", () => {
    const curvatures = [1, 0.25];
    const options = { curvatures, noiseVariances: [1, 0.5] };
    const [runs, steps, start] = [600, 12, [2, -1]];
    const exact = expectedLoss({ ...options, start, lr: 0.5, steps });
    const noisy = noisyQuadraticLandscape({ ...options, seed: 1 });
    const net = point(start);
    const first = net.state();
    const losses = Array.from({ length: runs }, (_, seed) => {
      net.load(first);
      const opt = sgd(net);
      const stream = noisy.stream(seed);
      for (let t = 0; t < steps; t += 1) {
        noisy.loss(net, stream.batch(1)).backward();
        opt.step(0.5);
      }
      return noisy.score(net, "test").loss;
    });
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / runs;
    const error = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / runs / runs);
    expect(Math.abs(mean - (exact[steps] as number))).toBeLessThan(4 * error);
  });

  test("streams of one seed have the same noise and resume, streams of two seeds do not", () => {
    const noisy = noisyQuadraticLandscape({ curvatures: [1, 2, 3], noiseVariances: 1 });
    const [a, b, c] = [noisy.stream(1), noisy.stream(1), noisy.stream(2)];
    a.batch(4);
    const state = JSON.parse(JSON.stringify(a.state()));
    b.load(state);
    c.batch(4);
    const next = a.batch(2).x.array();
    expect(b.batch(2).x.array()).toEqual(next);
    expect(c.batch(2).x.array()).not.toEqual(next);
  });
});

describe("two wells", () => {
  const heightAt = (wells: ReturnType<typeof twoWells>, theta: number): number => noGrad(() => wells.score(point([theta]), "test").loss);
  const slopeAt = (wells: ReturnType<typeof twoWells>, theta: number): number => {
    const net = point([theta]);
    wells.loss(net, wells.batch(1)).backward();
    return net.parameters[0]?.value.gradient()?.[0] as number;
  };
  const choices = fc
    .record({
      left: fc.integer({ min: -8, max: 0 }),
      right: fc.integer({ min: 1, max: 8 }),
      h: fc.integer({ min: 8, max: 64 }),
      k: fc.integer({ min: 8, max: 64 }),
      step: fc.integer({ min: -8, max: 8 }),
    })
    .map(({ left, right, h, k, step }) => ({
      minima: [left / 4, right / 4] as const,
      curvatures: [h, k] as const,
      // Less than what a wall rises over the gap: ½·8·(¼)² = ¼.
      depths: [0.5, 0.5 + step / 40] as const,
    }));

  test("minima, depths and curvatures are what was asked for", () => {
    fc.assert(
      fc.property(choices, (options) => {
        const wells = twoWells(options);
        [0, 1].forEach((i) => {
          const [at, depth, h] = [options.minima[i], options.depths[i], options.curvatures[i]] as [number, number, number];
          expect(heightAt(wells, at)).toBeCloseTo(depth, 14);
          expect(slopeAt(wells, at)).toBeCloseTo(0, 12);
          const near = 2 ** -12;
          const curvature = (slopeAt(wells, at + near) - slopeAt(wells, at - near)) / (2 * near);
          expect(Math.abs(curvature / h - 1)).toBeLessThan(1e-3);
        });
        expect(wells.floor).toBe(Math.min(...options.depths));
      }),
      { numRuns: 40 },
    );
  });

  test("the slope is the loss's, and changes its sign at the minima and once between them", () => {
    fc.assert(
      fc.property(choices, (options) => {
        const wells = twoWells(options);
        const [left, right] = options.minima;
        const sample = Array.from({ length: 121 }, (_, i) => Math.fround(left - 1 + ((right - left + 2) * (i + 0.37)) / 121));
        const slopes = sample.map((theta) => slopeAt(wells, theta));
        sample.forEach((theta, i) => {
          const step = 2 ** -10; // exact in 32 bits
          const rise = (heightAt(wells, theta + step) - heightAt(wells, theta - step)) / (2 * step);
          expect(Math.abs(rise - (slopes[i] as number))).toBeLessThan(0.02 * Math.max(1, ...options.curvatures) * (right - left + 1));
        });
        const turns = slopes.slice(1).filter((slope, i) => Math.sign(slope) !== Math.sign(slopes[i] as number)).length;
        expect(turns).toBe(3);
      }),
      { numRuns: 20 },
    );
  });

  test.each([-2.3, -1.1, -0.5])(
    "from %d a low rate rests in the narrow well, one above 2/h does not, a high one rests in the wide well",
    (start) => {
      const ends = (rate: number): readonly [number, number] => {
        const wells = twoWells();
        const net = point([start]);
        const opt = sgd(net);
        const step = (): number => {
          wells.loss(net, wells.batch(1)).backward();
          opt.step(rate);
          return place(net)[0] as number;
        };
        for (let t = 0; t < 400; t += 1) step();
        return [step(), step()];
      };
      for (const at of ends(0.045)) expect(at).toBeCloseTo(-1, 6);
      const [a, b] = ends(0.06);
      expect(Math.abs(a - b)).toBeGreaterThan(0.1);
      expect(Math.max(a, b)).toBeLessThan(-0.37);
      for (const rate of [0.12, 0.2, 0.4]) for (const at of ends(rate)) expect(at).toBeCloseTo(1, 6);
    },
  );
});

test("landscapes are made again from their specs", () => {
  for (const made of [
    quadraticLandscape({ curvatures: [1, 10] }),
    noisyQuadraticLandscape({ curvatures: [1, 10], noiseVariances: [1, 2], seed: 4 }),
    twoWells({ depths: [0, 0.2] }),
  ]) {
    const again = problem(JSON.parse(JSON.stringify(made.spec)));
    expect(again.spec).toEqual(made.spec);
    expect(again.batch(3).x.array()).toEqual(made.batch(3).x.array());
  }
});

test.each<[() => unknown, string]>([
  [
    () => quadraticLandscape({ curvatures: [] }),
    "quadraticLandscape: curvatures must be a list of at least one finite number >= 0, got []. Write it as [1, 0.5].",
  ],
  [
    () => noisyQuadraticLandscape({ curvatures: [1, 2], noiseVariances: [1] }),
    "noisyQuadraticLandscape: noiseVariances must hold one number per curvature (2), got 1. Give one number to use it for all.",
  ],
  [() => twoWells({ minima: [1, -1] }), "twoWells: minima must be two numbers, the smaller first, got [1, -1]. Exchange them."],
  [
    () => twoWells({ depths: [0, 90] }),
    "twoWells: depths must differ by less than a well's wall is high, got [0, 90]. Raise the curvatures, or move the minima apart.",
  ],
  [() => twoWells({ curvatures: [0, 1] }), "twoWells: curvatures[0] must be a finite number > 0, got 0. A well curves upwards."],
  [
    () => {
      const wells = twoWells();
      return wells.loss(point([1, 2]), wells.batch(1));
    },
    "twoWells.loss: the net must be a point with 1 parameters, and x of as many, got [2]. Write point([…]) with one number each.",
  ],
  [
    () => twoWells().all("exam" as never),
    'twoWells.all: split must be one of "train", "validation", "test", got "exam". Choose rates on validation, and report on test, once.',
  ],
])("%#", (call, message) => {
  expect(refusal(call)).toBe(message);
});
