import type { Directions } from "./finalLoss.js";

/** A direction at a constant rate: E[θ²] goes from `start` to `floor`, and what is left of the difference shrinks by `factor` an update. */
interface Settling {
  readonly h: number;
  readonly start: number;
  readonly floor: number;
  readonly factor: number;
}

/** The longest run that is looked at, in updates. */
const longest = 2 ** 24;

/**
 * The updates after which SGD with a constant rate first expects a loss of at most `target` on a noisy quadratic; Infinity where it never does.
 *
 * E[θ²] = floor + (θ₀² − floor)·(1 − ηh)²ᵗ in each direction, with floor = ησ²/(h(2 − ηh)); the answer solves ½Σh·E[θ²] = target for a real t, so
 * that neighbouring rates can be told apart. A run makes that many updates, rounded up.
 */
export function stepsToLoss({ curvatures, noise, start }: Directions, rate: number, target: number): number {
  const settling = curvatures.map((h, i): Settling => {
    const variance = noise[i] as number;
    const floor = rate * h < 2 ? (rate * variance) / (h * (2 - rate * h)) : Number.POSITIVE_INFINITY;
    return { h, start: (start[i] as number) ** 2, floor, factor: (1 - rate * h) ** 2 };
  });
  if (rate <= 0 || settling.some(({ floor }) => floor === Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  const loss = (t: number): number =>
    settling.reduce((sum, { h, start, floor, factor }) => {
      const left = Math.log(factor) * t; // log of what is left of the difference; near the limit 2/h the floor is huge, and a difference would lose its digits
      return sum + (h * (start * Math.exp(left) - floor * Math.expm1(left))) / 2;
    }, 0);
  const first = settling.reduce((sum, { h, start }) => sum + (h * start) / 2, 0);
  if (first <= target) return 0;
  // Where a direction rises to its floor, the loss may fall and rise again: then every stretch is looked at, and not only the end.
  const falls = settling.every(({ start, floor }) => floor <= start);
  if (falls && loss(longest) > target) return Number.POSITIVE_INFINITY;
  const growth = falls ? 2 : 1.04;
  let [before, after] = [0, 1];
  while (loss(after) > target) {
    if (after > longest) return Number.POSITIVE_INFINITY;
    [before, after] = [after, after * growth];
  }
  for (let i = 0; i < 40 && after - before > 1e-6 * after; i++) {
    const middle = (before + after) / 2;
    if (loss(middle) > target) before = middle;
    else after = middle;
  }
  return after;
}
