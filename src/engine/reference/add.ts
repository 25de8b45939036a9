import { pairwise } from "./pairwise.js";
import type { Tensor } from "./tensor.js";

/** y = a + b: each passes the gradient on as it is. */
export const add = (a: Tensor, b: Tensor): Tensor =>
  pairwise(
    "add",
    a,
    b,
    (a, b) => a + b,
    () => [1, 1],
  );
