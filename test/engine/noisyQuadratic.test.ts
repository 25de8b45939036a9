import fc from "fast-check";
import {
  averagedLoss,
  constant,
  cosineAnnealing,
  expectedLoss,
  expectedLossParts,
  linear,
  multiStep,
  noiseFloor,
  type Rates,
  rng,
  simulateParticles,
  spread,
} from "lrlab";
import { describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";

const one = { curvatures: [1], noiseVariances: 1, start: 3 };

/** The same losses from the path's linear form: θ after t updates is a weighted sum of the start and of every noise. */
function lossesFromWeights(options: {
  curvatures: readonly number[];
  noise: readonly number[];
  start: number;
  rates: readonly number[];
  from?: number;
}): number[] {
  const { curvatures, noise, start, rates, from } = options;
  return Array.from({ length: rates.length + 1 }, (_, t) => {
    const first = from === undefined || t < from ? t : from;
    return curvatures.reduce((sum, h, i) => {
      // Weight of the start (index −1) and of noise s in the mean of iterates first..t.
      const weight = (s: number): number => {
        let total = 0;
        for (let end = Math.max(first, s + 1); end <= t; end++) {
          let product = s < 0 ? 1 : -(rates[s] as number);
          for (let k = s + 1; k < end; k++) product *= 1 - (rates[k] as number) * h;
          total += product;
        }
        return total / (t - first + 1);
      };
      let second = (weight(-1) * start) ** 2;
      for (let s = 0; s < t; s++) second += weight(s) ** 2 * (noise[i] as number);
      return sum + (h * second) / 2;
    }, 0);
  });
}

describe("expectedLoss", () => {
  test("a constant rate has a closed form: the start shrinks by (1 − ηh)²ᵗ, the noise fills up to the floor", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 2.2, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.nat(60),
        (lr, noiseVariance, t) => {
          const shrink = (1 - lr) ** (2 * t);
          const floor = Math.abs(lr - 2) < 1e-9 ? (lr ** 2 * noiseVariance * t) / (1 - shrink || 1) : (lr * noiseVariance) / (2 - lr);
          const losses = expectedLoss({ ...one, noiseVariances: noiseVariance, lr, steps: t });
          const expected = (9 * shrink + floor * (1 - shrink)) / 2;
          expect(Math.abs((losses[t] as number) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
        },
      ),
    );
  });

  test("any schedule over a spectrum, against the path's linear form", () => {
    const curvatures = [1, 0.5, 0.1];
    const noise = [1, 0.3, 2];
    const lr = cosineAnnealing({ baseLr: 1.2, totalSteps: 25 });
    const rates = Array.from({ length: 25 }, (_, t) => lr(t));
    const losses = expectedLoss({ curvatures, noiseVariances: noise, start: 2, lr, steps: 25 });
    lossesFromWeights({ curvatures, noise, start: 2, rates }).forEach((loss, t) => {
      expect(losses[t]).toBeCloseTo(loss, 12);
    });
  });

  test("the parts add up: without noise there is only the start, from the minimum only the noise", () => {
    const options = { curvatures: [1, 0.2], noiseVariances: [1, 2], start: 3, lr: 0.3, steps: 40 };
    const { start, noise, total } = expectedLossParts(options);
    total.forEach((loss, t) => {
      expect(loss).toBe((start[t] as number) + (noise[t] as number));
    });
    expect(expectedLoss({ ...options, noiseVariances: 0 })).toEqual(start);
    expect(expectedLoss({ ...options, start: 0 })).toEqual(noise);
    expect(start).toEqual([...start].sort((a, b) => b - a));
    expect(noise).toEqual([...noise].sort((a, b) => a - b));
  });

  test("flat directions add nothing, and a run that flies away goes to Infinity", () => {
    expect(expectedLoss({ curvatures: [0], noiseVariances: 1, start: 5, lr: 1, steps: 3 })).toEqual([0, 0, 0, 0]);
    const losses = expectedLoss({ curvatures: [1, 0], noiseVariances: 1, start: 5, lr: 100, steps: 400 });
    expect(losses.at(-1)).toBe(Number.POSITIVE_INFINITY);
    const far = { curvatures: [1], start: 5, lr: 1e200, steps: 3 };
    expect(expectedLoss({ ...far, noiseVariances: 0 })).toEqual([12.5, ...new Array(3).fill(Number.POSITIVE_INFINITY)]);
    expect(expectedLossParts({ ...far, noiseVariances: 0 }).noise).toEqual([0, 0, 0, 0]);
    expect(averagedLoss({ ...far, noiseVariances: 1, from: 0 }).at(-1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("noiseFloor", () => {
  // Pilot, one dimension, h = σ² = 1: simulated .0256, .0524, .327, 1.001, 2.97.
  test.each([
    [0.05, 0.0256],
    [0.1, 0.0526],
    [0.5, 0.333],
    [1, 1],
    [1.5, 3],
  ])("rate %d: %d", (rate, floor) => {
    expect(noiseFloor({ rate, curvature: 1, noiseVariance: 1 })).toBeCloseTo(floor, 3);
  });

  test("it is where the expected loss settles, and nothing changes there any more", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1.95, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true }), (product, curvature) => {
        const rate = product / curvature;
        const variance = noiseFloor({ rate, curvature, noiseVariance: 2 });
        expect((1 - product) ** 2 * variance + 2 * rate ** 2).toBeCloseTo(variance, 9);
        const losses = expectedLoss({ curvatures: [curvature], noiseVariances: 2, start: 1, lr: rate, steps: 600 });
        expect(losses.at(-1)).toBeCloseTo((curvature * variance) / 2, 6);
      }),
    );
  });

  test("no floor where nothing settles; a rate of zero lets no noise in", () => {
    for (const curvature of [49, 3, 1])
      expect(noiseFloor({ rate: 2 / curvature, curvature, noiseVariance: 1 })).toBe(Number.POSITIVE_INFINITY);
    expect(noiseFloor({ rate: 3, curvature: 1, noiseVariance: 0 })).toBe(Number.POSITIVE_INFINITY);
    expect(noiseFloor({ rate: 0.1, curvature: 0, noiseVariance: 1 })).toBe(Number.POSITIVE_INFINITY);
    expect(noiseFloor({ rate: 0.1, curvature: -1, noiseVariance: 1 })).toBe(Number.POSITIVE_INFINITY);
    expect(noiseFloor({ rate: 0, curvature: 1, noiseVariance: 1 })).toBe(0);
    expect(noiseFloor({ rate: 1, curvature: 1, noiseVariance: 0 })).toBe(0);
  });
});

describe("averagedLoss", () => {
  test("against the path's linear form, under a schedule", () => {
    const curvatures = [1, 0.3];
    const lr = linear({ baseLr: 0.9, totalSteps: 20, endLr: 0.1 });
    const rates = Array.from({ length: 20 }, (_, t) => lr(t));
    for (const from of [0, 5, 20, 30]) {
      const losses = averagedLoss({ curvatures, noiseVariances: [1, 0.5], start: 2, lr, steps: 20, from });
      lossesFromWeights({ curvatures, noise: [1, 0.5], start: 2, rates, from }).forEach((loss, t) => {
        expect(losses[t]).toBeCloseTo(loss, 12);
      });
    }
  });

  test("until the average starts it is the expected loss; at the floor averaging k iterates divides by about k(2 − η)/(2/η) ", () => {
    const options = { ...one, lr: 0.5, steps: 3000 };
    const losses = averagedLoss({ ...options, from: 1000 });
    expect(losses.slice(0, 1001)).toEqual(expectedLoss(options).slice(0, 1001));
    // For many iterates k the variance of an AR(1) mean goes to v·(1 + ρ)/(1 − ρ)/k.
    const [variance, rho, k] = [1 / 3, 0.5, 2001];
    expect(losses[3000]).toBeCloseTo((variance * (1 + rho)) / (1 - rho) / k / 2, 6);
  });
});

test("a hundred directions: the pilot's ratios of the best constant rate's loss to each shape's, T = 100", () => {
  const curvatures = Array.from({ length: 100 }, (_, i) => 1 / (i + 1));
  const peaks = Array.from({ length: 40 }, (_, i) => 0.02 * 100 ** (i / 39));
  const T = 100;
  const best = (shape: (baseLr: number) => Rates): number =>
    Math.min(
      ...peaks.map((peak) => expectedLoss({ curvatures, noiseVariances: curvatures, start: 1, lr: shape(peak), steps: T })[T] as number),
    );
  const flat = best((baseLr) => constant({ baseLr }));
  expect(flat / best((baseLr) => linear({ baseLr, totalSteps: T, endLr: 0 }))).toBeCloseTo(1.31, 1);
  expect(flat / best((baseLr) => cosineAnnealing({ baseLr, totalSteps: T }))).toBeCloseTo(1.24, 1);
  expect(flat / best((baseLr) => multiStep({ baseLr, milestones: [50, 75], gamma: 0.1 }))).toBeCloseTo(0.95, 1);
});

describe("simulateParticles", () => {
  const lr = cosineAnnealing({ baseLr: 0.8, totalSteps: 100 });
  const cloud = { curvature: 1, noise: 1, start: 3, lr, steps: 100, particles: 4000, seed: 7 };
  const positions = simulateParticles(cloud);
  const { start, noise } = expectedLossParts({ ...one, lr, steps: 100 });

  test.each([0, 1, 5, 30, 100])("after %i updates mean and variance are the exact ones, within four standard errors", (t) => {
    const exact = { mean: Math.sqrt(2 * (start[t] as number)), variance: 2 * (noise[t] as number) };
    const measured = spread(positions[t] as number[]);
    const n = cloud.particles;
    expect(Math.abs(Math.abs(measured.mean) - exact.mean)).toBeLessThanOrEqual(4 * Math.sqrt(exact.variance / n) + 1e-6);
    expect(Math.abs(measured.variance - exact.variance)).toBeLessThanOrEqual(4 * exact.variance * Math.sqrt(2 / n) + 1e-6);
  });

  test("same seed, same cloud; more steps or other particles' numbers do not change the first steps", () => {
    expect(simulateParticles(cloud)).toEqual(positions);
    expect(simulateParticles({ ...cloud, steps: 10 })).toEqual(positions.slice(0, 11));
    expect(simulateParticles({ ...cloud, seed: 8 })[1]).not.toEqual(positions[1]);
  });

  test("without noise all particles are one run, with the rate as a 32-bit float", () => {
    const quiet = simulateParticles({ ...cloud, noise: 0, particles: 3 });
    let theta = 3;
    quiet.forEach((at, t) => {
      expect(at).toEqual([theta, theta, theta]);
      theta *= 1 - Math.fround(lr(t));
    });
  });

  test("its draws are those of the stream named particles, in order", () => {
    const { normal } = rng(7).split("particles");
    const [, after] = simulateParticles({ ...cloud, lr: 0.5, steps: 1, particles: 3 });
    expect(after).toEqual(Array.from({ length: 3 }, () => 1.5 - 0.5 * normal()));
  });
});

test("bad input", () => {
  const options = { ...one, lr: 0.1, steps: 5 };
  expect(refusal(() => expectedLoss({ ...options, curvatures: [-1] }))).toBe(
    "expectedLoss: curvatures must be a list of at least one finite number >= 0, got [-1]. Entry 0 is -1.",
  );
  expect(refusal(() => expectedLossParts({ ...options, noiseVariances: -1 }))).toBe(
    "expectedLossParts: noiseVariances must be a finite number >= 0, got -1. Give one plain number.",
  );
  expect(refusal(() => expectedLoss({ ...options, steps: -1 }))).toBe(
    "expectedLoss: steps must be a whole number >= 0 and <= 20000000, got -1. It counts updates.",
  );
  expect(refusal(() => expectedLoss({ ...options, from: 3 } as never))).toBe(
    "expectedLoss: unknown parameter from. It takes curvatures, noiseVariances, start, lr, steps.",
  );
  expect(refusal(() => averagedLoss({ ...options, from: 0.5 }))).toBe(
    "averagedLoss: from must be a whole number >= 0, got 0.5. It counts updates before the average starts.",
  );
  expect(refusal(() => noiseFloor({ rate: 0.1, curvature: 1, noiseVariance: -1 }))).toBe(
    "noiseFloor: noiseVariance must be a finite number >= 0, got -1. It is the square of the noise's standard deviation.",
  );
  const cloud = { curvature: 1, noise: 1, start: 3, lr: 0.1, steps: 1, particles: 10, seed: 1 };
  expect(refusal(() => simulateParticles({ ...cloud, particles: 0 }))).toBe(
    "simulateParticles: particles must be a whole number >= 1 and <= 1000000, got 0. 500 make a good cloud.",
  );
  expect(refusal(() => simulateParticles({ ...cloud, noise: Number.POSITIVE_INFINITY }))).toContain(
    "noise must be a finite number >= 0, got Infinity.",
  );
  expect(refusal(() => simulateParticles({ ...cloud, seed: -1 }))).toContain("rng: seed must be");
});
