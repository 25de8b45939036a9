import { elementwise } from "./elementwise.js";
import type { Tensor } from "./tensor.js";

/** y = tanh x, with slope 1 − tanh² x. */
export const tanh = (x: Tensor): Tensor => elementwise(x, Math.tanh, (x) => 1 - Math.tanh(x) ** 2);
