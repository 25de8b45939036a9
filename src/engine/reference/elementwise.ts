import { Tensor } from "./tensor.js";

/** y = f(x) for each number on its own; `slope` is f′(x). */
export function elementwise(x: Tensor, f: (x: number) => number, slope: (x: number) => number): Tensor {
  const y = new Tensor(x.shape, [x]);
  const [X, Y] = [x.by(x.size), y.by(x.size)];
  for (let i = 0; i < x.size; i += 1) Y.put(f(X(i)), i);
  y.pass = () => {
    for (let i = 0; i < x.size; i += 1) X.give(Y.d(i) * slope(X(i)), i);
  };
  return y;
}
