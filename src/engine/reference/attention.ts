import { fail } from "../../schedules/fail.js";
import { probabilities } from "./softmax.js";
import { Tensor } from "./tensor.js";

/**
 * y_i = Σ_j p_ij v_j with p_i = softmax_j(q_i·k_j/√d), for each sequence and head; if causal, over j ≤ i only.
 *
 * Backward, through the mean and then through the softmax: dp_ij = dy_i·v_j, ds_ij = p_ij (dp_ij − Σ_k p_ik dp_ik)/√d.
 */
export function attention(x: Tensor, { heads, causal }: { heads: number; causal: boolean }): Tensor {
  if (x.shape.length !== 3)
    fail("attention", "x must have shape [batch, time, 3·width]", x.shape, "Queries, keys and values stand side by side.");
  const [batch = 1, time = 1, packed = 3] = x.shape;
  const width = packed / 3;
  const depth = width / heads;
  if (!Number.isInteger(depth)) fail("attention", `heads must divide the width, ${width}`, heads, "Each head has width/heads numbers.");
  const y = new Tensor([batch, time, width], [x]);
  const [X, Y] = [x.by(batch, time, packed), y.by(batch, time, width)];
  const dot = (f: (d: number) => number): number => Array.from({ length: depth }, (_, d) => f(d)).reduce((sum, term) => sum + term, 0);

  const eachPlace = (visit: (b: number, i: number, head: number, p: number[]) => void): void => {
    for (let b = 0; b < batch; b += 1) {
      for (let head = 0; head < width; head += depth) {
        for (let i = 0; i < time; i += 1) {
          const scores = Array.from({ length: causal ? i + 1 : time }, (_, j) => dot((d) => X(b, i, head + d) * X(b, j, width + head + d)));
          visit(b, i, head, probabilities(scores.map((score) => score / Math.sqrt(depth))));
        }
      }
    }
  };

  eachPlace((b, i, head, p) => {
    for (let d = 0; d < depth; d += 1) {
      Y.put(
        p.reduce((sum, pj, j) => sum + pj * X(b, j, 2 * width + head + d), 0),
        b,
        i,
        head + d,
      );
    }
  });
  y.pass = () => {
    eachPlace((b, i, head, p) => {
      const dp = p.map((_, j) => dot((d) => Y.d(b, i, head + d) * X(b, j, 2 * width + head + d)));
      const mean = p.reduce((sum, pj, j) => sum + pj * (dp[j] as number), 0); // dp has an entry for each of p
      for (const [j, pj] of p.entries()) {
        const ds = (pj * ((dp[j] as number) - mean)) / Math.sqrt(depth);
        for (let d = 0; d < depth; d += 1) {
          X.give(ds * X(b, j, width + head + d), b, i, head + d); // query
          X.give(ds * X(b, i, head + d), b, j, width + head + d); // key
          X.give(pj * Y.d(b, i, head + d), b, j, 2 * width + head + d); // value
        }
      }
    });
  };
  return y;
}
