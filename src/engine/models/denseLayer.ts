import { dense } from "../ops/dense.js";
import { scale } from "../ops/scale.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Layers } from "./layers.js";

/** How a dense layer stands in its net. */
interface DenseLayer {
  readonly role: "input" | "hidden" | "output";
  readonly fanIn: number;
  readonly fanOut: number;
  /** Variance of a first weight times fanIn: 1 keeps the size of what passes, 2 makes up for the half that a rectifier drops. */
  readonly gain?: number;
  /** How many times as many inputs and outputs as at the base width; 1 unless the net is wider than that under muP. */
  readonly inRatio?: number;
  readonly outRatio?: number;
}

/**
 * A dense layer with weights drawn from a normal of variance gain/fanIn, and biases of 0.
 *
 * An output layer under muP takes its input divided by inRatio, and its first weights keep the variance that they have at the base width
 * (Tensor Programs V, table 8): then its answers move as far per update however wide the net is.
 */
export function denseLayer(layers: Layers, name: string, how: DenseLayer): (x: Tensor) => Tensor {
  const { role, fanIn, fanOut, gain = 1, inRatio = 1, outRatio = 1 } = how;
  const divides = role === "output" && inRatio !== 1;
  const deviation = Math.sqrt((divides ? inRatio : 1) * (gain / fanIn));
  const fans = { fanIn, fanOut, inRatio, outRatio };
  const weight = layers.parameter(`${name}.weight`, [fanIn, fanOut], { role, ...fans, init: (random) => deviation * random.normal() });
  const bias = layers.parameter(`${name}.bias`, [fanOut], { role: "bias", ...fans, init: () => 0 });
  return divides ? (x) => dense(scale(x, 1 / inRatio), weight, bias) : (x) => dense(x, weight, bias);
}
