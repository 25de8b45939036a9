import { fail } from "../schedules/fail.js";

/** The loss of a batch at some weights, and its gradient there. */
export type Batch = (weights: readonly number[]) => { loss: number; gradient: number[] };

const size = 8;
const data = Array.from({ length: 32 }, (_, i) => {
  const x = [Math.sin(i + 1), Math.cos(2 * i)] as const;
  return { x, y: 1.5 * x[0] - 2 * x[1] + 0.3 * Math.sin(3 * i) };
});

/**
 * The linear model of the golden range tests: batches of 8 of 32 points, in order and around again.
 *
 * x = [sin(i + 1), cos(2i)], y = 1.5x₀ − 2x₁ + 0.3 sin(3i); the loss is the mean squared error, without a bias.
 */
export function batches(): () => Batch {
  let from = 0;
  return () => {
    const points = data.slice(from, from + size);
    from = (from + size) % data.length;
    return (weights) => {
      const errors = points.map(({ x, y }) => (weights[0] as number) * x[0] + (weights[1] as number) * x[1] - y);
      const gradient = [0, 1].map((j) => mean(points.map(({ x }, i) => 2 * (errors[i] as number) * (x[j] as number))));
      return { loss: mean(errors.map((error) => error ** 2)), gradient };
    };
  };
}

/** The mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Checks that a case which says what it trains means this model. */
export function expectLinearModel(where: string, problem: unknown): void {
  const words = "x_i=[sin(i+1),cos(2i)], y_i=1.5x0-2x1+0.3sin(3i), i=0..31; linear model without bias, w0=[0,0]";
  if (problem !== undefined && !(typeof problem === "string" && problem.startsWith(words)))
    fail(where, `problem must be the linear model ${words}`, problem, "Leave it out.");
}
