import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Act, actOf, acts } from "./act.js";
import { asInput } from "./asInput.js";
import { denseLayer } from "./denseLayer.js";
import { dropLayer, expectDropout } from "./dropLayer.js";
import { makeNet } from "./makeNet.js";
import type { Net } from "./net.js";
import { type Norm, normLayer, norms } from "./normLayer.js";
import { type Parametrisation, parametrisationNames, readParametrisation } from "./width.js";

/** Options of `mlp`. */
export interface Mlp extends Parametrisation {
  /** The nonlinearity between layers; "relu" when left out. */
  act?: Act;
  /** What comes before each nonlinearity: layer norm, batch norm, or nothing when left out. */
  norm?: Norm;
  /** The share of numbers dropped after each nonlinearity while training; 0 when left out. */
  dropout?: number;
  /** Same seed, same first weights. */
  seed: number;
}

/**
 * A multilayer perceptron: dense layers with a nonlinearity between them; with only two sizes, a linear model.
 *
 * h ← dropout(act(norm(h·W + b))), and h·W + b at the end. First weights are normal with variance 2/in before relu and gelu, 1/in before tanh
 * and at the end; biases are 0. An image is laid flat. Under muP, hidden and output layers are counted in units of baseWidth.
 *
 * PyTorch's own Linear draws from a uniform of variance 1/(3·in), weights and biases alike.
 *
 * @param sizes features in, widths of the hidden layers, features out.
 * @param options act, norm, dropout, parametrisation and baseWidth, seed of the first weights.
 *
 * @example
 * mlp([2, 32, 2], { act: "tanh", seed: 1 }).parameters.length; // 4
 */
export function mlp(sizes: readonly number[], options: Mlp): Net {
  const where = "mlp";
  if (!Array.isArray(sizes) || sizes.length < 2) fail(where, "sizes must be a list of at least two widths", sizes, "Write [2, 32, 2].");
  for (const [i, width] of sizes.entries()) expectWhole(where, `sizes[${i}]`, width, 1, "It is a number of features.");
  expectOptions(where, options, ["act", "norm", "dropout", ...parametrisationNames, "seed"]);
  const { act = "relu", norm = "none", dropout = 0, seed } = options;
  expectOneOf(where, "act", act, acts);
  expectOneOf(where, "norm", norm, norms);
  expectDropout(where, dropout);
  const width = readParametrisation(where, options);
  const { apply, gain } = actOf(act);
  return makeNet({ kind: where, sizes: [...sizes], act, norm, dropout, ...width.spec, seed }, seed, (layers) => {
    const last = sizes.length - 2;
    const features = sizes[0] as number; // at least two
    const blocks = sizes.slice(1).map((fanOut, i) => {
      const fanIn = sizes[i] as number; // one width before each
      const ratios = { inRatio: i === 0 ? 1 : width.ratio(fanIn), outRatio: i === last ? 1 : width.ratio(fanOut) };
      if (i === last) return denseLayer(layers, `layer${i + 1}`, { role: "output", fanIn, fanOut, ...ratios });
      const role = i === 0 ? "input" : "hidden";
      const layer = denseLayer(layers, `layer${i + 1}`, { role, fanIn, fanOut, gain, ...ratios });
      const normalise = normLayer(layers, `norm${i + 1}`, norm, fanOut, ratios.outRatio);
      const drop = dropLayer(layers, `dropout${i + 1}`, dropout);
      return (x: Tensor) => drop(apply(normalise(layer(x))));
    });
    return (x) => blocks.reduce((h, block) => block(h), asInput(where, x, [features]));
  });
}
