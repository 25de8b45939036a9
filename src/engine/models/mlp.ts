import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { dense } from "../ops/dense.js";
import { relu } from "../ops/relu.js";
import { tanh } from "../ops/tanh.js";
import type { Tensor } from "../tensor/tensor.js";
import { makeNet, type Net } from "./net.js";

const activations = { relu, tanh } as const;

/** Options of `mlp`. */
export interface Mlp {
  /** The nonlinearity between layers, "relu" when left out. */
  act?: keyof typeof activations;
  /** Same seed, same first weights. */
  seed: number;
}

/**
 * A multilayer perceptron: dense layers with a nonlinearity between them.
 *
 * @param sizes features in, widths of the hidden layers, features out.
 * @param options act the nonlinearity, seed of the first weights.
 *
 * @example
 * mlp([2, 32, 2], { act: "tanh", seed: 1 }).parameters.length; // 4
 */
export function mlp(sizes: readonly number[], options: Mlp): Net {
  const where = "mlp";
  if (!Array.isArray(sizes) || sizes.length < 2) fail(where, "sizes must be a list of at least two widths", sizes, "Write [2, 32, 2].");
  for (const [i, width] of sizes.entries()) expectWhole(where, `sizes[${i}]`, width, 1, "It is a number of features.");
  expectOptions(where, options, ["act", "seed"]);
  const { act = "relu", seed } = options;
  const activate = activations[expectOneOf(where, "act", act, ["relu", "tanh"])];
  const gain = act === "tanh" ? 1 : 2;
  return makeNet({ kind: "mlp", sizes: [...sizes], act, seed }, seed, ({ parameter }) => {
    const last = sizes.length - 2;
    const layers = sizes.slice(1).map((fanOut, i) => {
      const fanIn = sizes[i] as number; // one width before each
      const sd = Math.sqrt((i === last ? 1 : gain) / fanIn);
      const role = i === 0 ? "input" : i === last ? "output" : "hidden";
      const weight = parameter(`layer${i + 1}.weight`, [fanIn, fanOut], { role, fanIn, fanOut, init: (random) => sd * random.normal() });
      const bias = parameter(`layer${i + 1}.bias`, [fanOut], { role: "bias", fanIn, fanOut, init: () => 0 });
      return (x: Tensor) => dense(x, weight, bias);
    });
    return (x) => layers.reduce((h, layer, i) => (i === last ? layer(h) : activate(layer(h))), x);
  });
}
