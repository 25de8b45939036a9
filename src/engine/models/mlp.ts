import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Act, actOf, acts } from "./act.js";
import { asRows } from "./asRows.js";
import { denseLayer } from "./denseLayer.js";
import { makeNet, type Net } from "./net.js";
import { type Parametrisation, parametrisationNames, readParametrisation } from "./width.js";

/** Options of `mlp`. */
export interface Mlp extends Parametrisation {
  /** The nonlinearity between layers; "relu" when left out. */
  act?: Act;
  /** Same seed, same first weights. */
  seed: number;
}

/**
 * A multilayer perceptron: dense layers with a nonlinearity between them; with only two sizes, a linear model.
 *
 * h ← act(h·W + b), and no act at the end. First weights are normal with variance 2/in before relu and gelu, 1/in before tanh and at the end.
 *
 * @param sizes features in, widths of the hidden layers, features out.
 * @param options act the nonlinearity, parametrisation and baseWidth, seed of the first weights.
 *
 * @example
 * mlp([2, 32, 2], { act: "tanh", seed: 1 }).parameters.length; // 4
 */
export function mlp(sizes: readonly number[], options: Mlp): Net {
  const where = "mlp";
  if (!Array.isArray(sizes) || sizes.length < 2) fail(where, "sizes must be a list of at least two widths", sizes, "Write [2, 32, 2].");
  for (const [i, width] of sizes.entries()) expectWhole(where, `sizes[${i}]`, width, 1, "It is a number of features.");
  expectOptions(where, options, ["act", ...parametrisationNames, "seed"]);
  const act = expectOneOf(where, "act", options.act ?? "relu", acts);
  const width = readParametrisation(where, options);
  const { seed } = options;
  const { apply, gain } = actOf(act);
  return makeNet({ kind: where, sizes: [...sizes], act, ...width.spec, seed }, seed, (layers) => {
    const last = sizes.length - 2;
    const features = sizes[0] as number; // checked above
    const blocks = sizes.slice(1).map((fanOut, i) => {
      const fanIn = sizes[i] as number; // one width before each
      const role = i === last ? "output" : i === 0 ? "input" : "hidden";
      const inRatio = i === 0 ? 1 : width.ratio(fanIn);
      const outRatio = i === last ? 1 : width.ratio(fanOut);
      const layer = denseLayer(layers, `layer${i + 1}`, { role, fanIn, fanOut, inRatio, outRatio, gain: i === last ? 1 : gain });
      return i === last ? layer : (x: Tensor) => apply(layer(x));
    });
    return (x) => blocks.reduce((h, block) => block(h), asRows(where, x, features));
  });
}
