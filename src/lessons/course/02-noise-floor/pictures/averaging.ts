import { noiseFloor } from "../../../../engine/noisyQuadratic.js";
import { simulateParticles } from "../../../../engine/particles.js";
import { factorOf } from "../../../../engine/quadratic.js";
import { interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { percent } from "../../../say.js";
import type { Spot } from "./curve.js";
import { clean, mean } from "./numbers.js";

const walkSteps = 200;

/** One run on its floor, and the mean of its last iterates. */
export const averaging = interactive({
  id: "averaging",
  title: "One run, and the average of its last iterates",
  controls: {
    eta: { type: "number", label: "Rate", symbol: "η", unit: "1/curvature", min: 0.05, max: 1, step: 0.05, start: 0.4 },
    window: { type: "number", label: "Iterates averaged", symbol: "K", unit: "updates", min: 1, max: 100, step: 1, start: 50 },
  },
  figure: ({ eta, window }): CurvesFigure => {
    const rate = clean(eta);
    const run = simulateParticles({ curvature: 1, noise: 1, start: 0, lr: rate, steps: walkSteps + 100, particles: 1, seed: 5 }).map(
      ([theta = 0]) => theta,
    );
    const settled = run.slice(100);
    const averages = settled.map((_, t) => mean(run.slice(t + 101 - window, t + 101)));
    const floor = noiseFloor({ rate, curvature: 1, noiseVariance: 1 });
    const line = (label: string, role: Curve["role"], values: readonly number[]): Curve => ({
      label,
      role,
      points: values.map((y, x): Spot => [x, y]),
    });
    const averaged = averagedVariance(rate, window);
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `Averaging ${window === 1 ? "a single iterate changes nothing" : `the last ${window} iterates takes the variance from ${formatNumber(floor)} to ${formatNumber(averaged)}`} at η = ${formatNumber(rate)}. ${window === 1 ? `The variance is ${formatNumber(floor)}.` : `That is ${percent(averaged / floor)} of the floor, with the rate left alone.`}`,
      data: {
        x: { label: "updates since it settled", domain: [0, walkSteps] },
        panels: [
          {
            y: { label: "parameter θ", domain: [-3.5, 3.5] },
            curves: [line("one run", "muted", settled), line(`mean of ${window}`, "a", averages)],
            rules: [{ axis: "y", at: 0, label: "minimum" }],
          },
        ],
      },
    };
  },
});

/**
 * The exact variance of the mean of k neighbouring iterates on the floor (h = σ² = 1): iterates j apart have covariance v∞ρʲ, ρ = 1 − η,
 * so Var = v∞/k² · (k + 2Σ(k − j)ρʲ).
 */
function averagedVariance(rate: number, k: number): number {
  const rho = factorOf(rate, 1);
  let sum = k;
  let power = 1;
  for (let j = 1; j < k; j++) {
    power *= rho;
    sum += 2 * (k - j) * power;
  }
  return (noiseFloor({ rate, curvature: 1, noiseVariance: 1 }) * sum) / k ** 2;
}
