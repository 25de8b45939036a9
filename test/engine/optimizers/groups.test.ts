import { constant, cosineAnnealing, hyperparameters, oneCycleMomentum, parameterGroups, scale } from "lrlab";
import { adamW, mlp, type OptimSpec, optimizer, point, scheduleFreeSgd, sgd } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { makeNet } from "../../../src/engine/models/makeNet.js";
import { bitsOf, give, giveAnything, valuesOf, wave } from "./nets.js";

const make = () => mlp([3, 5, 3], { seed: 1 });
const first = 3 * 5 + 5; // numbers in layer 1
const twoLayers = { body: { parameters: ["layer1"] }, head: { parameters: ["layer2"] } };
const kinds: readonly OptimSpec[] = [
  { kind: "sgd" },
  { kind: "sgd", momentum: 0.9, nesterov: true, weightDecay: 0.1 },
  { kind: "adam", weightDecay: 0.1 },
  { kind: "adamW", amsgrad: true },
  { kind: "rAdam" },
  { kind: "lion", weightDecay: 0.1 },
  { kind: "scheduleFreeSgd", weightDecay: 0.1 },
  { kind: "scheduleFreeAdamW", weightDecay: 0.1 },
];

describe.each(kinds.map((spec) => [JSON.stringify(spec), spec] as const))("%s", (_name, spec) => {
  const trained = (extra: object, rates: (t: number) => Parameters<ReturnType<typeof sgd>["step"]>[0], updates = 5) => {
    const net = make();
    const opt = optimizer({ ...spec, ...extra }, net);
    for (let t = 0; t < updates; t += 1) {
      give(net, wave(net.block.size, t));
      opt.step(rates(t));
    }
    return { net, opt };
  };

  test("groups that say nothing else are the same as none, bit for bit", () => {
    const whole = bitsOf(trained({}, () => 0.1).net);
    expect(bitsOf(trained({ groups: twoLayers }, () => 0.1).net)).toEqual(whole);
    expect(bitsOf(trained({ groups: twoLayers }, () => ({ body: 0.1, head: { lr: 0.1 } })).net)).toEqual(whole);
    const mixed = { weights: { parameters: ["layer1.weight", "layer2.weight"] }, others: { parameters: ["layer1.bias", "layer2.bias"] } };
    expect(bitsOf(trained({ groups: mixed }, () => ({ lr: 0.1 })).net)).toEqual(whole);
  });

  test("what has rate 0, or stands in no group, keeps its bits, −0 and gradients that are no numbers included", () => {
    const start = bitsOf(make());
    const alone = trained({ groups: { head: twoLayers.head } }, () => 0.1);
    const still = trained({ groups: twoLayers }, () => ({ body: 0, head: 0.1 }));
    expect(bitsOf(alone.net).slice(0, first)).toEqual(start.slice(0, first));
    expect(bitsOf(still.net)).toEqual(bitsOf(alone.net));
    expect(bitsOf(alone.net).slice(first)).not.toEqual(start.slice(first));
    const net = point([-0, 0, 1, -0, 2]);
    const before = bitsOf(net);
    const opt = optimizer(spec, net);
    giveAnything(net, [1, -1, Number.NaN, 0, Number.POSITIVE_INFINITY]);
    opt.step(0);
    expect(bitsOf(net)).toEqual(before);
    expect(opt.updateNorm).toBe(0);
  });

  test("a group is trained as if it were a net of its own", () => {
    const net = make();
    const opt = optimizer({ ...spec, groups: twoLayers }, net);
    const alone = point(valuesOf(net).slice(first));
    const own = optimizer(spec, alone);
    for (let t = 0; t < 5; t += 1) {
      const gradient = wave(net.block.size, t);
      give(net, gradient);
      give(alone, gradient.slice(first));
      opt.step({ body: 0.3, head: { lr: 0.1, weightDecay: 0.2 } });
      own.step({ lr: 0.1, weightDecay: 0.2 });
      expect(opt.updateNorms().layer2).toBeCloseTo(own.updateNorm, 12);
    }
    expect(bitsOf(net).slice(first)).toEqual(bitsOf(alone));
  });

  test("a group's own options hold where an update says nothing else", () => {
    const groups = { body: { parameters: ["layer1"], weightDecay: 0.3 }, head: { parameters: ["layer2"], lrFactor: 0.5 } };
    const said = trained({ groups: twoLayers }, () => ({ body: { lr: 0.25, weightDecay: 0.3 }, head: 0.125 }));
    const own = trained({ groups }, () => 0.25);
    expect(bitsOf(own.net)).toEqual(bitsOf(said.net));
    const changed = trained({ groups }, () => ({ lr: 0.25, weightDecay: 0 }));
    const alike = trained({ groups: twoLayers }, () => ({ body: { lr: 0.25, weightDecay: 0 }, head: { lr: 0.125, weightDecay: 0 } }));
    expect(bitsOf(changed.net)).toEqual(bitsOf(alike.net));
  });
});

test("takes what parameterGroups and hyperparameters give", () => {
  const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 10 });
  const at = parameterGroups({ body: scale(lr, 0.5), head: { lr, weightDecay: 0.01 } });
  const net = make();
  const opt = adamW(net, { groups: { body: { parameters: ["layer1"] }, head: { parameters: ({ layer }) => layer === "layer2" } } });
  const cycled = point([1]);
  const momentum = oneCycleMomentum({ totalSteps: 10 });
  const both = hyperparameters({ lr: constant({ baseLr: 0.1 }), momentum });
  const sgdOpt = sgd(cycled, { momentum: 0.9 });
  let [theta, u] = [1, 0];
  for (let t = 0; t < 10; t += 1) {
    give(net, wave(net.block.size, t));
    opt.step(at(t));
    give(cycled, [Math.fround(Math.sin(t))]);
    sgdOpt.step(both(t));
    u = momentum(t) * u + Math.sin(t);
    theta -= 0.1 * u;
    expect(valuesOf(cycled)[0]).toBeCloseTo(theta, 6);
  }
  expect(opt.updates).toBe(10);
});

test("what one update changes holds for that update alone", () => {
  const [changed, plain] = [make(), make()];
  const own = { momentum: 0.9, weightDecay: 0.1 };
  const [a, b] = [sgd(changed, own), sgd(plain, own)];
  const odd = { lr: 0.1, momentum: 0.5, weightDecay: 0.7 };
  for (const [t, rates] of [0.1, odd, 0.1, 0.1].entries()) {
    for (const net of [changed, plain]) give(net, wave(net.block.size, t));
    a.step(rates);
    b.step(rates === odd ? odd : { lr: 0.1, ...own }); // the same, always said
    expect(valuesOf(changed)).toEqual(valuesOf(plain).map((theta) => expect.closeTo(theta, 6)));
  }
});

test("a group may leave out what stands in the middle of a layer", () => {
  const net = makeNet({ kind: "test" }, 1, ({ parameter }) => {
    const how = { role: "hidden", fanIn: 1, fanOut: 1, init: () => 1 } as const;
    const [first] = ["a.first", "a.middle", "a.last"].map((name) => parameter(name, [3], how));
    return () => first as NonNullable<typeof first>;
  });
  const opt = sgd(net, { groups: { ends: { parameters: ["a.first", "a.last"] } } });
  give(net, new Array(9).fill(1));
  opt.step(0.5);
  expect(valuesOf(net)).toEqual([0.5, 0.5, 0.5, 1, 1, 1, 0.5, 0.5, 0.5]);
});

test("βᵗ is the product of betas that change, as the means are", () => {
  const net = point([0]);
  const opt = adamW(net, { eps: 0, weightDecay: 0 });
  const betas = [0.9, 0.5, 0.8];
  let [m, v, power, theta] = [0, 0, 1, 0];
  betas.forEach((beta1, t) => {
    const g = t + 1;
    give(net, [g]);
    opt.step({ lr: 0.1, beta1 });
    m = beta1 * m + (1 - beta1) * g;
    v = 0.999 * v + 0.001 * g * g;
    power *= beta1;
    theta -= (0.1 * (m / (1 - power))) / Math.sqrt(v / (1 - 0.999 ** (t + 1)));
    expect(valuesOf(net)[0]).toBeCloseTo(theta, 6);
  });
  // a constant gradient is its own mean, whatever the betas: only then every step is η
  const steady = point([0]);
  const other = adamW(steady, { eps: 0, weightDecay: 0 });
  betas.forEach((beta1, t) => {
    give(steady, [2]);
    other.step({ lr: 0.1, beta1 });
    expect(valuesOf(steady)[0]).toBeCloseTo(-0.1 * (t + 1), 6);
  });
});

test("a schedule-free group at rate 0 from the start stays, and its average with it", () => {
  const net = make();
  const opt = scheduleFreeSgd(net, { groups: twoLayers });
  const start = bitsOf(net);
  for (let t = 0; t < 3; t += 1) {
    give(net, wave(net.block.size, t));
    opt.step({ body: 0, head: 0.1 });
  }
  expect(opt.averaged(() => bitsOf(net)).slice(0, first)).toEqual(start.slice(0, first));
});
