import { expectShape, rowsOf, shapeText, widthOf } from "../ops/shapes.js";
import { Tensor } from "./tensor.js";

/**
 * y = s·gain + bias with s = (x − m)/√(v + ε), m and v the mean and the variance of the row.
 *
 * Backward, with d = dy·gain: dx_j = (d_j − mean d − s_j·mean(d·s))/√(v + ε). What would only shift the row, or stretch it, is taken out of d,
 * because s does not change with it.
 */
export function layerNorm(x: Tensor, gain: Tensor, bias: Tensor, { eps = 1e-5 }: { eps?: number } = {}): Tensor {
  const [rows, width] = [rowsOf(x), widthOf(x)];
  expectShape("layerNorm", "gain", gain, [width], `x is ${shapeText(x.shape)}`);
  expectShape("layerNorm", "bias", bias, [width], `x is ${shapeText(x.shape)}`);
  const y = new Tensor(x.shape, [x, gain, bias]);
  const [X, G, B, Y] = [x.by(rows, width), gain.by(width), bias.by(width), y.by(rows, width)];
  const columns = Array.from({ length: width }, (_, j) => j);
  const average = (f: (j: number) => number): number => columns.reduce((sum, j) => sum + f(j), 0) / width;
  const standard = (i: number) => {
    const mean = average((j) => X(i, j));
    const spread = Math.sqrt(average((j) => (X(i, j) - mean) ** 2) + eps);
    return { spread, s: columns.map((j) => (X(i, j) - mean) / spread) };
  };
  for (let i = 0; i < rows; i += 1) {
    for (const [j, s] of standard(i).s.entries()) Y.put(s * G(j) + B(j), i, j);
  }
  y.pass = () => {
    for (let i = 0; i < rows; i += 1) {
      const { spread, s } = standard(i);
      const d = columns.map((j) => Y.d(i, j) * G(j));
      const shift = average((j) => d[j] as number); // d and s have an entry for each column
      const stretch = average((j) => (d[j] as number) * (s[j] as number));
      for (const [j, sj] of s.entries()) {
        X.give(((d[j] as number) - shift - sj * stretch) / spread, i, j);
        G.give(Y.d(i, j) * sj, j);
        B.give(Y.d(i, j), j);
      }
    }
  };
  return y;
}
