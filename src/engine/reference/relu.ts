import { elementwise } from "./elementwise.js";
import type { Tensor } from "./tensor.js";

/** y = max(0, x); the slope at 0 is taken as 0. */
export const relu = (x: Tensor): Tensor =>
  elementwise(
    x,
    (x) => Math.max(0, x),
    (x) => (x > 0 ? 1 : 0),
  );
