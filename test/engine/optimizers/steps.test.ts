import { readFileSync } from "node:fs";
import * as f64 from "lrlab";
import { adam, gradientNorms, mlp, multiply, type Optim, type OptimSpec, optimizer, point, sgd, sum, tensor } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { encodeFloats } from "../../../src/engine/models/floatText.js";
import { rateFactor } from "../../../src/engine/optimizers/muP.js";
import { floats } from "../../../src/engine/tensor/memory.js";
import { bitsOf, give, giveAnything, valuesOf, wave } from "./nets.js";

const length = (values: readonly number[]): number => Math.hypot(...values);
const kinds = ["sgd", "adam", "adamW", "rAdam", "lion", "scheduleFreeSgd", "scheduleFreeAdamW"];

describe("clipping", () => {
  const stepped = (options: object, gradient: readonly number[]) => {
    const net = point(gradient.map(() => 0));
    const opt = sgd(net, options);
    give(net, gradient);
    opt.step(1);
    return { opt, step: valuesOf(net).map((theta) => -theta) };
  };

  test("by norm shortens what is longer, keeps its direction, and reports the norm before", () => {
    const gradient = [3, -4, 12, 0, 84];
    const { opt, step } = stepped({ clip: { norm: 17 } }, gradient);
    expect(opt.gradNorm).toBe(85);
    expect(step).toEqual(gradient.map((g) => expect.closeTo(g / 5, 5)));
    expect(opt.updateNorm).toBeCloseTo(17, 5);
    expect(stepped({ clip: { norm: 85 } }, gradient).step).toEqual(gradient.map((g) => g || -0));
  });

  test("by value cuts each entry", () => {
    const { opt, step } = stepped({ clip: { value: 5 } }, [3, -4, 12, -84, 5]);
    expect(step).toEqual([3, -4, 5, -5, 5]);
    expect(opt.gradNorm).toBeCloseTo(length([3, -4, 12, -84, 5]), 12);
  });

  test("leaves what is in no group out of the norm", () => {
    const net = mlp([2, 2, 2], { seed: 1 });
    const opt = sgd(net, { clip: { norm: 1 }, groups: { head: { parameters: ["layer2"] } } });
    give(net, wave(net.block.size, 1));
    opt.step(1);
    expect(opt.gradNorm).toBeCloseTo(length(wave(net.block.size, 1).slice(6)), 6);
  });

  test("passes on a gradient that is no number", () => {
    for (const clip of [{ norm: 1 }, { value: 1 }]) {
      const net = point([1, 1]);
      giveAnything(net, [Number.NaN, 1]);
      sgd(net, { clip }).step(0.1);
      expect(valuesOf(net)[0]).toBeNaN();
    }
  });
});

describe("gradients of several batches", () => {
  const [one, two, three] = [wave(7, 1), wave(7, 2), wave(7, 3)];

  test("add up, or are averaged where their number is said", () => {
    const [summed, averaged] = [point(new Array(7).fill(0)), point(new Array(7).fill(0))];
    const [a, b] = [sgd(summed), sgd(averaged)];
    for (const gradient of [one, two, three]) {
      give(summed, gradient);
      give(averaged, gradient);
    }
    a.step(1);
    b.step(1, { accumulated: 3 });
    const total = one.map((g, i) => g + (two[i] as number) + (three[i] as number));
    expect(valuesOf(summed)).toEqual(total.map((g) => expect.closeTo(-g, 6)));
    expect(valuesOf(averaged)).toEqual(total.map((g) => expect.closeTo(-g / 3, 6)));
    expect(b.gradNorm).toBeCloseTo(length(total) / 3, 6);
  });

  test("are used up by an update", () => {
    const net = point(new Array(7).fill(0));
    const opt = sgd(net);
    give(net, one);
    opt.step(1);
    give(net, two);
    opt.step(1);
    expect(opt.gradNorm).toBeCloseTo(length(two), 6);
  });

  test("are clipped after averaging", () => {
    const net = point([0]);
    const opt = sgd(net, { clip: { norm: 1 } });
    give(net, [1]);
    give(net, [1]);
    opt.step(1, { accumulated: 2 });
    expect(valuesOf(net)).toEqual([-1]);
    expect(opt.gradNorm).toBe(1);
  });
});

test("a parameter that no gradient reached has gradient 0: its velocity goes on", () => {
  const net = mlp([1, 1, 1], { seed: 1 });
  const opt = sgd(net, { momentum: 0.5 });
  give(net, [1, 1, 1, 1]);
  opt.step(1);
  const before = valuesOf(net);
  const last = net.parameters.at(-1)?.value;
  sum(multiply(last as never, tensor([2]))).backward();
  opt.step(1);
  expect(valuesOf(net)).toEqual(before.map((theta, i) => expect.closeTo(theta - (i === 3 ? 2.5 : 0.5), 6)));
});

test("norms by layer are those of each layer's own numbers", () => {
  const net = mlp([3, 5, 3], { seed: 1 });
  const gradient = wave(net.block.size, 1);
  give(net, gradient);
  const [first, second] = [length(gradient.slice(0, 20)), length(gradient.slice(20))];
  expect(gradientNorms(net)).toEqual({ layer1: expect.closeTo(first, 12), layer2: expect.closeTo(second, 12) });
  const opt = sgd(net);
  const before = valuesOf(net);
  opt.step(0.5);
  const moved = valuesOf(net).map((theta, i) => theta - (before[i] as number));
  expect(opt.updateNorms()).toEqual({
    layer1: expect.closeTo(length(moved.slice(0, 20)), 7),
    layer2: expect.closeTo(length(moved.slice(20)), 7),
  });
  expect(opt.updateNorm).toBeCloseTo(length(moved), 7);
  expect(opt.gradNorm).toBeCloseTo(length(gradient), 12);
});

test("norms hold gradients whose squares do not fit 32 bits", () => {
  const net = point([0, 0, 0, 0, 0]);
  for (const size of [1e30, 1e-30]) {
    give(net, [3 * size, 0, 0, 0, 4 * size]);
    expect((gradientNorms(net).point ?? 0) / size).toBeCloseTo(5, 6);
    sgd(net).step(0);
  }
});

describe("rates are rounded to 32 bits", () => {
  test.each(kinds)("%s: one that differs in the last bit of 64 changes nothing", (kind) => {
    const bits = [0.1, 0.1 * (1 + 2 ** -52), 0.1 * (1 - 2 ** -52)].map((lr) => {
      const net = point(wave(9, 0));
      const opt = optimizer({ kind }, net);
      for (let t = 0; t < 9; t += 1) {
        give(net, wave(9, t));
        opt.step({ lr, [kind === "sgd" || kind === "scheduleFreeSgd" ? "momentum" : "beta1"]: lr * 9 });
      }
      return [bitsOf(net), opt.averaged(() => bitsOf(net)), opt.state()];
    });
    expect(bits[1]).toEqual(bits[0]);
    expect(bits[2]).toEqual(bits[0]);
  });
});

describe("subnormal numbers", () => {
  /** Every float of an optimizer's memory, from its state. */
  const memory = (opt: Optim): number[] =>
    Object.values(opt.state().values).flatMap((text) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      return [...new Float32Array(bytes.buffer)];
    });
  const specs: OptimSpec[] = [...kinds.flatMap((kind) => [{ kind }, { kind, weightDecay: 0.1 }]), { kind: "sgd", momentum: 0.9 }];
  const withMaximum = { kind: "adam", amsgrad: true }; // the maximum of what holds none holds none

  test.each([...specs, withMaximum].map((spec) => [JSON.stringify(spec), spec] as const))(
    "%s: its memory never holds one",
    (_name, spec) => {
      const net = point(wave(9, 0).map((theta) => theta * 1e-3));
      const opt = optimizer(spec, net);
      for (let t = 0; t < 800; t += 1) {
        // gradients fall from 1 through all sizes that 32 bits have to 0
        giveAnything(
          net,
          wave(9, t).map((g) => Math.fround(g * 10 ** (-t / 4))),
        );
        opt.step(0.01);
        expect(memory(opt).filter((value) => value !== 0 && Math.abs(value) < 1e-30)).toEqual([]);
      }
      if (spec.kind === "sgd" && !("weightDecay" in spec)) expect(memory(opt).every((value) => value === 0)).toBe(true);
    },
  );

  test("decay takes a parameter to 0, not to one", () => {
    for (const kind of ["sgd", "adamW"]) {
      const net = point([1e-3, 1, -1, 1, 1]);
      const opt = optimizer({ kind, weightDecay: 1 }, net);
      for (let t = 0; t < 700; t += 1) {
        give(net, [0, 0, 0, 0, 0]);
        opt.step(0.125);
      }
      expect(valuesOf(net).map(Math.abs)).toEqual([0, 0, 0, 0, 0]);
    }
  });

  // Plain descent has no memory, and decay that is added to the gradient fills it anew: those cannot be slowed.
  const fading: OptimSpec[] = [
    { kind: "sgd", momentum: 0.9 },
    ...kinds.filter((kind) => kind !== "sgd").map((kind) => ({ kind })),
    { kind: "adamW", weightDecay: 0.1 },
    { kind: "lion", weightDecay: 0.1 },
  ];

  test.each(fading.map((spec) => [JSON.stringify(spec), spec] as const))(
    "%s: a memory full of them takes no longer to update",
    (_name, spec) => {
      const size = 4000;
      const net = point(new Array(size).fill(1));
      const opt = optimizer(spec, net);
      const update = (): void => {
        for (const { value } of net.parameters) value.hasGrad = true; // a gradient of 0
        opt.step(1e-3);
      };
      update();
      const time = (value: number): number => {
        const values = encodeFloats(new Float32Array(size).fill(value));
        const { values: own, ...state } = opt.state();
        opt.load({ ...state, values: Object.fromEntries(Object.keys(own).map((slot) => [slot, values])) });
        const started = performance.now();
        for (let t = 0; t < 50; t += 1) update();
        return performance.now() - started;
      };
      for (let warm = 0; warm < 40; warm += 1) time(1);
      // By turns, each short enough that some are left alone by whatever else the machine does.
      const turns = Array.from({ length: 100 }, () => [time(1), time(1e-40)] as const);
      const [usual, subnormal] = [0, 1].map((i) => Math.min(...turns.map((turn) => turn[i] as number))) as [number, number];
      expect(subnormal / usual).toBeLessThan(1.5); // 1 to 1.08 on a busy machine; without flushing Adam's rules have 1.6 to 2, the others 1.1 to 2.7, by run
    },
  );
});

describe("muP", () => {
  const like = (role: string, inRatio: number, outRatio: number) => ({ role, inRatio, outRatio }) as never;

  test.each([
    ["input", 1, 4, { sgd: 4, adam: 1 }],
    ["hidden", 4, 4, { sgd: 1, adam: 1 / 4 }],
    ["output", 4, 1, { sgd: 4, adam: 1 }],
    ["bias", 4, 4, { sgd: 4, adam: 1 }],
    ["bias", 4, 1, { sgd: 1, adam: 1 }],
    ["gain", 1, 4, { sgd: 4, adam: 1 }],
    ["embedding", 1, 4, { sgd: 4, adam: 1 }],
  ] as const)("%s, %i times the inputs and %i times the outputs: table 8", (role, inRatio, outRatio, wanted) => {
    expect(rateFactor(like(role, inRatio, outRatio), "sgd")).toBe(wanted.sgd);
    expect(rateFactor(like(role, inRatio, outRatio), "adam")).toBe(wanted.adam);
  });

  test.each(kinds)("%s: scales each parameter's step, and not its decay beside the gradient", (kind) => {
    const net = mlp([3, 16, 16, 3], { seed: 1, parametrisation: "muP", baseWidth: 4 });
    const plain = point(valuesOf(net));
    const [opt, other] = [optimizer({ kind, weightDecay: 0 }, net), optimizer({ kind, weightDecay: 0 }, plain)];
    const before = valuesOf(net);
    const gradient = wave(net.block.size, 1);
    give(net, gradient);
    give(plain, gradient);
    opt.step(0.01);
    other.step(0.01);
    const sgdLike = kind === "sgd" || kind === "scheduleFreeSgd";
    const factors = net.parameters.flatMap((parameter) =>
      new Array<number>(parameter.value.size).fill(rateFactor(parameter, sgdLike ? "sgd" : "adam")),
    );
    expect(new Set(factors)).toEqual(new Set(sgdLike ? [4, 1] : [1, 0.25]));
    const stepOf = (values: readonly number[]) => values.map((theta, i) => theta - (before[i] as number));
    const wanted = stepOf(valuesOf(plain)).map((step, i) => expect.closeTo(step * (factors[i] as number), 6));
    expect(stepOf(valuesOf(net))).toEqual(wanted);
    if (kind !== "adamW" && kind !== "lion" && kind !== "scheduleFreeAdamW") return;
    const decaying = mlp([3, 16, 16, 3], { seed: 1, parametrisation: "muP", baseWidth: 4 });
    const decay = optimizer({ kind, weightDecay: 0.5 }, decaying);
    give(decaying, gradient);
    decay.step(0.01);
    expect(valuesOf(decaying)).toEqual(valuesOf(net).map((theta, i) => expect.closeTo(theta - 0.005 * (before[i] as number), 6)));
  });
});

test("an update takes no memory of the kernels", () => {
  const net = point(wave(1000, 0));
  const opt = adam(net, { clip: { norm: 1 } });
  const update = (): void => {
    give(net, wave(1000, 1));
    opt.step(0.01);
    opt.averaged(() => net.parameters[0]?.value.size);
  };
  for (let t = 0; t < 10; t += 1) update();
  const { byteLength } = floats();
  for (let t = 0; t < 3000; t += 1) update();
  expect(floats().byteLength).toBe(byteLength);
});

test("the kernels of updates round nothing but + − × ÷ √", () => {
  for (const file of ["momentum", "adam", "lion", "scheduleFree", "block", "four"])
    expect(readFileSync(`src/engine/kernels/${file}.ts`, "utf8")).not.toMatch(/relaxed|Math\.|\bpow\b|\bexp\b/);
});

test("a schedule that cycles rate and momentum gives the 64-bit rule's path", () => {
  const lr = f64.oneCycle({ maxLr: 0.2, totalSteps: 30 });
  const momentum = f64.oneCycleMomentum({ totalSteps: 30 });
  const net = point([1]);
  const opt = sgd(net, { momentum: 0.9 });
  let [theta, u] = [1, 0];
  for (let t = 0; t < 30; t += 1) {
    const g = Math.fround(theta);
    give(net, [valuesOf(net)[0] as number]);
    opt.step({ lr: lr(t), momentum: momentum(t) });
    u = t === 0 ? g : momentum(t) * u + theta;
    theta -= lr(t) * u;
    expect(valuesOf(net)[0]).toBeCloseTo(theta, 5);
  }
});
