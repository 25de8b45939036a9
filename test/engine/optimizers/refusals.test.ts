import { adam, adamW, ema, gradientNorms, lion, mlp, optimizer, point, scheduleFreeSgd, sgd, swa, temporary } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { refusal } from "../../refusal.js";
import { bitsOf, give, wave } from "./nets.js";

const net = mlp([2, 3, 2], { seed: 1 });
const both = { body: { parameters: ["layer1"] }, head: { parameters: ["layer2"] } };

describe("when it is made", () => {
  test.each([
    [() => sgd(3 as never), "sgd: net must be a net, got 3. Make one, such as mlp([2, 32, 2], { seed: 1 })."],
    [() => sgd(net, 0.1 as never), "sgd: its options must be one object, got 0.1. Write sgd(net, { momentum: … })."],
    [() => sgd(net, { lr: 0.1 } as never), "sgd: unknown parameter lr. Use the rate of each update, opt.step(lr)."],
    [() => sgd(net, { weight_decay: 0.1 } as never), "sgd: unknown parameter weight_decay. Use weightDecay."],
    [
      () => sgd(net, { momentum: 1.5 }),
      "sgd: momentum must be a finite number >= 0 and <= 1, got 1.5. It is how much of the velocity is kept.",
    ],
    [
      () => sgd(net, { nesterov: true }),
      'sgd: nesterov must come with momentum, and without dampening, got {"momentum":0,"dampening":0}. Write { momentum: 0.9, nesterov: true }.',
    ],
    [
      () => sgd(net, { dampening: 0.5 }),
      'sgd: dampening must come with momentum, got {"momentum":0,"dampening":0.5}. It leaves a part of each gradient out of the velocity.',
    ],
    [() => adam(net, { betas: [0.9, 0.99] } as never), "adam: unknown parameter betas. Use beta1 and beta2."],
    [() => adam(net, { beta2: 1 }), "adam: beta2 must be a finite number >= 0 and < 1, got 1. It is how much of a running mean is kept."],
    [() => adam(net, { biasCorrection: 0 } as never), "adam: biasCorrection must be true or false, got 0. It is true when left out."],
    [
      () => adamW(net, { weightDecay: -1 }),
      "adamW: weightDecay must be a finite number >= 0, got -1. A negative one would let weights grow.",
    ],
    [
      () => scheduleFreeSgd(net, { warmup_steps: 3 } as never),
      "scheduleFreeSgd: unknown parameter warmup_steps. Use the rates of a warmup.",
    ],
    [() => lion(net, { clip: 1 } as never), "lion: clip must be one of { norm } and { value }, got 1. Write clip: { norm: 1 }."],
    [() => lion(net, { clip: { norm: 0 } }), "lion: clip.norm must be a finite number > 0, got 0. Leave clip out to clip nothing."],
    [
      () => sgd(net, { groups: {} }),
      'sgd: groups must be at least one group by name, got {}. Write { body: { parameters: ["layer1"] }, head: { parameters: ["layer2"], weightDecay: 0 } }.',
    ],
    [
      () => sgd(net, { groups: { head: { parameters: ["layer3"] } } }),
      'sgd: groups.head.parameters must name layers or parameters of the net, got "layer3". The net has layer1, layer1.weight, layer1.bias, layer2, layer2.weight, layer2.bias.',
    ],
    [
      () => sgd(net, { groups: { head: { parameters: () => false } } }),
      "sgd: groups.head must hold at least one parameter, got none. The net has layer1, layer1.weight, layer1.bias, layer2, layer2.weight, layer2.bias.",
    ],
    [
      () => sgd(net, { groups: { ...both, biases: { parameters: ({ role }) => role === "bias" } } }),
      'sgd: a parameter must be in one group, layer1.bias too, got ["body", "biases"]. Take it out of one.',
    ],
    [
      () => sgd(net, { groups: { momentum: both.body } }),
      'sgd: a group must have a name that no hyperparameter has, got "momentum". Call it otherwise.',
    ],
    [
      () => sgd(net, { groups: { head: { parameters: ["layer2"], beta1: 0.9 } } }),
      "sgd: unknown parameter groups.head.beta1. It holds parameters, lrFactor, momentum, weightDecay.",
    ],
    [
      () => adam(net, { groups: { head: { parameters: ["layer2"], weightDecay: -1 } } }),
      "adam: groups.head.weightDecay must be a finite number >= 0, got -1. A negative one would let weights grow.",
    ],
    [
      () => optimizer({ kind: "sgdm" }, net),
      'optimizer: spec must be an object whose kind is one of sgd, adam, adamW, rAdam, lion, scheduleFreeSgd, scheduleFreeAdamW, got {"kind":"sgdm"}. Write { kind: "sgd", momentum: 0.9 }.',
    ],
    [() => ema(net, { decay: 1 }), "ema: decay must be a finite number >= 0 and < 1, got 1. It is 0.999 when left out."],
    [() => swa(net, { every: 0 }), "swa: every must be a whole number >= 1, got 0. It counts updates."],
    [
      () => gradientNorms(undefined as never),
      "gradientNorms: net must be a net, got undefined. Make one, such as mlp([2, 32, 2], { seed: 1 }).",
    ],
  ])("%#", (run, message) => expect(refusal(run)).toBe(message));
});

describe("an update, and then nothing has changed", () => {
  const rate = "A rate that is negative would climb, and one that is no number would spoil every parameter.";
  test.each([
    [{}, Number.NaN, `sgd.step: lr must be a finite number >= 0 and <= 3.4028234663852886e+38, got NaN. ${rate}`],
    [{}, -0.1, `sgd.step: lr must be a finite number >= 0 and <= 3.4028234663852886e+38, got -0.1. ${rate}`],
    [{}, Number.POSITIVE_INFINITY, `sgd.step: lr must be a finite number >= 0 and <= 3.4028234663852886e+38, got Infinity. ${rate}`],
    [{}, undefined, "sgd.step: rates must be a rate, or { lr } with other hyperparameters, got undefined. Write opt.step(lr(t))."],
    [{}, { lr: 0.1, beta1: 0.9 }, "sgd.step: unknown parameter beta1. Use momentum."],
    [{}, { lr: 0.1, batchSize: 3 }, "sgd.step: unknown parameter batchSize. It takes lr, momentum, weightDecay."],
    [
      {},
      { lr: 0.1, momentum: 2 },
      "sgd.step: momentum must be a finite number >= 0 and <= 1, got 2. It is how much of the velocity is kept.",
    ],
    [
      { groups: both },
      { body: 0.1 },
      'sgd.step: rates must be a rate, or one for each of the groups body, head, got ["body"]. Write opt.step({ body: lr, head: lr }).',
    ],
    [
      { groups: both },
      { body: 0.1, head: { lr: Number.NaN } },
      `sgd.step: head.lr must be a finite number >= 0 and <= 3.4028234663852886e+38, got NaN. ${rate}`,
    ],
    [
      { groups: both },
      { body: 0.1, head: { momentum: 0.5 } },
      `sgd.step: head.lr must be a finite number >= 0 and <= 3.4028234663852886e+38, got undefined. ${rate}`,
    ],
  ])("%#", (options, rates, message) => {
    const net = mlp([2, 3, 2], { seed: 1 });
    const opt = sgd(net, { momentum: 0.5, clip: { norm: 0.1 }, ...options });
    give(net, wave(net.block.size, 1));
    opt.step(0.1);
    give(net, wave(net.block.size, 2));
    const before = JSON.stringify([bitsOf(net), opt.state(), gradientNorms(net)]);
    expect(refusal(() => opt.step(rates as never))).toBe(message);
    expect(JSON.stringify([bitsOf(net), opt.state(), gradientNorms(net)])).toBe(before);
    const other = mlp([2, 3, 2], { seed: 1 });
    const same = sgd(other, { momentum: 0.5, clip: { norm: 0.1 }, ...options });
    for (const t of [1, 2]) {
      give(other, wave(net.block.size, t));
      same.step(0.1);
    }
    opt.step(0.1);
    expect(bitsOf(net)).toEqual(bitsOf(other));
  });

  test("refuses a β that is 1 in 32 bits", () => {
    const net = point([1]);
    const opt = adam(net);
    give(net, [1]);
    expect(refusal(() => opt.step({ lr: 0.1, beta2: 1 - 1e-12 }))).toMatch(/^adam\.step: beta2 must be .* got 1\. /);
  });

  test("needs a gradient", () => {
    const opt = sgd(point([1]));
    expect(refusal(() => opt.step(0.1))).toBe(
      "sgd.step: the net must have a gradient, got none since the last update. Call loss.backward() before it.",
    );
    expect(opt.updates).toBe(0);
  });

  test("counts backward passes", () => {
    const net = point([1]);
    give(net, [1]);
    expect(refusal(() => sgd(net).step(0.1, { accumulated: 0 }))).toBe(
      "sgd.step: options.accumulated must be a whole number >= 1, got 0. It counts the backward() since the last update.",
    );
  });
});

describe("averaged()", () => {
  test("refuses what would train or wait inside it, and puts the parameters back", async () => {
    const net = point([1, 2, 3]);
    const opt = scheduleFreeSgd(net);
    const average = ema(net);
    give(net, [1, 1, 1]);
    opt.step(0.1);
    average.update();
    const before = bitsOf(net);
    give(net, [1, 1, 1]);
    expect(refusal(() => opt.averaged(() => opt.step(0.1)))).toBe(
      "scheduleFreeSgd.step: it must be called outside averaged(), got a call inside it. Evaluate there, and nothing else.",
    );
    expect(refusal(() => average.averaged(() => average.update()))).toBe(
      "ema.update: it must be called outside averaged(), got a call inside it. Evaluate there, and nothing else.",
    );
    expect(refusal(() => opt.averaged(async () => 1))).toBe(
      "scheduleFreeSgd.averaged: its function must not wait, got one that returns a promise. Compute first, await after it.",
    );
    expect(bitsOf(net)).toEqual(before);
    opt.step(0.1);
  });
});

describe("load", () => {
  const trained = (options: object = {}) => {
    const net = mlp([2, 3, 2], { seed: 1 });
    const opt = adam(net, options);
    const average = ema(net);
    give(net, wave(net.block.size, 1));
    opt.step(0.1);
    average.update();
    return { net, opt, average };
  };
  const { opt, average } = trained();
  const state = JSON.parse(JSON.stringify(opt.state()));
  const spec = JSON.stringify(opt.spec);

  test.each([
    [{ ...state, version: 2 }, `adam.load: state must be version 1 of the memory of this optimizer, ${spec}, got`],
    [trained({ beta1: 0.8 }).opt.state(), `adam.load: state must be version 1 of the memory of this optimizer, ${spec}, got`],
    [sgd(net).state(), `adam.load: state must be version 1 of the memory of this optimizer, ${spec}, got {"kind":"sgd"`],
    [average.state(), "adam.load: unknown parameter state.taken."],
    [{ ...state, updates: -1 }, "adam.load: state.updates must be a whole number >= 0, got -1. It counts updates."],
    [
      { ...state, counters: { all: { beta1Power: 0.9 } } },
      "adam.load: state.counters.all.beta2Power must be a finite number >= 0, got undefined. Load what state() returned.",
    ],
    [
      { ...state, values: { m: state.values.m } },
      "adam.load: values must be 17 floats in base64, got undefined. Load what state() returned.",
    ],
    [adam(point([1])).state(), 'adam.load: values must be 17 floats in base64, got "AAAAAA==". Load what state() returned.'],
    [null, "adam.load: state must be an object, got null. It holds kind, version, spec, updates, counters, values."],
  ])("refuses what is not its own, and then changes nothing, %#", (saved, message) => {
    const before = JSON.stringify(opt.state());
    expect(refusal(() => opt.load(saved as never)).slice(0, message.length)).toBe(message);
    expect(JSON.stringify(opt.state())).toBe(before);
  });

  test.each([
    [
      swa(net).state(),
      'ema.load: state must be version 1 of the memory of this average, {"kind":"ema","decay":0.999,"biasCorrection":false}, got',
    ],
    [{ ...average.state(), taken: 2 }, "ema.load: state.taken must be a whole number >= 0 and <= 1, got 2. It counts what was taken in."],
    [{ ...average.state(), values: "AAAA" }, 'ema.load: values must be 17 floats in base64, got "AAAA". Load what state() returned.'],
  ])("an average does too, %#", (saved, message) => {
    const before = JSON.stringify(average.state());
    expect(refusal(() => average.load(saved as never)).slice(0, message.length)).toBe(message);
    expect(JSON.stringify(average.state())).toBe(before);
  });

  test("drops gradients that were not used", () => {
    const { net, opt } = trained();
    give(net, wave(net.block.size, 1));
    opt.load(opt.state());
    expect(refusal(() => opt.step(0.1))).toContain("the net must have a gradient");
  });
});

test("a net made in temporary() has no optimizer, average or norms after it", () => {
  const gone = temporary(() => point([1]));
  for (const [name, use] of Object.entries({ sgd, ema, gradientNorms }))
    expect(refusal(() => use(gone))).toBe(
      `${name}: its memory must be its own, got what temporary() has given back. Make it outside temporary().`,
    );
});

test("an optimizer and an average know their net", () => {
  const [one, other] = [point([1]), point([1])];
  for (const of of [sgd(one), ema(one)]) expect([of.isOf(one), of.isOf(other), of.isOf(null)]).toEqual([true, false, false]);
});

test("an optimizer made in temporary() cannot be used after it", () => {
  const net = point([1]);
  const [opt, average] = temporary(() => [sgd(net), ema(net)] as const);
  give(net, [1]);
  expect(refusal(() => opt.step(0.1))).toBe(
    "sgd.step: its memory must be its own, got what temporary() has given back. Make it outside temporary().",
  );
  expect(refusal(() => average.update())).toBe(
    "ema.update: its memory must be its own, got what temporary() has given back. Make it outside temporary().",
  );
});
