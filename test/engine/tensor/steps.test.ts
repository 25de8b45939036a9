/** What a step is: everything since the last backward(). Its memory goes to the next step, and what stood there cannot be used any more. */
import { add, crossEntropy, indices, mlp, multiply, noGrad, point, relu, scale, sgd, sum, temporary, tensor } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { wasm } from "../../../src/engine/tensor/memory.js";
import { ownTape, scratch } from "../../../src/engine/tensor/tape.js";
import { constant } from "../../../src/engine/tensor/tensor.js";

const bytes = (): number => wasm().memory.buffer.byteLength;
/** A parameter to differentiate by, and what has arrived at it. */
const weight = (...values: number[]) => {
  const net = point(values);
  const [parameter] = net.parameters;
  if (!parameter) throw new Error("a point has one parameter");
  return { net, theta: () => net(null), gradient: () => [...(parameter.value.gradient() ?? [])], step: sgd(net).step };
};

describe("backward", () => {
  test("adds what comes from every use of a tensor", () => {
    const { theta, gradient } = weight(3);
    const x = theta();
    const twice = add(x, x);
    sum(multiply(multiply(twice, x), twice)).backward(); // 4x³
    expect(gradient()).toEqual([108]);
  });

  test("adds to gradients until an update has used them", () => {
    const { theta, gradient, step } = weight(1, 2);
    for (const times of [1, 2, 3]) {
      sum(scale(theta(), 5)).backward();
      expect(gradient()).toEqual([5 * times, 5 * times]);
    }
    step(0.1);
    sum(theta()).backward();
    expect(gradient()).toEqual([1, 1]);
  });

  test("leaves out what the loss does not depend on", () => {
    const { theta, gradient } = weight(1);
    const [used, unused] = [theta(), scale(theta(), 2)];
    multiply(unused, unused);
    sum(used).backward();
    expect(gradient()).toEqual([1]);
    expect(unused.gradient()).toBeNull();
  });

  test("gives gradients to what was computed on the way", () => {
    const { theta } = weight(2, -3);
    const h = scale(theta(), 2);
    sum(multiply(h, h)).backward();
    expect([...(h.gradient() ?? [])]).toEqual([8, -12]);
  });

  test.each([
    [
      "several numbers",
      () => scale(weight(1, 2).theta(), 2),
      "backward: the loss must be one number, got shape [2]. Take its mean, or a loss such as crossEntropy.",
    ],
    [
      "a constant",
      () => sum(tensor([1])),
      "backward: the loss must depend on parameters, got one that was recorded nowhere. Compute it outside noGrad.",
    ],
    [
      "what noGrad made",
      () => noGrad(() => sum(weight(1).theta())),
      "backward: the loss must depend on parameters, got one that was recorded nowhere. Compute it outside noGrad.",
    ],
  ])("refuses %s", (_, loss, message) => {
    expect(() => loss().backward()).toThrow(message);
  });

  test("refuses a loss whose step has ended", () => {
    const { theta } = weight(1);
    const [one, two] = [sum(theta()), sum(scale(theta(), 2))];
    one.backward();
    const message =
      "backward: the loss must be of the step under way, got one whose step a backward() has ended. Compute each loss and go backward before the next, or add losses up.";
    expect(() => one.backward()).toThrow(message);
    expect(() => two.backward()).toThrow(message);
  });

  test("that fails ends the step, and passes nothing on twice", () => {
    const { theta, gradient, step } = weight(1);
    const x = theta();
    const y = scale(x, 2);
    const broken = scale(y, 3);
    Object.defineProperty(y, "accumulate", {
      value: () => {
        throw new Error("no memory");
      },
    });
    expect(() => sum(broken).backward()).toThrow("no memory");
    sum(theta()).backward();
    expect(gradient()).toEqual([1]);
    step(0);
  });
});

describe("a tensor of an earlier step", () => {
  const old = () => {
    const { theta } = weight(1, 2);
    const h = scale(theta(), 2);
    sum(h).backward();
    return { h, next: () => theta() };
  };

  test("can be read until the next operation, and not after it", () => {
    const { h, next } = old();
    expect([...h.array()]).toEqual([2, 4]);
    relu(next());
    expect(() => h.array()).toThrow(
      "array: what it reads must belong to this step, got a tensor of shape [2] from an earlier one. Compute it again, or keep its values with array() before the next step.",
    );
    expect(() => h.gradient()).toThrow("gradient: what it reads must belong to this step");
  });

  test("cannot be computed with", () => {
    const { h } = old();
    expect(() => relu(h)).toThrow("relu: what it reads must belong to this step, got a tensor of shape [2]");
  });

  test("a loss is read after its backward(), and after a look at the net or at a batch", () => {
    const { theta } = weight(1, 2);
    const loss = sum(theta());
    loss.backward();
    expect(loss.item()).toBe(3);
    expect(noGrad(() => sum(scale(theta(), 10)).item())).toBe(30);
    expect(tensor([5, 6]).array()[1]).toBe(6);
    expect(temporary(() => sum(mlp([2, 2], { seed: 1 })(tensor([[0, 0]]))).item())).toBe(0);
    expect(loss.item()).toBe(3);
  });
});

describe("a constant", () => {
  test("stays the same over steps, and is written once a step", () => {
    let written = 0;
    const x = constant([2], (heap, at) => {
      written += 1;
      heap.set([3, 4], at);
    });
    const { theta, gradient } = weight(1, 1);
    for (const step of [1, 2, 3]) {
      const loss = sum(add(multiply(x, theta()), x));
      expect(loss.item()).toBe(14);
      loss.backward();
      expect(written).toBe(step);
    }
    expect(gradient()).toEqual([9, 12]);
    expect([...x.array()]).toEqual([3, 4]);
  });

  test("is a copy of what it was made of", () => {
    const values = new Float32Array([1, 2]);
    const [x, labels] = [tensor(values), indices([0, 1])];
    values.fill(7);
    expect([...x.array()]).toEqual([1, 2]);
    expect([...labels.array()]).toEqual([0, 1]);
  });

  test("that noGrad wrote is written again outside", () => {
    const x = tensor([1, 2]);
    expect(noGrad(() => sum(x).item())).toBe(3);
    scratch(64);
    noGrad(() => scale(tensor([9, 9]), 1).array());
    expect([...scale(x, 1).array()]).toEqual([1, 2]);
  });
});

describe("noGrad", () => {
  test("is no place to go backward from", () => {
    const { theta } = weight(1);
    const loss = sum(theta());
    expect(() => noGrad(() => loss.backward())).toThrow(
      "backward: it must run where operations are recorded, got a call inside noGrad. Call it outside.",
    );
    loss.backward();
  });

  test("records nothing, and leaves the step around it as it is", () => {
    const { theta, gradient } = weight(2);
    const h = scale(theta(), 3);
    expect(noGrad(() => scale(h, 10).item())).toBe(60);
    const loss = multiply(h, h);
    expect(noGrad(() => loss.item())).toBe(36);
    sum(loss).backward();
    expect(gradient()).toEqual([36]);
  });

  test("gives back the memory that it took", () => {
    const before = noGrad(() => scratch(4));
    noGrad(() => scale(tensor([1, 2, 3]), 2).array());
    expect(noGrad(() => scratch(4))).toBe(before);
  });

  test("lets nothing out", () => {
    const inside = noGrad(() => scale(tensor([1, 2]), 2));
    expect(() => inside.array()).toThrow("array: what it reads must belong to this step, got a tensor of shape [2]");
  });

  test("is over when its function fails", () => {
    const { theta, gradient } = weight(1);
    expect(() =>
      noGrad(() => {
        throw new Error("inside");
      }),
    ).toThrow("inside");
    sum(theta()).backward();
    expect(gradient()).toEqual([1]);
  });

  test("refuses what waits", () => {
    expect(() => noGrad(async () => 1)).toThrow(
      "noGrad: its function must not wait, got one that returns a promise. Compute first, await after it.",
    );
  });
});

test("a tape of its own differentiates in the middle of a step", () => {
  const [{ theta, gradient }, other] = [weight(2), weight(5)];
  const h = multiply(theta(), theta());
  ownTape(() => sum(scale(other.theta(), 7)).backward());
  expect(other.gradient()).toEqual([7]);
  sum(h).backward();
  expect(gradient()).toEqual([4]);
});

describe("memory", () => {
  const labels = indices(Array.from({ length: 64 }, (_, i) => i % 2));
  const x = tensor(
    Float32Array.from({ length: 128 }, (_, i) => Math.fround(Math.sin(i))),
    [64, 2],
  );
  const train = (steps: number): void => {
    const net = mlp([2, 16, 2], { seed: 1 });
    const { step } = sgd(net, { momentum: 0.9 });
    for (let t = 0; t < steps; t += 1) {
      crossEntropy(net(x), labels).backward();
      step(0.1);
    }
  };

  test("steps take turns in the same memory", () => {
    train(3);
    const before = bytes();
    train(2000);
    expect(bytes()).toBe(before);
  });

  test("a step that grows memory keeps what stood there", () => {
    const { theta, gradient } = weight(1.5);
    const h = scale(theta(), 2);
    const before = bytes();
    const large = constant([2 ** 22], (heap, at) => heap.fill(1, at, at + 2 ** 22));
    expect(sum(large).item()).toBe(2 ** 22);
    expect(bytes()).toBeGreaterThanOrEqual(before);
    sum(multiply(h, h)).backward();
    expect(gradient()).toEqual([12]);
  });

  test("temporary gives back nets and optimizers, and refuses them from then on", () => {
    temporary(() => train(1));
    const before = bytes();
    for (let i = 0; i < 200; i += 1) temporary(() => sgd(mlp([200, 200], { seed: i }), { momentum: 0.9 }));
    expect(bytes() - before).toBeLessThan(2 ** 21);
    const gone = temporary(() => mlp([2, 2], { seed: 1 }));
    expect(() => gone(tensor([[1, 2]]))).toThrow(
      "dense: what it reads must belong to this step, got a tensor of shape [2, 2] from a net that temporary() has given back. Make the net outside it.",
    );
  });

  test("reading constants takes none", () => {
    const x = tensor([1, 2]);
    const before = noGrad(() => scratch(4));
    expect([...x.array()]).toEqual([1, 2]);
    expect(noGrad(() => scratch(4))).toBe(before);
  });

  const full =
    /^engine: (one step must fit into 1024 MiB, got \d+ MiB since the last backward\(\)|memory must hold what the nets and this step need, got no more than \d+ MiB)\. /;

  test("one step has an end, and there is memory again after it", () => {
    const { theta, gradient } = weight(1);
    const h = scale(theta(), 2);
    const fill = (): void => {
      for (let i = 0; i < 4096; i += 1) scratch(2 ** 18);
    };
    expect(fill).toThrow(full);
    expect(() => sum(h)).toThrow("sum: what it reads must belong to this step");
    expect(() => noGrad(fill)).toThrow(full);
    expect(() => temporary(() => noGrad(fill))).toThrow(full);
    expect(noGrad(() => scratch(2 ** 26))).toBeGreaterThan(0);
    sum(theta()).backward();
    expect(gradient()).toEqual([1]);
  });

  test.each([2 ** 29, 2 ** 30, 2 ** 31 + 4])("refuses a piece of %i numbers, whatever its size is in 32 bits", (count) => {
    expect(() => scratch(count)).toThrow(full);
  });

  test("what temporary gave back stands on no tape outside", () => {
    const { loss } = temporary(() => ({ loss: sum(point([1, 2])(null)) }));
    const { gradient } = weight(7, 7);
    expect(() => loss.backward()).toThrow("backward: the loss must be of the step under way");
    expect(gradient()).toEqual([0, 0]);
  });

  test("temporary in temporary gives back its own only", () => {
    temporary(() => {
      const { theta } = weight(1, 2);
      temporary(() => weight(3, 4));
      weight(5, 6);
      expect(sum(theta()).item()).toBe(3);
    });
  });

  test("temporary refuses what waits", () => {
    expect(() => temporary(async () => 1)).toThrow(
      "temporary: its function must not wait, got one that returns a promise. Compute first, await after it.",
    );
  });
});
