/** A noisy quadratic of many directions, each with its curvature, its noise and its start. */
export interface Directions {
  /** h of each direction, above 0. */
  readonly curvatures: readonly number[];
  /** σ² of each direction's gradient noise. */
  readonly noise: readonly number[];
  /** θ₀ of each direction. */
  readonly start: readonly number[];
}

/**
 * The exact expected loss after the last update, ½Σh·E[θ²], and nothing else: what `expectedLoss` ends at, for searches that ask thousands of times.
 *
 * Direction by direction, E[θ²] ← (1 − ηh)²·E[θ²] + η²σ².
 */
export function finalLoss({ curvatures, noise, start }: Directions, rates: ArrayLike<number>): number {
  let loss = 0;
  for (let i = 0; i < curvatures.length; i++) {
    const h = curvatures[i] as number;
    const variance = noise[i] as number;
    let square = (start[i] as number) ** 2;
    for (let t = 0; t < rates.length; t++) {
      const rate = rates[t] as number;
      const factor = 1 - rate * h;
      square = factor * factor * square + rate * rate * variance;
    }
    loss += (h * square) / 2;
  }
  return Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss; // 0 · ∞: the run has left the numbers
}
