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
  // All directions one update at a time: what is done to one does not wait for another, which processors like.
  const width = curvatures.length;
  const [h, variance] = [Float64Array.from(curvatures), Float64Array.from(noise)];
  const square = Float64Array.from(start, (theta) => theta ** 2);
  for (let t = 0; t < rates.length; t++) {
    const rate = rates[t] as number;
    for (let i = 0; i < width; i++) {
      const factor = 1 - rate * (h[i] as number);
      square[i] = factor * factor * (square[i] as number) + rate * rate * (variance[i] as number);
    }
  }
  const loss = square.reduce((sum, x, i) => sum + ((h[i] as number) * x) / 2, 0);
  return Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss; // ∞ − ∞: the run has left the numbers
}
