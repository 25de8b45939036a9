/** What every net promises: the same from the same spec, saved and loaded to the bit, nothing half changed. */
import { cnn, crossEntropy, indices, mlp, model, type Net, point, rng, sgd, temporary, tensor, transformer } from "lrlab/engine";
import { describe, expect, test } from "vitest";

const random = (count: number): Float32Array => {
  const { normal } = rng(5);
  return Float32Array.from({ length: count }, normal);
};

/** A net of every kind, and a batch for it. */
const kinds = {
  mlp: () => ({ net: mlp([4, 8, 3], { act: "gelu", norm: "batch", dropout: 0.3, seed: 1 }), x: tensor(random(24), [6, 4]) }),
  "mlp, muP": () => ({ net: mlp([4, 128, 3], { norm: "layer", parametrisation: "muP", seed: 1 }), x: tensor(random(24), [6, 4]) }),
  cnn: () => ({ net: cnn({ size: 4, filters: [2, 3], classes: 3, norm: "batch", dropout: 0.5, seed: 1 }), x: tensor(random(96), [6, 16]) }),
  transformer: () => ({
    net: transformer({ vocabulary: 3, context: 4, width: 8, heads: 2, norm: "post", dropout: 0.2, seed: 1 }),
    x: indices([0, 1, 2, 0, 2, 2, 1, 1], [2, 4]),
  }),
} as const;

type AnyNet = Net<unknown>;
const made = (kind: keyof typeof kinds): { net: AnyNet; x: unknown } => kinds[kind]() as { net: AnyNet; x: unknown };

/** Trains for some steps; the losses. */
function train(net: AnyNet, x: unknown, steps: number): number[] {
  const { step } = sgd(net);
  return Array.from({ length: steps }, () => {
    const logits = net(x);
    const rows = logits.size / 3;
    const labels = indices(
      Array.from({ length: rows }, (_, i) => i % 3),
      logits.shape.slice(0, -1),
    );
    const loss = crossEntropy(logits, labels);
    loss.backward();
    step(0.1);
    return loss.item();
  });
}

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])("%s", (kind) => {
  test("is made again from its spec, which is plain JSON and holds every option", () => {
    const { net } = made(kind);
    const spec = JSON.parse(JSON.stringify(net.spec));
    expect(spec).toEqual(net.spec);
    const again = model(spec);
    expect(again.spec).toEqual(net.spec);
    expect(again.state()).toEqual(net.state());
  });

  test("starts elsewhere from another seed", () => {
    const { net } = made(kind);
    expect(model({ ...net.spec, seed: 2 }).state().values).not.toBe(net.state().values);
  });

  test("goes on exactly where its state was saved", () => {
    const { net, x } = made(kind);
    train(net, x, 2);
    const saved = JSON.parse(JSON.stringify(net.state()));
    const rest = train(net, x, 3);
    const other = made(kind);
    train(other.net, other.x, 1);
    other.net.load(saved);
    expect(other.net.state()).toEqual(saved);
    expect(train(other.net, other.x, 3)).toEqual(rest);
    expect(other.net.state()).toEqual(net.state());
  });

  test("refuses another state, and is as it was", () => {
    const { net, x } = made(kind);
    train(net, x, 1);
    const before = net.state();
    const { state } = model({ ...net.spec, seed: 2 });
    const must = new RegExp(`^${net.spec.kind}\\.load: state must be version 1 of the state of this net, .+, got .+\\. .+\\.$`);
    expect(() => net.load(state())).toThrow(must);
    expect(() => net.load({ ...before, version: 2 } as never)).toThrow(must);
    expect(() => net.load(null as never)).toThrow(must);
    const count = before.values.length;
    expect(() => net.load({ ...before, values: `${before.values.slice(0, count - 8)}` })).toThrow(
      /values must be \d+ floats in base64, got .+\. Load what state\(\) returned\.$/,
    );
    const broken = Object.fromEntries(Object.keys(before.kept).map((name) => [name, {}]));
    if (Object.keys(broken).length > 0)
      expect(() => net.load({ ...before, values: btoa(" ".repeat(atob(before.values).length)), kept: broken })).toThrow(RangeError);
    expect(net.state()).toEqual(before);
  });

  test("has its parameters side by side, each with a name of its own", () => {
    const { net } = made(kind);
    let next = 0;
    for (const { value, start, name, layer } of net.parameters) {
      expect(start).toBe(next);
      expect(value.at).toBe(net.block.at + 4 * start);
      expect(value.gradAt).toBe(net.block.gradAt + 4 * start);
      expect(name.startsWith(`${layer}.`)).toBe(true);
      next += value.size;
    }
    expect(net.block.size).toBe(next);
    expect(new Set(net.parameters.map(({ name }) => name)).size).toBe(net.parameters.length);
  });
});

describe("first weights", () => {
  const variance = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length;
  const of = (net: Net<never>, name: string) =>
    variance(net.parameters.find((parameter) => parameter.name === name)?.value.array() ?? new Float32Array());

  // 400 × 300 normals: the variance is known to within 1.2 %, at three standard deviations
  test.each([
    ["relu", 2],
    ["gelu", 2],
    ["tanh", 1],
  ] as const)("before %s have variance %i/in, at the end 1/in", (act, gain) => {
    const net = mlp([400, 300, 400], { act, seed: 1 });
    expect(of(net, "layer1.weight") * 400).toBeCloseTo(gain, 1.5);
    expect(of(net, "layer2.weight") * 300).toBeCloseTo(1, 1.5);
    expect(of(net, "layer1.bias")).toBe(0);
  });

  test("of a convolution count what one output sums; embeddings have ½, gains 1", () => {
    const seeing = cnn({ size: 16, channels: 8, filters: [200], classes: 2, seed: 1 });
    expect(of(seeing, "conv1.weight") * 72).toBeCloseTo(2, 1);
    const speaking = transformer({ vocabulary: 200, context: 200, width: 200, layers: 1, seed: 1 });
    expect(of(speaking, "embedding.token")).toBeCloseTo(0.5, 1.5);
    expect(of(speaking, "embedding.place")).toBeCloseTo(0.5, 1.5);
    expect(of(speaking, "attention1.qkv.weight") * 200).toBeCloseTo(1, 1.5);
    expect(of(speaking, "mlp1.in.weight") * 200).toBeCloseTo(2, 1.5);
    expect(of(speaking, "mlp1.out.weight") * 800).toBeCloseTo(1, 1.5);
    expect(of(speaking, "norm.gain")).toBe(1);
  });

  test("of one layer do not hang on the other layers", () => {
    const [narrow, deep] = [mlp([5, 4, 3], { seed: 1 }), mlp([5, 4, 9, 3], { seed: 1 })];
    expect(deep.parameters[0]?.value.array()).toEqual(narrow.parameters[0]?.value.array());
  });
});

describe("assign", () => {
  test("sets parameters by name, in lists or in a row", () => {
    const net = mlp([2, 3, 1], { seed: 1 });
    net.assign({ "layer1.bias": [1, 2, 3], "layer2.weight": [[4], [5], [6]], "layer1.weight": new Float32Array([1, 0, 0, 0, 1, 0]) });
    expect([...net(tensor([[10, 20]])).array()]).toEqual([4 * 11 + 5 * 22 + 6 * 3]);
  });

  test.each([
    [{ "layer3.bias": [1] }, 'mlp.assign: each name must be a parameter\'s, got "layer3.bias". There are layer1.weight, layer1.bias.'],
    [{ "layer1.weight": [[1, 2]] }, "mlp.assign: layer1.weight must have shape [2, 1], got [1, 2]. A parameter keeps its shape."],
    [{ "layer1.weight": new Float32Array(3) }, "mlp.assign: layer1.weight must have shape [2, 1], got [3]. A parameter keeps its shape."],
    [
      { "layer1.bias": [Number.NaN] },
      "tensor: values must be finite numbers that fit 32 bits, got NaN. Entry 0: a NaN or an infinity would spread to every parameter.",
    ],
    [[1], 'mlp.assign: values must be an object of parameters by name, got [1]. Write { "layer1.bias": [0, 1] }.'],
  ])("refuses %j, and changes nothing", (values, message) => {
    const net = mlp([2, 1], { seed: 1 });
    const before = net.state();
    const given = Array.isArray(values) ? values : { "layer1.bias": [7], ...values };
    expect(() => net.assign(given as never)).toThrow(message);
    expect(net.state()).toEqual(before);
  });
});

test("a net that temporary() gave back changes no memory that another has by now", () => {
  const gone = temporary(() => mlp([2, 3, 1], { seed: 1 }));
  const saved = mlp([2, 3, 1], { seed: 1 }).state();
  const all: Readonly<Record<string, () => unknown>> = {
    state: gone.state,
    load: () => gone.load(saved),
    assign: () => gone.assign({ "layer1.bias": [1, 2, 3] }),
  };
  for (const [name, call] of Object.entries(all))
    expect(call).toThrow(`mlp.${name}: its memory must be its own, got what temporary() has given back. Make it outside temporary().`);
});

test("a net takes its state back from JSON also where its spec has a negative zero", () => {
  const net = point([-0, 1]);
  const saved = JSON.parse(JSON.stringify(net.state()));
  net.assign({ "point.theta": [5, 5] });
  net.load(saved);
  expect([...net(null).array()]).toEqual([-0, 1]);
});

test("a point is where it was put, whatever it is given", () => {
  const net = point([3, -1.5]);
  expect([...net(null).array()]).toEqual([3, -1.5]);
  expect(net.spec).toEqual({ kind: "point", start: [3, -1.5] });
  expect(model(net.spec).state()).toEqual(net.state());
});

test("model names the kinds there are", () => {
  expect(() => model({ kind: "rnn" })).toThrow(
    'model: kind must be one of cnn, transformer, mlp, point, got "rnn". It is the name of the function that makes such a model.',
  );
  expect(() => model({ kind: "point", start: [1], seed: 1 })).toThrow("point: unknown parameter seed. It takes start.");
  expect(() => model({ kind: "mlp", sizes: [1, 2] })).toThrow(
    "mlp: seed must be a whole number >= 0, got undefined. Same seed, same first weights.",
  );
});
