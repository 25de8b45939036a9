/**
 * The coordinate check of Tensor Programs V (2022, appendix D.1): how far a few updates move what each layer makes, as the net is widened.
 * Under muP it is the same at every width; in a standard net it grows.
 */
import { adam, crossEntropy, indices, mlp, type Net, reference, rng, sgd, tensor, transformer } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { mlpByHand } from "./byHand.js";

const { normal, int } = rng(3);
const rows = 32;
const inputs = Float32Array.from({ length: rows * 8 }, normal);
const labels = indices(Array.from({ length: rows }, () => int(4)));
const widths = [32, 64, 128, 256];

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/** The slope of ln y over ln width: 0 where y stays, 1 where it grows as the width does. */
function slope(ys: readonly number[]): number {
  const xs = widths.map(Math.log);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys.map(Math.log))];
  const covariance = xs.reduce((sum, x, i) => sum + (x - mx) * (Math.log(ys[i] as number) - my), 0); // as many as widths
  return covariance / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}

const optimizers = {
  adam: (net: Net) => ({ step: adam(net).step, lr: 0.003 }),
  sgd: (net: Net) => ({ step: sgd(net, { momentum: 0.9 }).step, lr: 0.005 }),
};

/** How far 5 updates moved what each of the three layers makes, over the widths: slopes. */
function growth(parametrisation: "standard" | "muP", kind: keyof typeof optimizers): number[] {
  const moves = widths.map((width) => {
    const base = parametrisation === "muP" ? { parametrisation, baseWidth: 32 } : {};
    const perSeed = [1, 2, 3].map((seed) => {
      const net = mlp([8, width, width, 4], { seed, ...base });
      const x = reference.tensor([...inputs], [rows, 8]);
      const before = mlpByHand(net, x).map((made) => made.array());
      const { step, lr } = optimizers[kind](net);
      for (let t = 0; t < 5; t += 1) {
        crossEntropy(net(tensor(inputs, [rows, 8])), labels).backward();
        step(lr);
      }
      return mlpByHand(net, x).map((made, i) => rootMeanSquare([...made.array()].map((value, j) => value - (before[i]?.[j] as number))));
    });
    return [0, 1, 2].map((layer) => rootMeanSquare(perSeed.map((moved) => moved[layer] as number)));
  });
  return [0, 1, 2].map((layer) => slope(moves.map((moved) => moved[layer] as number)));
}

describe.each(Object.keys(optimizers) as (keyof typeof optimizers)[])("a wider mlp under %s", (kind) => {
  test("moves as far under muP", () => {
    for (const [layer, grows] of growth("muP", kind).entries()) expect(Math.abs(grows), `layer ${layer + 1}`).toBeLessThan(0.2);
  });
  test("moves further in the standard parametrisation", () => {
    expect(Math.max(...growth("standard", kind))).toBeGreaterThan(0.4);
  });
});

test("at the base width both are the same net", () => {
  const [standard, scaled] = [mlp([8, 32, 32, 4], { seed: 1 }), mlp([8, 32, 32, 4], { parametrisation: "muP", baseWidth: 32, seed: 1 })];
  expect(scaled.state().values).toBe(standard.state().values);
  expect(scaled.parameters.every(({ inRatio, outRatio }) => inRatio === 1 && outRatio === 1)).toBe(true);
});

test("ratios count the widths that grow, and not features or classes", () => {
  const net = mlp([8, 64, 128, 4], { parametrisation: "muP", baseWidth: 32, seed: 1 });
  expect(net.parameters.map(({ name, inRatio, outRatio }) => [name, inRatio, outRatio])).toEqual([
    ["layer1.weight", 1, 2],
    ["layer1.bias", 1, 2],
    ["layer2.weight", 2, 4],
    ["layer2.bias", 2, 4],
    ["layer3.weight", 4, 1],
    ["layer3.bias", 4, 1],
  ]);
});

test("a transformer's answers move as far under muP, and further in the standard parametrisation", () => {
  const draw = () =>
    indices(
      Array.from({ length: 64 }, () => int(7)),
      [8, 8],
    );
  const [tokens, next] = [draw(), draw()];
  const grows = (parametrisation: "standard" | "muP") => {
    const base = parametrisation === "muP" ? { parametrisation, baseWidth: 32 } : {};
    const moved = (width: number, seed: number): number => {
      const net = transformer({ vocabulary: 7, context: 8, width, layers: 2, heads: 4, seed, ...base });
      const before = net(tokens).array();
      const { step } = adam(net);
      for (let t = 0; t < 4; t += 1) {
        crossEntropy(net(tokens), next).backward();
        step(0.0005);
      }
      return rootMeanSquare([...net(tokens).array()].map((value, i) => value - (before[i] as number))); // as many
    };
    return slope(widths.map((width) => rootMeanSquare([1, 2, 3].map((seed) => moved(width, seed)))));
  };
  expect(Math.abs(grows("muP"))).toBeLessThan(0.2);
  expect(grows("standard")).toBeGreaterThan(0.5);
});

test("baseWidth belongs to muP", () => {
  expect(() => mlp([2, 2], { baseWidth: 32, seed: 1 })).toThrow(
    'mlp: baseWidth must be left out of a standard net, got 32. It belongs to parametrisation: "muP".',
  );
});
