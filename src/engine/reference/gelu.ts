import { elementwise } from "./elementwise.js";
import type { Tensor } from "./tensor.js";

const c = Math.sqrt(2 / Math.PI);
const a = 0.044715;

/** y = ½x(1 + t) with t = tanh(c(x + ax³)); its slope by the product rule, with t′ = (1 − t²)·c(1 + 3ax²). */
export const gelu = (x: Tensor): Tensor =>
  elementwise(
    x,
    (x) => 0.5 * x * (1 + squeezed(x)),
    (x) => 0.5 * (1 + squeezed(x)) + 0.5 * x * (1 - squeezed(x) ** 2) * c * (1 + 3 * a * x ** 2),
  );

const squeezed = (x: number): number => Math.tanh(c * (x + a * x ** 3));
