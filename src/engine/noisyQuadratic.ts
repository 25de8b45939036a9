import { expectNumber, expectNumbers, expectOptions, expectWhole } from "../schedules/expect.js";
import { factorOf, perDirection, times } from "./quadratic.js";
import { type Rates, ratesOf } from "./rates.js";

/** A quadratic loss ½Σhθ² whose gradient hθ comes with noise. */
export interface NoisyQuadratic {
  /** h of each direction, >= 0. */
  curvatures: readonly number[];
  /** σ²: variance of the gradient's noise, one number for all directions or one each. */
  noiseVariances: number | readonly number[];
  /** θ₀: one number for all directions, or one each. */
  start: number | readonly number[];
  /** η: a number, a list or a schedule. */
  lr: Rates;
  /** Number of updates. */
  steps: number;
}

/** The expected loss after each number of updates, from 0 on, and the two parts it is the sum of. */
export interface LossParts {
  /** What is left of the start: ½Σh·E[θ]². */
  readonly start: number[];
  /** What the noise has added: ½Σh·Var[θ]. */
  readonly noise: number[];
  readonly total: number[];
}

/**
 * The exact expected loss of SGD on a noisy quadratic, before the first update and after each: ½Σh·E[θ²].
 *
 * With θ ← θ − η(hθ + noise): E[θ²] ← (1 − ηh)²·E[θ²] + η²σ². No sampling. A run that flies away goes to Infinity.
 *
 * Source: Zhang et al., Which Algorithmic Choices Matter at Which Batch Sizes?, 2019, section 3, https://arxiv.org/abs/1907.04164
 *
 * @param options curvatures h, noiseVariances σ², start θ₀, lr η, steps.
 *
 * @example
 * expectedLoss({ curvatures: [1], noiseVariances: 1, start: 2, lr: 0.5, steps: 2 }); // [2,0.625,0.28125]
 */
export function expectedLoss(options: NoisyQuadratic): number[] {
  return parts("expectedLoss", options).total;
}

/**
 * The expected loss in two parts: what is left of the start, and what the noise has added.
 *
 * E[θ] ← (1 − ηh)·E[θ] and Var[θ] ← (1 − ηh)²·Var[θ] + η²σ²; a high rate forgets the start sooner, a low one lets less noise in.
 *
 * @param options curvatures h, noiseVariances σ², start θ₀, lr η, steps.
 *
 * @example
 * expectedLossParts({ curvatures: [1], noiseVariances: 1, start: 2, lr: 0.5, steps: 1 }); // {"start":[2,0.5],"noise":[0,0.125],"total":[2,0.625]}
 */
export function expectedLossParts(options: NoisyQuadratic): LossParts {
  return parts("expectedLossParts", options);
}

function parts(where: string, options: NoisyQuadratic): LossParts {
  const { curvatures, noise, rates, theta } = read(where, options);
  const variance = curvatures.map(() => 0);
  const result: LossParts = { start: [], noise: [], total: [] };
  const record = (): void => {
    const start = halfSum(curvatures, (i) => (theta[i] as number) ** 2);
    const added = halfSum(curvatures, (i) => variance[i] as number);
    result.start.push(start);
    result.noise.push(added);
    result.total.push(start + added);
  };
  record();
  for (const rate of rates) {
    curvatures.forEach((h, i) => {
      const factor = factorOf(rate, h);
      theta[i] = times(factor, theta[i] as number);
      variance[i] = times(factor ** 2, variance[i] as number) + times(rate ** 2, noise[i] as number);
    });
    record();
  }
  return result;
}

/**
 * The exact expected loss of the averaged parameters: from update `from` on, the mean of all iterates since then.
 *
 * Before `from` it is the loss of the iterate itself. Averaging takes noise out without touching the rate, but remembers old iterates.
 *
 * @param options as for expectedLoss, and from: the number of updates before the first iterate that counts.
 *
 * @example
 * averagedLoss({ curvatures: [1], noiseVariances: 0, start: 2, lr: 0.5, steps: 2, from: 1 }); // [2,0.5,0.28125]
 */
export function averagedLoss(options: NoisyQuadratic & { from: number }): number[] {
  const where = "averagedLoss";
  const { curvatures, noise, rates, theta } = read(where, options, ["from"]);
  const from = expectWhole(where, "from", options.from, 0, "It counts updates before the average starts.");
  // With S the sum of the iterates since `from`: mean and variance of θ and S, and their covariance, direction by direction.
  const zeros = (): number[] => curvatures.map(() => 0);
  const [variance, sum, sumVariance, covariance] = [zeros(), zeros(), zeros(), zeros()];
  const losses: number[] = [];
  const record = (updates: number): void => {
    const n = updates - from + 1;
    if (n < 1) {
      losses.push(halfSum(curvatures, (i) => (theta[i] as number) ** 2 + (variance[i] as number)));
      return;
    }
    curvatures.forEach((_, i) => {
      sum[i] = (sum[i] as number) + (theta[i] as number);
      sumVariance[i] = (sumVariance[i] as number) + 2 * (covariance[i] as number) + (variance[i] as number);
      covariance[i] = (covariance[i] as number) + (variance[i] as number);
    });
    const loss = halfSum(curvatures, (i) => ((sum[i] as number) ** 2 + (sumVariance[i] as number)) / n ** 2);
    losses.push(Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss); // ∞ − ∞: the run has left the numbers
  };
  record(0);
  rates.forEach((rate, t) => {
    curvatures.forEach((h, i) => {
      const factor = factorOf(rate, h);
      theta[i] = times(factor, theta[i] as number);
      variance[i] = times(factor ** 2, variance[i] as number) + times(rate ** 2, noise[i] as number);
      covariance[i] = times(factor, covariance[i] as number);
    });
    record(t + 1);
  });
  return losses;
}

function read(where: string, options: NoisyQuadratic, more: readonly string[] = []) {
  expectOptions(where, options, ["curvatures", "noiseVariances", "start", "lr", "steps", ...more]);
  const { curvatures, noiseVariances, start, lr, steps } = options;
  expectNumbers(where, "curvatures", curvatures, 0);
  return {
    curvatures,
    noise: perDirection(where, "noiseVariances", noiseVariances, curvatures.length, 0),
    theta: perDirection(where, "start", start, curvatures.length),
    rates: ratesOf(where, lr, steps, curvatures.length),
  };
}

/** ½Σh·x; a flat direction adds nothing, however far it has gone. */
const halfSum = (curvatures: readonly number[], x: (i: number) => number): number =>
  curvatures.reduce((sum, h, i) => sum + times(h, x(i)) / 2, 0);

/**
 * The variance at which a constant rate stops improving: η²σ² of new noise a step against what (1 − ηh)² forgets.
 *
 * Var[θ] = ησ² / (h(2 − ηh)); Infinity where nothing settles: ηh >= 2, or h <= 0 with η > 0.
 *
 * @param options rate η, curvature h, noiseVariance σ².
 *
 * @example
 * noiseFloor({ rate: 0.5, curvature: 1, noiseVariance: 3 }); // 1
 * noiseFloor({ rate: 2, curvature: 1, noiseVariance: 3 }) === Infinity; // true
 */
export function noiseFloor(options: { rate: number; curvature: number; noiseVariance: number }): number {
  const where = "noiseFloor";
  expectOptions(where, options, ["rate", "curvature", "noiseVariance"], { lr: "rate" });
  const { rate, curvature, noiseVariance } = options;
  expectNumber(where, "rate", rate, { min: 0, advice: "A negative rate would climb." });
  expectNumber(where, "curvature", curvature);
  expectNumber(where, "noiseVariance", noiseVariance, { min: 0, advice: "It is the square of the noise's standard deviation." });
  if (rate === 0) return 0;
  if (curvature <= 0 || factorOf(rate, curvature) <= -1) return Number.POSITIVE_INFINITY;
  return (rate * noiseVariance) / (curvature * (2 - rate * curvature));
}
