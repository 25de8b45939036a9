import { reference } from "lrlab/engine";
import { describe, expect, test } from "vitest";

const { add, multiply, scale, sum, tanh, tensor } = reference;

describe("the reference's backward", () => {
  test("is the chain rule: d tanh(3x)/dx = 3(1 − tanh² 3x)", () => {
    const x = tensor(0.2);
    tanh(scale(x, 3)).backward();
    expect(x.gradient[0]).toBeCloseTo(3 * (1 - Math.tanh(0.6) ** 2), 14);
  });

  test("adds up over all uses of a tensor, also where one use leads to another", () => {
    const x = tensor(2);
    const y = multiply(x, x); // x²
    add(multiply(y, x), y).backward(); // x³ + x²
    expect(x.gradient[0]).toBe(3 * 4 + 2 * 2);
  });

  test("adds to the gradient of parameters, and starts anew with that of results", () => {
    const x = tensor([1, 2]);
    const y = multiply(x, x);
    const loss = sum(y);
    loss.backward();
    loss.backward();
    expect([...x.gradient]).toEqual([4, 8]);
    expect([...y.gradient]).toEqual([1, 1]);
  });

  test("asks an operation once however many ways lead to it, so time grows with the number of operations", () => {
    const x = tensor(1);
    let y = x;
    for (let i = 0; i < 60; i += 1) y = add(y, y); // 2⁶⁰ ways
    y.backward();
    expect(x.gradient[0]).toBe(2 ** 60);
  });
});

describe("the reference refuses", () => {
  test.each([
    [() => tensor([1, 2]).backward(), "backward: the loss must be one number, got [2]. Take its mean, or a loss such as crossEntropy."],
    [() => tensor([1, 2]).item(), "item: the tensor must hold one number, got [2]. Read several with array()."],
    [() => tensor([1, 2, 3], [2, 2]), "tensor: shape must fit the 3 values, got [2, 2]. Its lengths multiplied must give their number."],
    [
      () => tensor([[1, 2], [3]]),
      "tensor: lists must hold something, and those of one level must be equally long, got [[1, 2], [3]]. Write [[1, 2], [3, 4]].",
    ],
    [() => reference.embedding(tensor([[1], [2]]), [2]), "embedding: tokens must be from 0 and below 2, got 2. Count tokens from 0."],
    [
      () => reference.crossEntropy(tensor([[1, 2]]), [2]),
      "crossEntropy: labels must be below 2, and one at least 0, got 2. Count classes from 0.",
    ],
    [
      () => reference.dense(tensor([[1, 2]]), tensor([[1]]), tensor([1])),
      "dense: weight must have shape [2, 1], got [1, 1]. X is [1, 2], so weight must be [2, out].",
    ],
  ])("%s", (call, message) => expect(call).toThrow(message));
});
