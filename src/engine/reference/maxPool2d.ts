import type { Tensor } from "./tensor.js";
import { type Place, type Pool2d, windows } from "./windows.js";

/** The largest of each window; its gradient goes to the first place that holds it, and nothing to the others. */
export function maxPool2d(x: Tensor, options: Pool2d): Tensor {
  const { y, each } = windows("maxPool2d", x, options);
  const [X, Y] = [x.by(...x.shape), y.by(...y.shape)];
  const at = (n: number, [k, l, c]: Place): number => X(n, k, l, c);
  const largest = (n: number, window: readonly Place[]): Place =>
    window.reduce((best, place) => (at(n, place) > at(n, best) ? place : best));
  each((n, i, j, c, window) => Y.put(at(n, largest(n, window)), n, i, j, c));
  y.pass = () => each((n, i, j, c, window) => X.give(Y.d(n, i, j, c), n, ...largest(n, window)));
  return y;
}
