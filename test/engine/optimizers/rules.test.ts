import * as f64 from "lrlab";
import { optimizer, point } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { give, giveAnything, valuesOf, wave } from "./nets.js";

type Rule = f64.Optimizer<f64.OptimizerState>;

/** Each rule of the engine, as a spec, and the same rule in 64 bits. */
const rules: readonly (readonly [name: string, spec: { kind: string; [option: string]: unknown }, rule: unknown])[] = [
  ["gradient descent", { kind: "sgd" }, f64.sgd()],
  ["with decay", { kind: "sgd", weightDecay: 0.1 }, f64.sgd({ weightDecay: 0.1 })],
  ["momentum", { kind: "sgd", momentum: 0.9 }, f64.momentum()],
  [
    "momentum, dampening, decay",
    { kind: "sgd", momentum: 0.8, dampening: 0.3, weightDecay: 0.1 },
    f64.momentum({ momentum: 0.8, dampening: 0.3, weightDecay: 0.1 }),
  ],
  ["the rate inside", { kind: "sgd", momentum: 0.9, dampening: 0.3, rateInside: true }, f64.momentum({ dampening: 0.3, rateInside: true })],
  ["Nesterov", { kind: "sgd", momentum: 0.9, nesterov: true }, f64.nesterov()],
  [
    "Nesterov, the rate inside, decay",
    { kind: "sgd", momentum: 0.9, nesterov: true, rateInside: true, weightDecay: 0.1 },
    f64.nesterov({ rateInside: true, weightDecay: 0.1 }),
  ],
  ["Adam", { kind: "adam" }, f64.adam()],
  ["Adam, decay", { kind: "adam", beta1: 0.8, beta2: 0.99, weightDecay: 0.1 }, f64.adam({ beta1: 0.8, beta2: 0.99, weightDecay: 0.1 })],
  ["Adam without correction", { kind: "adam", biasCorrection: false }, f64.adam({ biasCorrection: false })],
  ["Adam, ε inside", { kind: "adam", eps: 1e-3, epsInside: true }, f64.adam({ eps: 1e-3, epsInside: true })],
  ["Adam, ε = 0", { kind: "adam", eps: 0 }, f64.adam({ eps: 0 })],
  ["AMSGrad", { kind: "adam", beta2: 0.5, amsgrad: true }, f64.adam({ beta2: 0.5, amsgrad: true })],
  ["AdamW", { kind: "adamW" }, f64.adamW()],
  ["AdamW, AMSGrad", { kind: "adamW", weightDecay: 0.3, amsgrad: true }, f64.adamW({ weightDecay: 0.3, amsgrad: true })],
  ["RAdam", { kind: "rAdam" }, f64.rAdam()],
  ["RAdam, decay", { kind: "rAdam", beta2: 0.9, weightDecay: 0.1 }, f64.rAdam({ beta2: 0.9, weightDecay: 0.1 })],
  ["Lion", { kind: "lion" }, f64.lion()],
  ["Lion, decay", { kind: "lion", beta1: 0.8, beta2: 0.95, weightDecay: 0.3 }, f64.lion({ beta1: 0.8, beta2: 0.95, weightDecay: 0.3 })],
  ["schedule-free SGD", { kind: "scheduleFreeSgd" }, f64.scheduleFreeSgd()],
  [
    "schedule-free SGD, growth, decay",
    { kind: "scheduleFreeSgd", momentum: 0.7, weightDecay: 0.1, growth: 1, ratePower: 1 },
    f64.scheduleFreeSgd({ momentum: 0.7, weightDecay: 0.1, growth: 1, ratePower: 1 }),
  ],
  ["schedule-free AdamW", { kind: "scheduleFreeAdamW" }, f64.scheduleFreeAdamW()],
  [
    "schedule-free AdamW, decay",
    { kind: "scheduleFreeAdamW", beta1: 0.8, beta2: 0.9, weightDecay: 0.1 },
    f64.scheduleFreeAdamW({ beta1: 0.8, beta2: 0.9, weightDecay: 0.1 }),
  ],
];

const rateAt = f64.warmup(f64.cosineAnnealing({ baseLr: 0.05, totalSteps: 21 }), { steps: 5 });

// Sizes around the four numbers that a kernel takes at a time.
describe.each([1, 3, 4, 7, 16, 21])("%i parameters, 20 updates, against src/optim in 64 bits", (size) => {
  test.each(rules)("%s", (_name, spec, rule) => {
    const start = wave(size, 0);
    const net = point(start);
    const opt = optimizer(spec, net);
    const { init, update } = rule as Rule;
    let [parameters, state] = [start, init(size)];
    for (let t = 0; t < 20; t += 1) {
      const gradient = wave(size, t + 1);
      const lr = Math.fround(rateAt(t));
      const before = parameters;
      ({ parameters, state } = update({ parameters, gradient, lr, state }));
      const was = valuesOf(net);
      give(net, gradient);
      opt.step(rateAt(t));
      const now = valuesOf(net);
      expect(Math.max(...now.map((theta, i) => Math.abs(theta - (parameters[i] as number))))).toBeLessThan(1e-6);
      expect(opt.gradNorm).toBeCloseTo(Math.hypot(...gradient), 12);
      const moved = Math.hypot(...now.map((theta, i) => theta - (was[i] as number)));
      expect(opt.updateNorm).toBeCloseTo(moved, 7);
      expect(moved).toBeCloseTo(Math.hypot(...parameters.map((theta, i) => theta - (before[i] as number))), 5);
    }
    const { x } = state as { x?: readonly number[] };
    const averaged = opt.averaged(() => valuesOf(net));
    (x ?? parameters).forEach((value, i) => {
      expect(averaged[i]).toBeCloseTo(value, 5);
    });
  });
});

test("a spec holds every option, and makes the same optimizer again", () => {
  for (const [, spec] of rules) {
    const opt = optimizer(spec, point([1]));
    expect(opt.spec).toMatchObject(spec);
    expect(optimizer(JSON.parse(JSON.stringify(opt.spec)), point([1])).spec).toEqual(opt.spec);
  }
});

test("a NaN gradient reaches the parameters, whatever the rule: a run that is lost must not look alive", () => {
  for (const [name, spec] of rules) {
    const net = point([1, 2, 3, 4, 5]);
    const opt = optimizer(spec, net);
    giveAnything(net, [1, Number.NaN, 1, 1, Number.NaN]);
    opt.step(0.1);
    expect(valuesOf(net).map(Number.isNaN), name).toEqual([false, true, false, false, true]);
    expect(opt.updateNorm).toBeNaN();
  }
});
