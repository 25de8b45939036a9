import fc from "fast-check";
import {
  add,
  attention,
  crossEntropy,
  dense,
  embedding,
  gelu,
  indices,
  layerNorm,
  mean,
  meanSquaredError,
  multiply,
  noGrad,
  relu,
  reshape,
  scale,
  softmax,
  sum,
  type Tensor,
  tanh,
  tensor,
} from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { rng } from "../../../src/engine/rng.js";
import { pythonAnswers } from "../../pythonAnswers.js";
import { partPath, requirePart } from "../../realParts.js";
import { leaf } from "./gradients.js";

const values = (seed: number, count: number): Float32Array => {
  const { normal } = rng(seed);
  return Float32Array.from({ length: count }, normal);
};

describe("shapes that do not fit name both, and the operation", () => {
  const [row, matrix] = [
    tensor([1, 2, 3]),
    tensor([
      [1, 2],
      [3, 4],
    ]),
  ];
  test.each([
    [
      () => add(row, matrix),
      "add: b must have the shape of a, [3], or its last dimensions, got [2, 2]. Put the larger one first, or reshape it.",
    ],
    [
      () => multiply(matrix, row),
      "multiply: b must have the shape of a, [2, 2], or its last dimensions, got [3]. Put the larger one first, or reshape it.",
    ],
    [
      () => dense(matrix, tensor([[1, 2]]), row),
      "dense: weight must have shape [2, 2], got [1, 2]. X is [2, 2], so weight must be [2, out].",
    ],
    [() => dense(matrix, matrix, row), "dense: bias must have shape [2], got [3]. Weight is [2, 2]."],
    [
      () => reshape(matrix, [3]),
      "reshape: shape must fit the 4 entries of x, [2, 2], got [3]. Its lengths multiplied must give their number.",
    ],
    [() => layerNorm(matrix, row, row), "layerNorm: gain must have shape [2], got [3]. X is [2, 2], and each feature has its gain."],
    [
      () => meanSquaredError(matrix, row),
      "meanSquaredError: y must have shape [2, 2], got [3]. X is [2, 2], and each of its entries needs one of y.",
    ],
    [() => crossEntropy(matrix, [0]), "crossEntropy: labels must have shape [2], got [1]. Logits are [2, 2], one label per row."],
    [() => embedding(row, [0]), "embedding: table must have shape [vocabulary, width], got [3]. Give one row to each token."],
    [
      () => attention(matrix, { heads: 1, causal: true }),
      "attention: x must have shape [batch, time, 3·width], got [2, 2]. Queries, keys and values stand next to one another in its last dimension.",
    ],
  ])("%s", (call, message) => expect(call).toThrow(message));
});

/** A list that has no bottom. */
const inItself = (): never => {
  const list: unknown[] = [];
  list.push(list);
  return list as never;
};

describe("values that do not fit", () => {
  const matrix = tensor([
    [1, 2],
    [3, 4],
  ]);
  const packed = tensor(values(1, 18), [1, 1, 18]);
  test.each([
    [() => crossEntropy(matrix, [0, 2]), "crossEntropy: labels must be below the number of classes, 2, got 2. Count classes from 0."],
    [
      () => crossEntropy(matrix, [-1, -1]),
      'crossEntropy: at least one row must count, got "labels that are all -1". Give one row a label.',
    ],
    [
      () => crossEntropy(matrix, [0, 0.5]),
      "crossEntropy: values must be whole numbers >= 0, or -1 to leave one out, got 0.5. Entry 1: count classes and tokens from 0.",
    ],
    [() => embedding(matrix, [2]), "embedding: tokens must be below the number of rows of the table, 2, got 2. Count tokens from 0."],
    [() => embedding(matrix, [-1]), "embedding: tokens must be >= 0, got -1. Only labels may be -1."],
    [
      () => attention(packed, { heads: 4, causal: true }),
      "attention: heads must divide the width, 6, got 4. Each head has width/heads numbers.",
    ],
    [
      () => layerNorm(matrix, matrix, matrix, { eps: 0 }),
      "layerNorm: eps must be a finite number >= 1e-30, got 0. It keeps a row of equal numbers from dividing by 0.",
    ],
    [() => scale(matrix, 1e39), "scale: factor must be a finite number >= -3.4e+38 and <= 3.4e+38, got 1e+39. It has to fit 32 bits."],
    [
      () => tensor(new Float32Array(0)),
      "tensor: a list must hold at least one number, got []. An empty batch has no mean and no gradient.",
    ],
    [() => indices([]), "indices: a list must hold at least one number, got []. An empty batch has no mean and no gradient."],
    [() => tensor(inItself()), 'tensor: lists must be nested at most 32 deep, got "more". Write [[1, 2], [3, 4]].'],
    [
      () => crossEntropy(matrix, tensor([0, 1]) as never),
      'crossEntropy: values must be numbers, in lists of equal depth, got "a tensor of shape [2]". Write [[1, 2], [3, 4]].',
    ],
    [() => relu(indices([0]) as never), 'relu: x must be a tensor, got "indices of shape [1]". Make one of numbers with tensor([[1, 2]]).'],
    [
      () => tensor([1, Number.NaN]),
      "tensor: values must be finite numbers that fit 32 bits, got NaN. Entry 1: a NaN or an infinity would spread to every parameter.",
    ],
  ])("%s", (call, message) => expect(call).toThrow(message));
});

describe("NaN goes through, so that a run that broke is seen to", () => {
  const ops: Record<string, (x: Tensor) => Tensor> = {
    add: (x) => add(x, tensor([1, 2, 3, 4, 5])),
    multiply: (x) => multiply(x, tensor([0, 0, 0, 0, 0])),
    scale: (x) => scale(x, 0),
    sum,
    mean,
    relu,
    tanh,
    gelu,
    softmax,
    reshape: (x) => reshape(x, [5, 3]),
    layerNorm: (x) => layerNorm(x, tensor([1, 1, 1, 1, 1]), tensor([0, 0, 0, 0, 0])),
    crossEntropy: (x) => crossEntropy(x, [0, 1, 2]),
    meanSquaredError: (x) => meanSquaredError(x, tensor(values(1, 15), [3, 5])),
    dense: (x) => dense(x, tensor(values(2, 35), [5, 7]), tensor(values(3, 7))),
  };
  test.each(Object.keys(ops))("%s, from any place", (name) => {
    for (let place = 0; place < 15; place += 1) {
      const x = values(7, 15);
      x[place] = Number.NaN;
      expect(
        ops[name]?.(leaf(x, [3, 5]))
          .array()
          .some(Number.isNaN),
        `place ${place}`,
      ).toBe(true);
    }
  });
  test("infinities saturate where they have a limit", () => {
    const ends = () => leaf(Float32Array.of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e30, -1e30), [4]);
    expect([...tanh(ends()).array()]).toEqual([1, -1, 1, -1]);
    expect([...relu(ends()).array()]).toEqual([Number.POSITIVE_INFINITY, 0, Math.fround(1e30), 0]);
    expect([...gelu(leaf(Float32Array.of(1e30, 20, -20), [3])).array()]).toEqual([Math.fround(1e30), 20, -0]);
    const far = leaf(Float32Array.of(1e20, -1e20), [2]);
    sum(gelu(far)).backward();
    expect([...(far.gradient() ?? [])]).toEqual([1, 0]);
  });
});

describe("attention", () => {
  test("looks only back where it is causal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 19 }), fc.integer({ min: 1, max: 1000 }), (time, seed) => {
        const x = values(seed, time * 18);
        const changed = x.slice();
        const last = rng(seed).int(time); // what comes after this place is changed
        for (let i = (last + 1) * 18; i < x.length; i += 1) changed[i] = (changed[i] ?? 0) * 3 + 1;
        const run = (list: Float32Array) => noGrad(() => attention(tensor(list, [1, time, 18]), { heads: 2, causal: true }).array());
        expect(run(changed).slice(0, (last + 1) * 6)).toEqual(run(x).slice(0, (last + 1) * 6));
      }),
    );
  });
  test("of equal scores is the mean of the values", () => {
    const x = Float32Array.from({ length: 5 * 3 }, (_, i) => (i % 3 === 2 ? i : 0));
    const y = noGrad(() => attention(tensor(x, [1, 5, 3]), { heads: 1, causal: false }).array());
    for (const value of y) expect(value).toBeCloseTo((2 + 5 + 8 + 11 + 14) / 5, 5);
  });
});

test("softmax and cross-entropy stay finite for numbers whose exp does not", () => {
  const far = tensor([[1000, 0, -1000]]);
  expect([...softmax(far).array()]).toEqual([1, 0, 0]);
  expect(crossEntropy(far, [1]).item()).toBe(1000);
});

test("a sum of a million numbers keeps its digits", () => {
  const tenth = Math.fround(0.1);
  const many = new Float32Array(1_000_000).fill(tenth);
  expect(noGrad(() => sum(tensor(many)).item())).toBe(Math.fround(1_000_000 * tenth));
});

describe.skipIf(!requirePart("torch", "values and gradients of operations, as PyTorch has them"))("PyTorch has the same", () => {
  const [batch, time, heads, depth] = [2, 7, 3, 5];
  const width = heads * depth;
  const labels = Array.from({ length: batch * time }, (_, i) => (i % 4 === 2 ? -1 : i % width));
  const tokens = [3, 0, 3, 1];
  const input = {
    x: [...values(1, batch * time * width)],
    other: [...values(2, batch * time * width)],
    packed: [...values(3, 3 * batch * time * width)],
    gain: [...values(4, width)],
    bias: [...values(5, width)],
    table: [...values(6, 4 * width)],
  };
  const program = `
import json, sys, torch, torch.nn.functional as F
data = json.load(sys.stdin)
B, T, H, D = ${batch}, ${time}, ${heads}, ${depth}
W = H * D
get = lambda name, *shape: torch.tensor(data[name]).reshape(*shape).requires_grad_()
answers = {}
def answer(name, y, *leaves):
    (y * y).sum().backward()
    answers[name] = [v.detach().flatten().tolist() for v in (y, *(leaf.grad for leaf in leaves))]
x = get("x", B * T, W); answer("gelu", F.gelu(x, approximate="tanh"), x)
x = get("x", B * T, W); answer("softmax", F.softmax(x, -1), x)
x = get("x", B * T, W); answer("crossEntropy", F.cross_entropy(x, torch.tensor(${JSON.stringify(labels)}), ignore_index=-1), x)
x, y = get("x", B * T, W), get("other", B * T, W); answer("meanSquaredError", F.mse_loss(x, y), x, y)
x, g, b = get("x", B * T, W), get("gain", W), get("bias", W); answer("layerNorm", F.layer_norm(x, (W,), g, b), x, g, b)
t = get("table", 4, W); answer("embedding", F.embedding(torch.tensor(${JSON.stringify(tokens)}), t), t)
for name, mask in (("causal", torch.triu(torch.full((T, T), -torch.inf), 1)), ("attention", torch.zeros(T, T))):
    x = get("packed", B, T, 3 * W)
    q, k, v = [part.reshape(B, T, H, D).transpose(1, 2) for part in x.split(W, 2)]
    p = F.softmax(q @ k.transpose(-1, -2) / D ** 0.5 + mask, -1)
    answer(name, (p @ v).transpose(1, 2).reshape(B, T, W), x)
print(json.dumps(answers))
`;
  const get = (name: keyof typeof input, ...shape: number[]): Tensor => leaf(Float32Array.from(input[name]), shape);
  const rows = () => get("x", batch * time, width);
  const ours: Record<string, () => [Tensor, ...Tensor[]]> = {
    gelu: () => withLeaves(gelu, rows()),
    softmax: () => withLeaves(softmax, rows()),
    crossEntropy: () => withLeaves((x) => crossEntropy(x, labels), rows()),
    meanSquaredError: () => withLeaves(meanSquaredError, rows(), get("other", batch * time, width)),
    layerNorm: () => withLeaves(layerNorm, rows(), get("gain", width), get("bias", width)),
    embedding: () => withLeaves((table) => embedding(table, tokens), get("table", 4, width)),
    causal: () => withLeaves((x) => attention(x, { heads, causal: true }), get("packed", batch, time, 3 * width)),
    attention: () => withLeaves((x) => attention(x, { heads, causal: false }), get("packed", batch, time, 3 * width)),
  };
  function withLeaves<T extends Tensor[]>(operation: (...leaves: T) => Tensor, ...leaves: T): [Tensor, ...Tensor[]] {
    return [operation(...leaves), ...leaves];
  }
  const theirs = pythonAnswers<Record<string, number[][]>>(partPath("torch") ?? "", program, input);

  test.each(Object.keys(ours))("%s", (name) => {
    const [y, ...leaves] = ours[name]?.() ?? [];
    if (!y) throw new Error(name);
    const value = y.array();
    sum(multiply(y, y)).backward();
    const found = [value, ...leaves.map((x) => x.gradient() ?? [])];
    for (const [k, wanted] of (theirs[name] ?? []).entries()) {
      const scale = Math.max(1, ...wanted.map(Math.abs));
      expect(found[k]?.length).toBe(wanted.length);
      for (const [i, value] of wanted.entries()) expect(Math.abs((found[k]?.[i] ?? Number.NaN) - value)).toBeLessThan(2e-6 * scale);
    }
  });
});
