import { elementwise } from "./elementwise.js";
import type { Tensor } from "./tensor.js";

/** y = c·x. */
export const scale = (x: Tensor, factor: number): Tensor =>
  elementwise(
    x,
    (x) => factor * x,
    () => factor,
  );
