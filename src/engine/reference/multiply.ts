import { pairwise } from "./pairwise.js";
import type { Tensor } from "./tensor.js";

/** y = a·b: the slope for each is the other. */
export const multiply = (a: Tensor, b: Tensor): Tensor =>
  pairwise(
    "multiply",
    a,
    b,
    (a, b) => a * b,
    (a, b) => [b, a],
  );
