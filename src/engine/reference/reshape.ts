import { fail } from "../../schedules/fail.js";
import { type Shape, Tensor } from "./tensor.js";

/** The same numbers in the same order under another shape. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const y = new Tensor(shape, [x]);
  if (y.size !== x.size)
    fail("reshape", `shape must fit the ${x.size} entries of x`, shape, "Its lengths multiplied must give their number.");
  y.values.set(x.values);
  const [X, Y] = [x.by(x.size), y.by(y.size)];
  y.pass = () => {
    for (let i = 0; i < x.size; i += 1) X.give(Y.d(i), i);
  };
  return y;
}
