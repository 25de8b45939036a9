import * as operations from "./index.js";
import type { Tensor as ReferenceTensor } from "./tensor.js";

/**
 * Every operation of the engine once more, in plain TypeScript and 64 bits: to read how backpropagation works, and to check the engine against.
 *
 * Names, arguments and layouts are the engine's; `reference.tensor` makes a parameter or a constant, and `gradient` is there for each.
 * It is a few hundred times slower.
 *
 * @example
 * reference.sum(reference.tensor([1, 2, 3])).item(); // 6
 */
export const reference = operations;

/** Its types, under the same name. */
export declare namespace reference {
  export type Tensor = ReferenceTensor;
}
