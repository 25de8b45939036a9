import type { Tensor } from "./tensor.js";
import { type Pool2d, windows } from "./windows.js";

/** The mean of each window; its gradient is shared equally. */
export function averagePool2d(x: Tensor, options: Pool2d): Tensor {
  const { y, each } = windows("averagePool2d", x, options);
  const [X, Y] = [x.by(...x.shape), y.by(...y.shape)];
  each((n, i, j, c, window) => Y.put(window.reduce((sum, place) => sum + X(n, ...place), 0) / window.length, n, i, j, c));
  y.pass = () =>
    each((n, i, j, c, window) => {
      for (const place of window) X.give(Y.d(n, i, j, c) / window.length, n, ...place);
    });
  return y;
}
