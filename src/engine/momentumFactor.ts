/**
 * The factor by which gradient descent with momentum shrinks the distance to the minimum of ½hθ² per update in the long run, and whether it swings.
 *
 * θ_{t+1} = (1 + μ − ηh)θ_t − μθ_{t−1}: the factor is the larger root of x² − (1 + μ − ηh)x + μ in size, √μ where the roots are a complex
 * pair. It is below 1 for 0 < ηh < 2(1 + μ).
 *
 * Source: Polyak, Some Methods of Speeding up the Convergence of Iteration Methods, 1964, https://doi.org/10.1016/0041-5553(64)90137-5
 */
export function momentumFactor({ rate, curvature, momentum }: { rate: number; curvature: number; momentum: number }): {
  readonly factor: number;
  readonly swings: boolean;
} {
  const sum = 1 + momentum - rate * curvature;
  const inRoot = sum ** 2 - 4 * momentum;
  if (inRoot < 0) return { factor: Math.sqrt(momentum), swings: true };
  return { factor: (Math.abs(sum) + Math.sqrt(inRoot)) / 2, swings: sum < 0 };
}
