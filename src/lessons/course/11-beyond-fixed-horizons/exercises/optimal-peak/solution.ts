interface Direction {
  h: number; // curvature
  sigma2: number; // variance of the gradient's noise
  theta0: number; // where it starts
}

/** The peak at which this shape ends at the lowest expected loss. */
export function optimalPeak(
  factors: number[], // the shape: a part of the peak per update
  spectrum: Direction[],
): number {
  const endAt = (peak: number): number => {
    let loss = 0;
    for (const { h, sigma2, theta0 } of spectrum) {
      let square = theta0 ** 2;
      for (const factor of factors) {
        const eta = peak * factor;
        square = (1 - eta * h) ** 2 * square + eta ** 2 * sigma2;
      }
      loss += (h * square) / 2;
    }
    return loss;
  };
  const sharpest = Math.max(...spectrum.map(({ h }) => h));
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(1e-4 / sharpest);
  let high = Math.log(4 / sharpest);
  while (high - low > 0.005) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (endAt(Math.exp(left)) < endAt(Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
