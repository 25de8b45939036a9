import { curvatures } from "../../noisyQuadratic.js";

/**
 * The exact expected loss of the mean of snapshots, taken after the given numbers of updates of one run on the standard problem.
 *
 * Each direction is linear, so E[θ_a θ_b] is E[θ_a²] times the factors of the updates from a to b; the mean of n snapshots has the square
 * (Σ_a Σ_b E[θ_a θ_b]) / n².
 *
 * @param lr the rate of each update.
 * @param ends updates made before each snapshot, rising.
 */
export function snapshotLoss(lr: (step: number) => number, ends: readonly number[]): number {
  const rates = Array.from({ length: ends.at(-1) ?? 0 }, (_, t) => lr(t));
  let loss = 0;
  for (const h of curvatures) {
    let square = 1; // E[θ²]
    let sum = 0;
    const products: number[] = []; // E[θ_a θ] of each snapshot a so far
    for (const [t, rate] of rates.entries()) {
      const factor = 1 - rate * h;
      square = factor ** 2 * square + rate ** 2 * h; // the noise's variance is h
      for (let a = 0; a < products.length; a++) products[a] = (products[a] as number) * factor;
      if (t + 1 !== ends[products.length]) continue;
      sum += square + 2 * products.reduce((total, product) => total + product, 0);
      products.push(square);
    }
    loss += (h * sum) / ends.length ** 2 / 2;
  }
  return loss;
}
