import { expectNet } from "../models/expectNet.js";
import { wasm } from "../tensor/memory.js";
import { layerNorms } from "./layerNorms.js";
import type { Trainable } from "./optim.js";

/**
 * The length of the gradient in each layer of a net, as the last backward() left it: √Σg² over the layer's weights and biases.
 *
 * After an update with clipping these are the clipped ones.
 *
 * @param net any net.
 *
 * @example
 * const net = point([3, 4]);
 * sum(multiply(net([]), net([]))).backward();
 * gradientNorms(net); // {"point":10}
 */
export function gradientNorms(net: Trainable): Record<string, number> {
  expectNet("gradientNorms", net);
  return layerNorms(net.parameters, ({ value: { gradAt, size } }) => wasm().squares(gradAt, size));
}
