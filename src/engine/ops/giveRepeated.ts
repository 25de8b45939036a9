import { wasm } from "../tensor/memory.js";
import { scratch } from "../tensor/tape.js";
import type { Tensor } from "../tensor/tensor.js";

/** Adds the gradient `from`, of a's size, to b's: b stood for many, so what arrived at all of them adds up. */
export function giveRepeated(from: number, size: number, factor: number, b: Tensor): void {
  const add = b.accumulate();
  if (size === b.size) {
    wasm().scaled(from, factor, b.gradAt, size, add);
  } else if (factor === 1) {
    wasm().columnSums(from, size / b.size, b.size, b.gradAt, add);
  } else {
    const sums = scratch(b.size);
    wasm().columnSums(from, size / b.size, b.size, sums, 0);
    wasm().scaled(sums, factor, b.gradAt, b.size, add);
  }
}
