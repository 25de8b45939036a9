import { multiply, sum, type Trainable, tensor } from "lrlab/engine";
import { floats } from "../../../src/engine/tensor/memory.js";

/** Gives a net's parameters gradients, in the order in which they stand in its block. */
export function give(net: Trainable, gradient: readonly number[]): void {
  for (const { value, start } of net.parameters) {
    const own = new Float32Array(gradient.slice(start, start + value.size));
    sum(multiply(value, tensor(own, value.shape))).backward();
  }
}

/** The same, also for what no tensor may hold: NaN and infinities. */
export function giveAnything(net: Trainable, gradient: readonly number[]): void {
  give(
    net,
    gradient.map(() => 1),
  );
  floats().set(gradient, net.block.gradAt / 4);
}

/** All parameters of a net, one after another. */
export const valuesOf = (net: Trainable): number[] => net.parameters.flatMap(({ value }) => [...value.array()]);

/** Their bits. */
export const bitsOf = (net: Trainable): number[] => [...new Int32Array(new Float32Array(valuesOf(net)).buffer)];

/** `size` numbers of both signs and several sizes, the same for the same `seed`. */
export function wave(size: number, seed: number): number[] {
  return Array.from({ length: size }, (_, i) => Math.fround(Math.sin(12.9898 * (i + 1) + 78.233 * seed) * 10 ** ((i % 5) - 4)));
}
