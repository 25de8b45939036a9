import { rowsOf, widthOf } from "../ops/shapes.js";
import { Tensor } from "./tensor.js";

/** Probabilities of a row: exp(x_j) / Σ exp(x_k). The largest x is taken off all of them first, which changes nothing but keeps exp finite. */
export function probabilities(row: readonly number[]): number[] {
  const largest = Math.max(...row);
  const powers = row.map((x) => Math.exp(x - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** p_j = exp(x_j) / Σ exp(x_k) along the last dimension. Backward, dx_j = p_j (dp_j − Σ_k p_k dp_k): pushing one up pulls the others down. */
export function softmax(x: Tensor): Tensor {
  const [rows, width] = [rowsOf(x), widthOf(x)];
  const p = new Tensor(x.shape, [x]);
  const [X, P] = [x.by(rows, width), p.by(rows, width)];
  for (let i = 0; i < rows; i += 1) {
    const row = Array.from({ length: width }, (_, j) => X(i, j));
    for (const [j, probability] of probabilities(row).entries()) P.put(probability, i, j);
  }
  p.pass = () => {
    for (let i = 0; i < rows; i += 1) {
      let mean = 0;
      for (let k = 0; k < width; k += 1) mean += P(i, k) * P.d(i, k);
      for (let j = 0; j < width; j += 1) X.give(P(i, j) * (P.d(i, j) - mean), i, j);
    }
  };
  return p;
}
