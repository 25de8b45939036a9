import { expectNumber, expectNumbers, expectOptions, expectWhole } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { type Rates, ratesOf } from "./rates.js";
import { rng } from "./rng.js";

/** Options of `simulateParticles`. */
export interface Particles {
  /** h: the loss is ½hθ². */
  curvature: number;
  /** σ: standard deviation of the gradient's noise. */
  noise: number;
  /** θ₀, the same for all particles. */
  start: number;
  /** η: a number, a list or a schedule. */
  lr: Rates;
  /** Number of updates. */
  steps: number;
  /** How many independent runs. */
  particles: number;
  /** Same seed, same cloud. */
  seed: number;
}

/**
 * Runs many independent SGD runs on one noisy quadratic: where each is before the first update and after each.
 *
 * θ ← θ − η(hθ + σz), z a fresh standard normal for each particle and update. `positions[t][i]` is particle i after t updates.
 *
 * @param options curvature h, noise σ, start θ₀, lr η, steps, particles, seed.
 *
 * @example
 * simulateParticles({ curvature: 1, noise: 0, start: 3, lr: 0.5, steps: 2, particles: 2, seed: 1 }); // [[3,3],[1.5,1.5],[0.75,0.75]]
 */
export function simulateParticles(options: Particles): number[][] {
  const where = "simulateParticles";
  expectOptions(where, options, ["curvature", "noise", "start", "lr", "steps", "particles", "seed"]);
  const { curvature, noise, start, lr, steps, particles, seed } = options;
  expectNumber(where, "curvature", curvature);
  expectNumber(where, "noise", noise, { min: 0, advice: "It is a standard deviation; 0 switches the noise off." });
  expectNumber(where, "start", start);
  expectWhole(where, "particles", particles, 1, "500 make a good cloud.", 1e6);
  const rates = ratesOf(where, lr, steps, particles);
  const { normal } = rng(seed).split("particles");
  let cloud = new Array<number>(particles).fill(start);
  const positions = [cloud];
  for (const exact of rates) {
    const rate = Math.fround(exact); // a schedule's rate has passed through Math.cos, which differs between engines in the last bit
    const shrink = 1 - rate * curvature;
    const kick = rate * noise;
    if (!Number.isFinite(shrink) || !Number.isFinite(kick))
      fail(where, "lr must keep 1 − ηh and ησ within the numbers there are", exact, "Lower it.");
    // One that has gone to ±Infinity stays there; it draws all the same, so that the others' noise is what it would have been.
    cloud = cloud.map((theta) => {
      const z = normal();
      return Number.isFinite(theta) ? shrink * theta - kick * z : theta;
    });
    positions.push(cloud);
  }
  return positions;
}

/**
 * Mean and variance of a cloud: the variance is around the mean, dividing by n.
 *
 * @example
 * spread([1, 3]); // {"mean":2,"variance":1}
 */
export function spread(cloud: readonly number[]): { mean: number; variance: number } {
  expectNumbers("spread", "cloud", cloud);
  const mean = cloud.reduce((sum, theta) => sum + theta, 0) / cloud.length;
  const variance = cloud.reduce((sum, theta) => sum + (theta - mean) ** 2, 0) / cloud.length;
  return { mean, variance };
}
