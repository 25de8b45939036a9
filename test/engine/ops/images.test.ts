import {
  averagePool2d,
  batchNorm,
  conv2d,
  dropout,
  maxPool2d,
  noGrad,
  reshape,
  rng,
  runningMoments,
  scale,
  subtract,
  sum,
  type Tensor,
  tensor,
} from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { pythonAnswers } from "../../pythonAnswers.js";
import { partPath, requirePart } from "../../realParts.js";
import { leaf } from "./gradients.js";

const values = (seed: number, count: number): number[] => {
  const { normal } = rng(seed);
  return Array.from({ length: count }, normal);
};
const filled = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

describe("conv2d", () => {
  /** How many pixels of an image of ones each place of a filter of ones meets. */
  const counts = (height: number, width: number, tall: number, wide: number, options: object): number[] =>
    noGrad(() => [
      ...conv2d(
        tensor(filled(height * width, 1), [1, height, width, 1]),
        tensor(filled(tall * wide, 1), [tall, wide, 1, 1]),
        tensor([0]),
        options,
      ).array(),
    ]);

  test("stands on the image's edges with padding same: half of an odd rest of zeros above, the larger half below", () => {
    expect(counts(3, 3, 3, 3, {})).toEqual([4, 6, 4, 6, 9, 6, 4, 6, 4]);
    expect(counts(1, 4, 1, 2, {})).toEqual([2, 2, 2, 1]);
    expect(counts(1, 4, 1, 3, { stride: 2 })).toEqual([3, 2]);
    expect(counts(1, 5, 1, 3, { stride: 2 })).toEqual([2, 3, 2]);
  });

  test("leaves out what a whole filter does not fit into with padding valid", () => {
    expect(counts(1, 6, 1, 3, { padding: "valid", stride: 2 })).toEqual([3, 3]);
    expect(counts(3, 3, 2, 2, { padding: "valid" })).toEqual([4, 4, 4, 4]);
  });

  const image = () => tensor(values(1, 12), [1, 2, 3, 2]);
  test.each([
    [
      () => conv2d(tensor([[1, 2]]), tensor([1], [1, 1, 1, 1]), tensor([0])),
      "conv2d: x must have shape [batch, height, width, channels], got [1, 2]. Grey images have one channel; reshape gives x other lengths.",
    ],
    [
      () => conv2d(image(), tensor([1, 2, 3], [1, 1, 3, 1]), tensor([0])),
      "conv2d: weight must have shape [1, 1, 2, 1], got [1, 1, 3, 1]. X is [1, 2, 3, 2], and weight [height, width, in, out].",
    ],
    [
      () => conv2d(image(), tensor([1, 2], [1, 1, 2, 1]), tensor([0, 1])),
      "conv2d: bias must have shape [1], got [2]. Weight is [1, 1, 2, 1].",
    ],
    [
      () => conv2d(image(), tensor(values(2, 18), [3, 3, 2, 1]), tensor([0]), { padding: "valid" }),
      'conv2d: a filter must fit into images of [1, 2, 3, 2], got [3, 3, 2, 1]. Use padding "same", or a smaller filter.',
    ],
    [
      () => conv2d(image(), tensor([1, 2], [1, 1, 2, 1]), tensor([0]), { stride: 0 }),
      "conv2d: stride must be a whole number >= 1, got 0. It is a number of pixels.",
    ],
    [() => maxPool2d(image(), { size: 3 }), "maxPool2d: windows must fit into images of 2 by 3, got 3. Pool less often, or by less."],
    [() => maxPool2d(image(), { kernel_size: 3 } as never), "maxPool2d: unknown parameter kernel_size. Use size."],
    [
      () => batchNorm(tensor([[1, 2]]), tensor([1]), tensor([0, 0]), runningMoments(2)),
      "batchNorm: gain must have shape [2], got [1]. X is [1, 2], with one gain per channel.",
    ],
    [
      () => batchNorm(tensor([[1, 2]]), tensor([1, 1]), tensor([0, 0]), runningMoments(2)),
      "batchNorm: a batch to train on must have at least 2 rows, got [1, 2]. One row has no variance: use larger batches, or training: false.",
    ],
    [
      () => batchNorm(tensor([[1, 2]]), tensor([1, 1]), tensor([0, 0]), runningMoments(3)),
      "batchNorm: running must hold moments of 2 channels, got 3. Make them once with runningMoments(2).",
    ],
    [
      () => dropout(tensor([1]), { rate: 1, seed: 1 }),
      "dropout: rate must be a finite number >= 0 and < 1, got 1. It is the share of numbers to drop.",
    ],
  ])("what does not fit is refused: %#", (call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});

describe("maxPool2d", () => {
  test("a NaN is the largest, wherever it stands", () => {
    for (let place = 0; place < 4 * 5; place += 1) {
      const y = noGrad(() => maxPool2d(reshape(withNaN(values(4, 20), place), [1, 2, 2, 5]), { size: 2 }).array());
      expect(y.findIndex(Number.isNaN)).toBe(place % 5);
    }
  });

  test("of equals the first gets the gradient", () => {
    const x = leaf(Float32Array.of(1, 2, 2, 2), [1, 2, 2, 1]);
    sum(maxPool2d(x, { size: 2 })).backward();
    expect(x.gradient()).toEqual(new Float32Array([0, 1, 0, 0]));
  });
});

describe("batchNorm", () => {
  test("brings each channel to mean 0 and variance 1, whatever it was", () => {
    const y = noGrad(() =>
      batchNorm(tensor(values(3, 700), [100, 7]), tensor(filled(7, 1)), tensor(filled(7, 0)), runningMoments(7)).array(),
    );
    for (let j = 0; j < 7; j += 1) {
      const channel = y.filter((_, i) => i % 7 === j);
      const mean = channel.reduce((sum, v) => sum + v, 0) / 100;
      expect(mean).toBeCloseTo(0, 5);
      expect(channel.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 100).toBeCloseTo(1, 4);
    }
  });

  test("keeps its running moments as text, to the bit, and takes no others", () => {
    const [from, to] = [runningMoments(3), runningMoments(3)];
    noGrad(() => batchNorm(tensor(values(3, 30), [10, 3]), tensor([1, 1, 1]), tensor([0, 0, 0]), from));
    to.check(JSON.parse(JSON.stringify(from.save())))();
    expect([to.mean, to.variance]).toEqual([from.mean, from.variance]);
    expect(() => runningMoments(2).check(from.save())).toThrow("runningMoments: values must be 2 floats in base64, got ");
  });
});

describe("dropout", () => {
  const ones = tensor(filled(100_000, 1));
  const dropped = (seed: number, step: number, rate = 0.3): Float32Array => noGrad(() => dropout(ones, { rate, seed, step }).array());

  test("drops the share asked for, and keeps the mean", () => {
    for (const rate of [0.1, 0.3, 0.5, 0.9]) {
      const y = dropped(1, 0, rate);
      const zeros = y.filter((v) => v === 0).length / y.length;
      // four standard deviations of a count of 100,000
      expect(Math.abs(zeros - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / 100_000));
      expect(new Set(y)).toEqual(new Set([0, Math.fround(1 / (1 - rate))]));
    }
  });

  test("neighbouring places, steps and seeds fall independently", () => {
    const one = dropped(1, 0);
    const both = (other: Float32Array, shift = 0): number =>
      one.reduce((count, v, i) => count + (v === 0 && other[i + shift] === 0 ? 1 : 0), 0) / one.length;
    for (const share of [both(one, 1), both(one, 4), both(dropped(1, 1)), both(dropped(2, 0)), both(dropped(1, 2 ** 32))])
      expect(Math.abs(share - 0.09)).toBeLessThan(4 * Math.sqrt((0.09 * 0.91) / 100_000));
  });

  test("out of training, or with nothing to drop, it returns x itself", () => {
    expect(dropout(ones, { rate: 0.5, seed: 1, training: false })).toBe(ones);
    expect(dropout(ones, { rate: 0, seed: 1 })).toBe(ones);
  });
});

/** The same numbers with a NaN in one place, which no constant may hold: an infinity less itself. */
function withNaN(numbers: readonly number[], place: number): Tensor {
  const huge = (others: readonly number[]) => scale(tensor(others.map((v, i) => (i === place ? 3e38 : v))), 10);
  return subtract(huge(numbers), huge(numbers.map(() => 0)));
}

/** In: x as [batch, height, width, channels] and more; out: what PyTorch makes of it, in the same order. */
const program = `
import json, sys, torch, torch.nn.functional as F
case = json.load(sys.stdin)
T = lambda name, shape: torch.tensor(case[name], dtype=torch.float64).reshape(shape)
first = lambda t: t.permute(0, 3, 1, 2)
last = lambda t: t.permute(0, 2, 3, 1).reshape(-1).tolist()
x = first(T("x", [2, 7, 5, 3])).requires_grad_()
w = T("w", [3, 2, 3, 10]).permute(3, 2, 0, 1)
out = {
  "same": last(F.conv2d(x, w, T("b", [10]), padding="same")),
  "valid": last(F.conv2d(x, w, T("b", [10]), stride=2)),
  "max": last(F.max_pool2d(x, 2)), "maxOverlap": last(F.max_pool2d(x, 3, stride=2)),
  "average": last(F.avg_pool2d(x, 2)), "averageOverlap": last(F.avg_pool2d(x, 3, stride=2)),
}
mean, variance = torch.zeros(3, dtype=torch.float64), torch.ones(3, dtype=torch.float64)
norm = lambda training: last(F.batch_norm(x, mean, variance, T("b", [10])[:3], T("b", [10])[3:6], training, 0.1, 1e-5))
out["norm"], out["evaluated"] = norm(True), norm(False)
out["mean"], out["variance"] = mean.tolist(), variance.tolist()
ties = torch.tensor([[1., 2., 2., 2.]]).reshape(1, 1, 2, 2).requires_grad_()
F.max_pool2d(ties, 2).sum().backward()
out["ties"] = ties.grad.reshape(-1).tolist()
print(json.dumps(out))
`;

describe.skipIf(!requirePart("torch", "convolution, pooling and batch norm against PyTorch"))("PyTorch's", () => {
  const input = { x: values(5, 2 * 7 * 5 * 3), w: values(6, 3 * 2 * 3 * 10), b: values(7, 10) };
  const theirs = pythonAnswers<Record<string, number[]>>(partPath("torch") ?? "", program, input);
  const close = (got: ArrayLike<number>, name: string): void => {
    const wanted = theirs[name] ?? [];
    expect(got.length).toBe(wanted.length);
    for (const [i, value] of wanted.entries()) expect(Math.abs((got[i] ?? Number.NaN) - value)).toBeLessThan(2e-5);
  };
  const x = tensor(input.x, [2, 7, 5, 3]);
  const w = tensor(input.w, [3, 2, 3, 10]);
  const b = tensor(input.b);

  test("convolutions", () => {
    close(
      noGrad(() => conv2d(x, w, b).array()),
      "same",
    );
    close(
      noGrad(() => conv2d(x, w, b, { padding: "valid", stride: 2 }).array()),
      "valid",
    );
  });

  test("pools", () => {
    close(
      noGrad(() => maxPool2d(x, { size: 2 }).array()),
      "max",
    );
    close(
      noGrad(() => maxPool2d(x, { size: 3, stride: 2 }).array()),
      "maxOverlap",
    );
    close(
      noGrad(() => averagePool2d(x, { size: 2 }).array()),
      "average",
    );
    close(
      noGrad(() => averagePool2d(x, { size: 3, stride: 2 }).array()),
      "averageOverlap",
    );
    expect(theirs.ties).toEqual([0, 1, 0, 0]);
  });

  test("batch norm, with the moments that training leaves", () => {
    const running = runningMoments(3);
    const [gain, bias] = [tensor(input.b.slice(0, 3)), tensor(input.b.slice(3, 6))];
    close(
      noGrad(() => batchNorm(x, gain, bias, running).array()),
      "norm",
    );
    close(running.mean, "mean");
    close(running.variance, "variance");
    close(
      noGrad(() => batchNorm(x, gain, bias, running, { training: false }).array()),
      "evaluated",
    );
  });
});
