import { pairwise } from "./pairwise.js";
import type { Tensor } from "./tensor.js";

/** y = a − b. */
export const subtract = (a: Tensor, b: Tensor): Tensor =>
  pairwise(
    "subtract",
    a,
    b,
    (a, b) => a - b,
    () => [1, -1],
  );
