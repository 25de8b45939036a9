/** What is known of a convex problem: how far the start is from a minimum, and how long a gradient can be. */
export interface ConvexProblem {
  /** D: distance of the start from the nearest minimum. */
  readonly distance: number;
  /** G: the longest gradient. */
  readonly gradient: number;
}

/** Upper bounds on the expected loss above the minimum, for every convex problem with these D and G. */
export interface ConvexBound {
  /** Of the mean of the iterates, weighted with their rates. */
  readonly average: number;
  /** Of the last iterate. */
  readonly last: number;
}

/**
 * The worst that SGD can do on a convex problem with these rates: bounds for the averaged and for the last iterate.
 *
 * average: (D² + G²Ση²) / (2Ση). last: that, and G²/2 · Σ_{k<N} η_k/Σ_{t>k}η · Σ_{t≥k}η²/Σ_{t≥k}η, with t and k from 1 to N. Rates of zero at the end
 * move nothing and are left out.
 *
 * Sources: Zinkevich, Online Convex Programming, 2003, for the average; Defazio et al., Optimal Linear Decay Learning Rate Schedules and Further
 * Refinements, 2023, https://arxiv.org/abs/2310.07831, and Zamani and Glineur, Exact Convergence Rate of the Last Iterate in Subgradient Methods, 2023,
 * https://arxiv.org/abs/2307.11134, for the last.
 */
export function convexBound({ distance, gradient }: ConvexProblem, rates: readonly number[]): ConvexBound {
  // Of the updates from k on: Ση and Ση².
  let [sum, squares, excess] = [0, 0, 0];
  for (const rate of rates.toReversed()) {
    const later = sum;
    sum += rate;
    squares += rate ** 2;
    if (later > 0) excess += (rate / later) * (squares / sum);
  }
  if (sum === 0) return { average: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  const average = (distance ** 2 + gradient ** 2 * squares) / (2 * sum);
  return { average, last: average + (gradient ** 2 * excess) / 2 };
}

/**
 * The multiple of some rates at which the bound on the last iterate is lowest, and the bound there.
 *
 * With rates γη the bound is A/γ + γB, so the best γ is √(A/B) and the bound 2√(AB).
 */
export function bestMultiple(problem: ConvexProblem, rates: readonly number[]): { readonly multiple: number; readonly bound: number } {
  const start = convexBound({ ...problem, gradient: 0 }, rates).last;
  const noise = convexBound({ ...problem, distance: 0 }, rates).last;
  return { multiple: Math.sqrt(start / noise), bound: 2 * Math.sqrt(start * noise) };
}
