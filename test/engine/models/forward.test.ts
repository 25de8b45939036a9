/** What nets compute, against their formulas in 64 bits. */
import { cnn, indices, mlp, noGrad, reference, rng, tensor, transformer } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { cnnByHand, mlpByHand, transformerByHand } from "./byHand.js";

const normals = (count: number, seed = 1): number[] => {
  const { normal } = rng(seed);
  return Array.from({ length: count }, normal);
};

function expectClose(ours: { array(): Float32Array }, theirs: { array(): Float64Array }): void {
  const [mine, exact] = [ours.array(), theirs.array()];
  expect(mine.length).toBe(exact.length);
  const size = Math.sqrt(exact.reduce((sum, value) => sum + value * value, 0) / exact.length);
  for (const [i, value] of mine.entries()) expect(Math.abs(value - (exact[i] as number)), `entry ${i}`).toBeLessThan(2e-5 * size); // as many
}

test.each(["relu", "tanh", "gelu"] as const)("an mlp with %s, with and without layer norm", (act) => {
  const x = normals(15);
  for (const norm of ["none", "layer"] as const) {
    const net = mlp([3, 7, 5, 2], { act, norm, seed: 2 });
    expectClose(net(tensor(new Float32Array(x), [5, 3])), mlpByHand(net, reference.tensor(x, [5, 3])).at(-1) as reference.Tensor);
  }
});

test("an mlp with two sizes is linear", () => {
  const net = mlp([3, 2], { seed: 1 });
  expect(net.parameters.map(({ name, role }) => [name, role])).toEqual([
    ["layer1.weight", "output"],
    ["layer1.bias", "bias"],
  ]);
  const zero = net(tensor([[0, 0, 0]])).array();
  const [one, two] = [net(tensor([[1, -2, 3]])).array(), net(tensor([[2, -4, 6]])).array()];
  expect([...two].map((value) => value / 2)).toEqual([...one]);
  expect([...zero]).toEqual([0, 0]);
});

test("an mlp lays images flat, and a cnn makes images of flat rows", () => {
  const x = new Float32Array(normals(2 * 36));
  const flat = mlp([36, 3], { seed: 1 });
  expect(flat(tensor(x, [2, 6, 6, 1])).array()).toEqual(flat(tensor(x, [2, 36])).array());
  expect(flat(tensor(x, [2, 6, 6, 1])).shape).toEqual([2, 3]);
  const seeing = cnn({ size: 6, filters: [2], classes: 3, seed: 1 });
  expect(seeing(tensor(x, [2, 36])).array()).toEqual(seeing(tensor(x, [2, 6, 6, 1])).array());
});

test.each([
  ["even", { size: 12, filters: [3, 4], classes: 5 }],
  ["odd, in colour, with filters of 5", { size: 7, channels: 3, filters: [2], kernel: 5, classes: 2 }],
  ["down to one pixel", { size: 4, filters: [2, 3], classes: 3, act: "tanh" }],
  ["with layer norm", { size: 6, filters: [4], classes: 3, norm: "layer" }],
] as const)("a cnn: %s", (_, options) => {
  const net = cnn({ ...options, seed: 3 });
  const shape = [3, options.size, options.size, "channels" in options ? options.channels : 1];
  const x = normals(shape.reduce((size, length) => size * length, 1));
  const y = net(tensor(new Float32Array(x), shape));
  expect(y.shape).toEqual([3, options.classes]);
  expectClose(y, cnnByHand(net, reference.tensor(x, shape)));
});

describe.each(["pre", "post"] as const)("a transformer, norm %s", (norm) => {
  const options = { vocabulary: 9, context: 5, width: 12, layers: 2, heads: 3, norm, seed: 4 };
  const tokens = [
    [1, 8, 0, 3, 3],
    [2, 2, 7, 5, 6],
  ];
  const answers = (net: ReturnType<typeof transformer>, given: number[][]) => noGrad(() => net(indices(given)).array());

  test.each([true, false])("is its formula, causal %s", (causal) => {
    const net = transformer({ ...options, causal });
    expectClose(net(indices(tokens)), transformerByHand(net, tokens));
  });

  test("is its formula under muP, wider than the base", () => {
    const net = transformer({ ...options, parametrisation: "muP", baseWidth: 4 });
    expectClose(net(indices(tokens)), transformerByHand(net, tokens));
  });

  test("sees nothing of what comes after, unless it is not causal", () => {
    const changed = tokens.map((row) => [...row.slice(0, 4), 0]);
    const before = 4 * 9;
    const net = transformer(options);
    expect(answers(net, tokens).slice(0, before)).toEqual(answers(net, changed).slice(0, before));
    const seeing = transformer({ ...options, causal: false });
    expect(answers(seeing, tokens).slice(0, before)).not.toEqual(answers(seeing, changed).slice(0, before));
  });

  test("takes sequences that are shorter than the context", () => {
    const net = transformer(options);
    const whole = answers(net, [[1, 8, 0, 3, 3]]);
    expect([...answers(net, [[1, 8, 0]])]).toEqual([...whole.slice(0, 3 * 9)]);
  });

  test("gives as many answers as there are classes", () => {
    expect(transformer({ ...options, classes: 2 })(indices(tokens)).shape).toEqual([2, 5, 2]);
  });
});

test("dropout drops in training and not in evaluation; batch norm uses the batch, then what it has seen", () => {
  const x = tensor(new Float32Array(normals(8 * 4)), [8, 4]);
  const net = mlp([4, 16, 2], { norm: "batch", dropout: 0.5, seed: 1 });
  const [one, two] = [net(x).array(), net(x).array()];
  expect(one).not.toEqual(two);
  net.evaluate();
  expect(net.training).toBe(false);
  expect(net(x).array()).toEqual(net(x).array());
  net.train();
  expect(net.training).toBe(true);
  expect(net(x).array()).not.toEqual(net(x).array());
});

test.each([
  [
    "an mlp",
    () => mlp([2, 3], { seed: 1 })(tensor([[1, 2, 3]])),
    "mlp: its input must have shape [batch, 2], got [1, 3]. Make the net for the data, or reshape them.",
  ],
  [
    "a cnn",
    () => cnn({ size: 4, classes: 2, seed: 1 })(tensor([[1, 2, 3]])),
    "cnn: its input must have shape [batch, 4, 4, 1], got [1, 3]. Make the net for the data, or reshape them.",
  ],
  [
    "a transformer, too long a sequence",
    () => transformer({ vocabulary: 3, context: 2, width: 4, seed: 1 })(indices([[0, 1, 2]])),
    "transformer: its tokens must have shape [batch, time] with time <= 2, got [1, 3]. Cut them, or make the net with a longer context.",
  ],
  [
    "a transformer, a token too many",
    () => transformer({ vocabulary: 3, context: 2, width: 4, seed: 1 })(indices([[0, 3]])),
    "embedding: tokens must be below the number of rows of the table, 3, got 3. Count tokens from 0.",
  ],
] as const)("%s refuses what does not fit", (_, call, message) => {
  expect(call).toThrow(message);
});
