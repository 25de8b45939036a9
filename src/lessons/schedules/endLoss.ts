import { curvatures as standard } from "../noisyQuadratic.js";

/**
 * The exact expected loss at the end of a run on the standard problem: what `finalLoss` gives, for any function of the update, without a
 * record of the way there. Quick enough to tune a curve while a slider moves. Other curvatures get noise of the same kind, of variance h.
 */
export function endLoss(lr: (step: number) => number, steps: number, curvatures: readonly number[] = standard): number {
  const squares = new Float64Array(curvatures.length).fill(1); // E[θ²] of each direction
  for (let t = 0; t < steps; t++) {
    const rate = lr(t);
    for (let i = 0; i < squares.length; i++) {
      const h = curvatures[i] as number; // both are of one length
      squares[i] = (1 - rate * h) ** 2 * (squares[i] as number) + rate * rate * h;
    }
  }
  return curvatures.reduce((sum, h, i) => sum + (h * (squares[i] as number)) / 2, 0);
}
