import { batchNorm } from "../ops/batchNorm.js";
import { layerNorm } from "../ops/layerNorm.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Layers } from "./layers.js";
import { runningMoments } from "./runningMoments.js";

/** Normalisations between layers. */
export const norms = ["none", "layer", "batch"] as const;
export type Norm = (typeof norms)[number];

/** A normalisation with gains of 1 and biases of 0 to begin with; for "none" it leaves x as it is. */
export function normLayer(layers: Layers, name: string, norm: Norm, width: number, outRatio = 1): (x: Tensor) => Tensor {
  if (norm === "none") return (x) => x;
  const fans = { fanIn: 1, fanOut: width, outRatio };
  const gain = layers.parameter(`${name}.gain`, [width], { role: "gain", ...fans, init: () => 1 });
  const bias = layers.parameter(`${name}.bias`, [width], { role: "bias", ...fans, init: () => 0 });
  if (norm === "layer") return (x) => layerNorm(x, gain, bias);
  const running = runningMoments(width);
  layers.keep(name, running);
  return (x) => batchNorm(x, gain, bias, running, { training: layers.training() });
}
