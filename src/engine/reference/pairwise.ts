import { expectRepeatable } from "../ops/shapes.js";
import { Tensor } from "./tensor.js";

/** y = f(a, b) for each pair of numbers, b's taken again and again; `slopes` are ∂f/∂a and ∂f/∂b. */
export function pairwise(
  where: string,
  a: Tensor,
  b: Tensor,
  f: (a: number, b: number) => number,
  slopes: (a: number, b: number) => readonly [number, number],
): Tensor {
  expectRepeatable(where, a, b);
  const y = new Tensor(a.shape, [a, b]);
  const [A, B, Y] = [a.by(a.size), b.by(b.size), y.by(y.size)];
  for (let i = 0; i < a.size; i += 1) Y.put(f(A(i), B(i % b.size)), i);
  y.pass = () => {
    for (let i = 0; i < a.size; i += 1) {
      const [da, db] = slopes(A(i), B(i % b.size));
      A.give(Y.d(i) * da, i);
      B.give(Y.d(i) * db, i % b.size);
    }
  };
  return y;
}
