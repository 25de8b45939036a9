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
  const sharpest = Math.max(...spectrum.map(({ h }) => h));
  const top = Math.max(...factors);
  return 1 / (sharpest * top); // at once, with all its noise
}
