import fc from "fast-check";
import {
  adam,
  add,
  averageStates,
  glyphs,
  gradientNoiseScale,
  lossAlong,
  mlp,
  moons,
  type Net,
  type NetState,
  noisyQuadraticLandscape,
  type Optim,
  type Problem,
  point,
  quadraticLandscape,
  rangeTest,
  scale,
  scheduleFreeAdamW,
  sgd,
  sharpness,
  snapshotEnsemble,
  sortCopy,
  spirals,
  swa,
  type Tensor,
  tensor,
  train,
} from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { landscape } from "../../../src/engine/problems/landscape.js";
import { readInterval, smoothed } from "../../../src/engine/tools/readInterval.js";
import { refusal } from "../../refusal.js";

const problem = spirals({ train: 200, validation: 60, test: 50 });
const small = (seed = 3): Net => mlp([2, 6, 2], { act: "tanh", norm: "batch", dropout: 0.2, seed });
const plain = (seed = 3): Net => mlp([2, 8, 2], { act: "tanh", seed });

describe("every tool leaves all as it was, bit for bit", () => {
  const states = (net: Net) => [net.state(), small().state()];
  const tools: Readonly<Record<string, (parts: { net: Net; problem: Problem; optimizer: Optim }) => unknown>> = {
    rangeTest: (parts) => rangeTest({ ...parts, batch: 8, steps: 20, to: 100 }),
    gradientNoiseScale: ({ net, problem }) => gradientNoiseScale({ net, problem, batches: 4 }),
    sharpness: ({ net, problem }) => sharpness({ net, problem, batch: problem.all("train", 0, 50), iterations: 4 }),
    lossAlong: ({ net, problem }) => lossAlong({ net, problem, from: net.state(), to: small().state(), points: 4 }),
    snapshotEnsemble: ({ net, problem }) => snapshotEnsemble({ net, problem, states: states(net) }),
    averageStates: ({ net }) => averageStates(states(net)),
  };
  const optimizers = { momentum: (net: Net) => sgd(net, { momentum: 0.9 }), adam, scheduleFreeAdamW };

  test.each(Object.entries(tools))("%s", (_name, use) => {
    for (const [make, isTraining, throws] of Object.values(optimizers).flatMap((make) =>
      [true, false].flatMap((isTraining) => [true, false].map((throws) => [make, isTraining, throws] as const)),
    )) {
      const net = small();
      const optimizer = make(net);
      const data = spirals({ train: 200, validation: 60, test: 50 });
      train({ net, problem: data, optimizer, lr: 0.05, steps: 5, batch: 16 });
      data.batch(16);
      // In the middle of a learner's step: a loss on the tape, and a gradient that no update has used.
      data.loss(net, data.batch(8)).backward();
      if (!isTraining) net.evaluate();
      const pending = data.loss(net, data.all("train", 0, 4));
      const before = snapshot();
      let calls = 0;
      const failing = {
        ...data,
        loss: (...args: Parameters<typeof data.loss>) => {
          calls += 1;
          if (throws && calls > 2) throw new RangeError("enough");
          return data.loss(...args);
        },
        score: (...args: Parameters<typeof data.score>) => {
          calls += 1;
          if (throws && calls > 2) throw new RangeError("enough");
          return data.score(...args);
        },
        all: data.all,
      };
      try {
        use({ net, problem: failing, optimizer });
      } catch (error) {
        expect((error as Error).message).toBe("enough");
      }
      expect(snapshot()).toEqual(before);
      expect(pending.item()).toBeGreaterThan(0); // still of this step
      pending.backward();
      expect(Math.abs(net.parameters[0]?.value.gradient()?.[0] as number)).toBeGreaterThan(0);

      function snapshot() {
        return {
          net: net.state(),
          optimizer: optimizer.state(),
          training: net.training,
          gradients: net.parameters.map(({ value }) => [value.hasGrad, value.gradient()]),
          next: data.stream(1).state(),
        };
      }
    }
  });

  test.each(Object.entries(tools))("%s sees the same in training mode and in evaluation mode", (_name, use) => {
    const [net, twin] = [small(), small()];
    train({ net, problem, optimizer: sgd(net), lr: 0.1, steps: 20, batch: 16 });
    twin.load(net.state());
    twin.evaluate();
    expect(use({ net, problem, optimizer: sgd(net) })).toEqual(use({ net: twin, problem, optimizer: sgd(twin) }));
  });

  test("and the order of problem.batch with it", () => {
    const [data, twin] = [spirals({ train: 200 }), spirals({ train: 200 })];
    const net = plain();
    data.batch(10);
    twin.batch(10);
    rangeTest({ net, problem: data, optimizer: sgd(net), batch: 8, steps: 20 });
    gradientNoiseScale({ net, problem: data, batches: 4 });
    expect(data.batch(10).x.array()).toEqual(twin.batch(10).x.array());
  });
});

describe("rangeTest", () => {
  test("raises the rate as it is told, one update at each", () => {
    const net = point([1]);
    const valley = quadraticLandscape({ curvatures: [1] });
    const test = { net, problem: valley, optimizer: sgd(net), batch: 1, smooth: 0 };
    const linear = rangeTest({ ...test, from: 0, to: 0.5, steps: 6, spacing: "linear" });
    [0, 0.1, 0.2, 0.3, 0.4, 0.5].forEach((rate, i) => {
      expect(linear.rates[i]).toBeCloseTo(rate, 12);
    });
    // The loss after the update at each rate: ½ Π (1 − η)².
    let theta = 1;
    for (const [i, rate] of linear.rates.entries()) {
      theta *= 1 - rate;
      expect(linear.losses[i]).toBeCloseTo(0.5 * theta * theta, 6);
    }
    const exponential = rangeTest({ ...test, from: 0.001, to: 0.1, steps: 3 });
    [0.001, 0.01, 0.1].forEach((rate, i) => {
      expect(exponential.rates[i]).toBeCloseTo(rate, 12);
    });
  });

  test("smooths without lag: a straight line stays, and so does the place of a turn", () => {
    const finite = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.nat(6), fc.integer({ min: 1, max: 40 }), finite, finite, (half, count, a, b) => {
        const line = Array.from({ length: count }, (_, i) => a + b * i);
        smoothed(line, half).forEach((value, i) => {
          expect(value).toBeCloseTo(line[i] as number, 8);
        });
      }),
    );
    expect(smoothed([4, 3, 2, 1, 2, 3, 4], 1).indexOf(Math.min(...smoothed([4, 3, 2, 1, 2, 3, 4], 1)))).toBe(3);
    expect(smoothed([1, 2, 6], 1)).toEqual([1, 3, 6]);
  });

  test("finds an interval that holds rates that train, and ends at the brink", () => {
    for (const seed of [1, 2, 3]) {
      const make = () => mlp([144, 32, 10], { seed });
      const data = glyphs({ train: 500, validation: 300, test: 10 });
      const net = make();
      const result = rangeTest({ net, problem: data, optimizer: sgd(net, { momentum: 0.9 }), batch: 32, seed });
      expect(result.stopped).not.toBeNull();
      const { low, high } = result.interval as { low: number; high: number };
      expect(high / low).toBeGreaterThan(3);
      const trained = (lr: number): number => {
        const other = make();
        const run = train({ net: other, problem: data, optimizer: sgd(other, { momentum: 0.9 }), lr, steps: 100, batch: 32 });
        return run.diverged ? 100 : run.score("validation").loss;
      };
      expect(trained(Math.sqrt(low * high))).toBeLessThan(trained(low / 10));
      expect(trained(Math.sqrt(low * high))).toBeLessThan(trained(high * 4));
    }
  });

  test("stops at a loss that is no number, and keeps it out of its lists", () => {
    const net = point([1]);
    const valley = quadraticLandscape({ curvatures: [1] });
    const result = rangeTest({ net, problem: valley, optimizer: sgd(net), batch: 1, from: 0.1, to: 1000, steps: 40 });
    expect(result.losses.length).toBeLessThan(40);
    expect(result.stopped).toBe("rising");
    const steep = quadraticLandscape({ curvatures: [1e30] });
    const far = rangeTest({ net, problem: steep, optimizer: sgd(net), batch: 1, from: 1e5, to: 1e6, steps: 40 });
    expect(far.stopped).toBe("diverged");
    expect(far.losses.every(Number.isFinite)).toBe(true);
    expect(far.interval).toBeNull();
    expect(far.sentence).toBe("The loss was no number from the first on. Begin at a lower rate, or from other parameters.");
  });

  test("says where it cannot tell, and where the end was not reached", () => {
    const net = point([1]);
    const flat = noisyQuadraticLandscape({ curvatures: [0], noiseVariances: 1 });
    const nothing = rangeTest({ net, problem: flat, optimizer: sgd(net), batch: 1, from: 1e-8, to: 1e-6 });
    expect(nothing.interval).toBeNull();
    expect(nothing.sentence).toBe(
      "The loss did not fall clearly at any rate. Take more steps or larger batches, or begin at a lower rate.",
    );
    const valley = quadraticLandscape({ curvatures: [1] });
    const open = rangeTest({ net, problem: valley, optimizer: sgd(net), batch: 1, from: 1e-4, to: 0.01 });
    expect(open.sentence).toMatch(/^The loss falls from a rate of 0\.00\d+ on and is lowest at 0\.00\d+, where the test ended: /);
  });

  describe("stops where the last losses are four times the first", () => {
    /** The number of losses after which it stops, where they are as told. */
    const stopsAfter = (told: readonly number[], { skip, smooth }: { skip: number; smooth: number }): number | null => {
      const valley = quadraticLandscape({ curvatures: [1] });
      const losses = [1, ...told].values(); // the first of all is before the first update
      const scripted = {
        ...valley,
        loss: (...given: Parameters<typeof valley.loss>) => add(scale(valley.loss(...given), 0), tensor(losses.next().value as number)),
      };
      const net = point([1]);
      const result = rangeTest({ net, problem: scripted, optimizer: sgd(net), batch: 1, steps: told.length, skip, smooth });
      return result.stopped === null ? null : result.losses.length;
    };
    const rising = [1, 1, 1, 1, 1, 3, 5, 5, 5, 5];

    test.each([
      ["at the first one above", rising, { skip: 0, smooth: 0 }, 7],
      ["at the first mean above", rising, { skip: 0, smooth: 1 }, 8],
      ["not for one leap", [1, 1, 1, 9, 1, 1, 1, 1], { skip: 0, smooth: 1 }, null],
      ["never at four times", [1, 4, 4, 4], { skip: 0, smooth: 0 }, null],
      ["and not for what is skipped", [0.1, 0.1, 1, 1, 1, 1], { skip: 2, smooth: 0 }, null],
      ["where nothing is skipped", [0.1, 0.1, 1, 1, 1, 1], { skip: 0, smooth: 0 }, 3],
    ])("%s", (_name, told, how, wanted) => expect(stopsAfter(told, how)).toBe(wanted));
  });

  test("reads the interval from the smoothed losses by its rule, worked out by hand", () => {
    const rates = [1, 2, 3, 4, 5, 6, 7, 8];
    const read = (level: readonly number[], skip: number, smooth: number) =>
      readInterval({ rates, losses: level, level, smooth, skip, stopped: "rising" }).interval;
    // From 10 down to 2: a tenth of the fall is 0.8, so it begins below 9.2.
    expect(read([10, 9.5, 9.1, 8, 4, 2, 3, 9], 0, 0)).toEqual({ low: 3, high: 6 });
    // Without the first: from 9.5 down, so below 8.75.
    expect(read([10, 9.5, 9.1, 8, 4, 2, 3, 9], 1, 0)).toEqual({ low: 4, high: 6 });
    // A mean of three begins at the second and ends before the last.
    expect(read([10, 9.5, 9.1, 8, 4, 2, 3, 9], 0, 1)).toEqual({ low: 4, high: 6 });
    expect(read([9, 8, 7, 6, 5, 4, 3, 1], 0, 1)).toEqual({ low: 3, high: 7 });
    expect(read([1, 2, 3, 4, 5, 6, 7, 8], 0, 0)).toBeNull();
  });

  test("leaves out the first updates that it is told to skip", () => {
    const net = point([1]);
    const valley = quadraticLandscape({ curvatures: [1] });
    const test = { net, problem: valley, optimizer: sgd(net), batch: 1, from: 0.001, to: 3, steps: 60, smooth: 1 };
    const [all, most] = [rangeTest(test), rangeTest({ ...test, skip: 40 })];
    expect(most.losses).toEqual(all.losses);
    expect(most.interval?.low).toBeGreaterThanOrEqual(most.rates[40] as number);
    expect(all.interval?.low).toBeLessThan(most.rates[40] as number);
  });
});

describe("gradientNoiseScale", () => {
  test("finds what a landscape was made with", () => {
    // G = hθ = (3, 4), |G|² = 25; tr Σ = 60 + 40.
    const valley = noisyQuadraticLandscape({ curvatures: [3, 2], noiseVariances: [60, 40] });
    const found = gradientNoiseScale({ net: point([1, 2]), problem: valley, batch: 5, batches: 4000 });
    expect(found.variance / 100).toBeCloseTo(1, 1);
    expect(found.squaredLength / 25).toBeCloseTo(1, 1);
    expect((found.noiseScale as number) / 4).toBeCloseTo(1, 1);
  });

  test("agrees with the gradients of single examples, exactly, when it sees all of them", () => {
    const net = plain();
    const data = moons({ train: 12, validation: 1, test: 1 });
    const each = Array.from({ length: 12 }, (_, i) => gradientAt(net, data, i, i + 1));
    const mean = each[0]?.map((_, j) => each.reduce((sum, g) => sum + (g[j] as number), 0) / 12) as number[];
    const square = (g: readonly number[]) => g.reduce((sum, entry) => sum + entry * entry, 0);
    const variance = each.reduce((sum, g) => sum + square(g.map((entry, j) => entry - (mean[j] as number))), 0) / 11;
    const found = gradientNoiseScale({ net, problem: data, batch: 1, batches: 12 });
    expect(found.variance).toBeCloseTo(variance, 5);
    expect(found.squaredLength).toBeCloseTo(square(mean), 5); // nothing is left to guess
    expect(found.noiseScale).toBeCloseTo(variance / square(mean), 3);
  });

  test("is the two-batch estimate of the paper", () => {
    // |G|² = (B|G_B|² − b|G_b|²)/(B − b), tr Σ = (|G_b|² − |G_B|²)/(1/b − 1/B), with the large batch made of the small ones.
    const net = point([1, 2]);
    const valley = noisyQuadraticLandscape({ curvatures: [3, 2], noiseVariances: 4 });
    const [b, k] = [5, 7];
    const stream = valley.stream(0);
    const gradients = Array.from({ length: k }, () => {
      valley.loss(net as Net, stream.batch(b)).backward();
      const gradient = [...(net.parameters[0]?.value.gradient() ?? [])];
      for (const { value } of net.parameters) value.hasGrad = false;
      return gradient;
    });
    const square = (g: readonly number[]) => g.reduce((sum, entry) => sum + entry * entry, 0);
    const small = gradients.reduce((sum, g) => sum + square(g), 0) / k;
    const large = square([0, 1].map((j) => gradients.reduce((sum, g) => sum + (g[j] as number), 0) / k));
    const found = gradientNoiseScale({ net: net as Net, problem: valley, batch: b, batches: k });
    expect(found.squaredLength).toBeCloseTo((k * b * large - b * small) / (k * b - b), 5);
    expect(found.variance).toBeCloseTo((small - large) / (1 / b - 1 / (k * b)), 4);
  });

  test("counts a parameter that the loss does not reach as standing still", () => {
    const net = mlp([1, 1], { seed: 1 });
    const valley = quadraticLandscape({ curvatures: [1] });
    const [weight, bias] = net.parameters.map(({ value }) => value) as [Tensor, Tensor];
    valley.loss(() => bias, valley.batch(1)).backward();
    net.assign({ "layer1.bias": [5], "layer1.weight": [[3]] });
    valley.loss(() => bias, valley.batch(1)).backward(); // a gradient of 5, left behind
    const half = { ...valley, loss: () => valley.loss(() => weight, valley.batch(1)) };
    expect(gradientNoiseScale({ net, problem: half, batches: 2 })).toEqual({ noiseScale: 0, variance: 0, squaredLength: 9 });
  });

  test("says that it cannot tell where the gradient drowns", () => {
    const valley = noisyQuadraticLandscape({ curvatures: [1], noiseVariances: 100 });
    const found = Array.from({ length: 20 }, (_, seed) => gradientNoiseScale({ net: point([0]), problem: valley, batches: 2, seed }));
    expect(found.some(({ noiseScale }) => noiseScale === null)).toBe(true);
    expect(found.every(({ noiseScale, squaredLength }) => (noiseScale === null) === squaredLength <= 0)).toBe(true);
  });

  function gradientAt(net: Net, data: Problem, from: number, to: number): number[] {
    data.loss(net, data.all("train", from, to)).backward();
    const gradient = net.parameters.flatMap(({ value }) => [...(value.gradient() as Float32Array)]);
    for (const { value } of net.parameters) value.hasGrad = false;
    return gradient;
  }
});

describe("sharpness", () => {
  test("is exact on quadratics, and says how sure it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (curvatures, at) => {
          const valley = quadraticLandscape({ curvatures });
          const net = point(curvatures.map(() => at));
          const found = sharpness({ net, problem: valley, batch: valley.batch(1), tolerance: 1e-4, iterations: 2000 });
          const largest = Math.max(...curvatures);
          expect(found.converged).toBe(true);
          expect(found.value).toBeLessThanOrEqual(largest * 1.001 + 1e-6);
          expect(found.value).toBeGreaterThanOrEqual(largest * 0.99 - 1e-6);
          // The bound that it states: some eigenvalue is that near.
          expect(Math.min(...curvatures.map((h) => Math.abs(h - found.value)))).toBeLessThanOrEqual(found.residual + 1e-3 * largest + 1e-6);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("is the largest, also where one that is larger in size is negative", () => {
    const saddle = landscape({
      spec: { kind: "saddle" },
      dimensions: 2,
      floor: 0,
      deviations: [0, 0],
      lossAt: ([x = 0, y = 0]) => y * y - 3 * x * x,
      slopeAt: ([x = 0, y = 0]) => [-6 * x, 2 * y],
    });
    const found = sharpness({ net: point([1, 2]), problem: saddle, batch: saddle.batch(1), tolerance: 1e-5 });
    expect(found.converged).toBe(true);
    expect(found.value).toBeCloseTo(2, 2);
    expect(found.residual).toBeLessThan(0.1);
  });

  test("agrees with the eigenvalue of a Hessian that is written out", () => {
    const net = mlp([2, 3, 2], { act: "tanh", seed: 5 });
    train({ net, problem, optimizer: sgd(net, { momentum: 0.9 }), lr: 0.1, steps: 30, batch: 50 });
    const found = sharpness({ net, problem, batch: problem.all("train", 0, 100), tolerance: 1e-5, iterations: 1000 });
    const exact = largestByHand(net as never, problem as never, problem.all("train", 0, 100));
    expect(found.converged).toBe(true);
    expect(found.value / exact).toBeCloseTo(1, 2);
  });

  test("says where it did not converge", () => {
    const valley = quadraticLandscape({ curvatures: [1, 0.99, 0.98, 0.5] });
    const found = sharpness({ net: point([1, 1, 1, 1]), problem: valley, batch: valley.batch(1), tolerance: 1e-9, iterations: 3 });
    expect(found).toMatchObject({ converged: false, iterations: 3 });
  });

  test("is 0 where the loss is flat", () => {
    const flat = quadraticLandscape({ curvatures: [0, 0] });
    const found = sharpness({ net: point([1, 2]), problem: flat, batch: flat.batch(1) });
    expect(found).toMatchObject({ value: 0, residual: 0, converged: true });
  });

  test("rates above 2 divided by it leave the valley, rates below stay", () => {
    const valley = quadraticLandscape({ curvatures: [7, 1] });
    const { value } = sharpness({ net: point([1, 1]), problem: valley, batch: valley.batch(1) });
    for (const [factor, leaves] of [
      [1.9, false],
      [2.1, true],
    ] as const) {
      const net = point([1, 1]);
      const run = train({ net, problem: valley, optimizer: sgd(net), lr: factor / value, steps: 200, batch: 1 });
      expect(run.diverged !== null).toBe(leaves);
    }
  });

  /** The largest eigenvalue of the Hessian from differences of gradients along each parameter, and Jacobi rotations: a second route. */
  function largestByHand(net: Net<never>, data: Problem<never, never>, batch: unknown = data.batch(1)): number {
    const state = net.state();
    const { parameters } = net as unknown as Net;
    const size = net.block.size;
    const gradient = (shift: number, at: number): number[] => {
      const { name, value, start } = parameters.find((one) => at < one.start + one.value.size) as Net["parameters"][number];
      const values = value.array();
      values[at - start] = (values[at - start] as number) + shift;
      net.assign({ [name]: values });
      data.loss(net as never, batch as never).backward();
      const found = parameters.flatMap((one) => [...(one.value.gradient() as Float32Array)]);
      for (const one of parameters) one.value.hasGrad = false;
      net.load(state);
      return found;
    };
    const step = 0.01;
    const columns = Array.from({ length: size }, (_, i) => {
      const [up, down] = [gradient(step, i), gradient(-step, i)];
      return up.map((g, j) => (g - (down[j] as number)) / (2 * step));
    });
    const h = columns.map((column, i) => column.map((entry, j) => (entry + ((columns[j] as number[])[i] as number)) / 2));
    const entry = (i: number, j: number): number => (h[i] as number[])[j] as number;
    for (let sweep = 0; sweep < 12; sweep += 1)
      for (let p = 0; p < size; p += 1)
        for (let q = p + 1; q < size; q += 1) {
          if (entry(p, q) === 0) continue;
          const angle = 0.5 * Math.atan2(2 * entry(p, q), entry(q, q) - entry(p, p));
          const [c, s] = [Math.cos(angle), Math.sin(angle)];
          for (let k = 0; k < size; k += 1) {
            const [a, b] = [entry(k, p), entry(k, q)];
            (h[k] as number[])[p] = c * a - s * b;
            (h[k] as number[])[q] = s * a + c * b;
          }
          for (let k = 0; k < size; k += 1) {
            const [a, b] = [entry(p, k), entry(q, k)];
            (h[p] as number[])[k] = c * a - s * b;
            (h[q] as number[])[k] = s * a + c * b;
          }
        }
    return Math.max(...h.map((row, i) => row[i] as number));
  }
});

describe("between snapshots", () => {
  /** States of one run, some updates apart. */
  const states = (net: Net) => {
    const optimizer = sgd(net, { momentum: 0.9 });
    return [40, 30, 30].map((steps, seed) => {
      train({ net, problem, optimizer, lr: 0.1, steps, batch: 20, seed });
      return net.state();
    });
  };

  test("lossAlong begins and ends at the snapshots' own losses", () => {
    const net = plain();
    const [a, , b] = states(net) as [ReturnType<Net["state"]>, unknown, ReturnType<Net["state"]>];
    const along = lossAlong({ net, problem, from: a, to: b, points: 5, split: "test" });
    expect(along.map(({ at }) => at)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    net.load(a);
    expect(along[0]).toEqual({ at: 0, ...problem.score(net, "test") });
    net.load(b);
    expect(along[4]).toEqual({ at: 1, ...problem.score(net, "test") });
    net.load(averageStates([a, b]));
    expect(along[2]?.loss).toBeCloseTo(problem.score(net, "test").loss, 6);
  });

  test("lossAlong takes running means from the nearer end", () => {
    const net = small();
    const [a, , b] = states(net) as [ReturnType<Net["state"]>, unknown, ReturnType<Net["state"]>];
    const along = lossAlong({ net, problem, from: a, to: b, points: 2 });
    net.load(b);
    expect(along[1]).toEqual({ at: 1, ...problem.score(net, "validation") });
  });

  test("averageStates is the mean, and what swa keeps", () => {
    const net = plain();
    const average = swa(net);
    const optimizer = sgd(net, { momentum: 0.9 });
    const snapshots = Array.from({ length: 6 }, (_, seed) => {
      train({ net, problem, optimizer, lr: 0.1, steps: 1, batch: 20, seed });
      average.update();
      return net.state();
    });
    const values = (): number[] => net.parameters.flatMap(({ value }) => [...value.array()]);
    const kept = average.averaged(values);
    net.load(averageStates(snapshots));
    values().forEach((value, i) => {
      expect(value).toBeCloseTo(kept[i] as number, 6);
    });
    expect(averageStates([snapshots[0] as never])).toEqual(snapshots[0]);
    const [normed, , last] = states(small()) as [NetState, NetState, NetState];
    expect(averageStates([normed, last]).kept).toEqual(last.kept);
    expect(last.kept).not.toEqual(normed.kept);
    expect(refusal(() => averageStates([net.state(), plain(4).state()]))).toMatch(
      /^averageStates: states must be of one net, \{"kind":"mlp".*\}, got .*\. Take them from one run\.$/,
    );
    expect(refusal(() => averageStates([]))).toBe(
      "averageStates: states must be a list of at least one state of a net, got []. Write [net.state(), …].",
    );
  });

  test("snapshotEnsemble averages probabilities", () => {
    const net = plain();
    const snapshots = states(net);
    const found = snapshotEnsemble({ net, problem, states: snapshots, split: "validation" });
    const { x, y } = problem.all("validation");
    const each = snapshots.map((state) => {
      net.load(state);
      net.evaluate();
      const logits = net(x).array();
      return Array.from({ length: 60 }, (_, row) => {
        const [a, b] = [Math.exp(logits[2 * row] as number), Math.exp(logits[2 * row + 1] as number)];
        return [a / (a + b), b / (a + b)] as const;
      });
    });
    let [loss, right] = [0, 0];
    for (const [row, label] of [...y.array()].entries()) {
      const p = [0, 1].map((k) => each.reduce((sum, one) => sum + (one[row]?.[k] as number), 0) / 3) as [number, number];
      loss -= Math.log(p[label] as number) / 60;
      if ((p[1] > p[0] ? 1 : 0) === label) right += 1;
    }
    expect(found.loss).toBeCloseTo(loss, 6);
    expect(found.accuracy).toBe(right / 60);
    expect(found.members.length).toBe(3);
    found.members.forEach((member, i) => {
      net.load(snapshots[i] as never);
      const { loss, accuracy } = problem.score(net, "validation");
      expect(member.loss).toBeCloseTo(loss, 6);
      expect(member.accuracy).toBe(accuracy);
    });
    // −ln bends upwards (Jensen), so together they lose no more than on average.
    expect(found.loss).toBeLessThanOrEqual(found.members.reduce((sum, { loss }) => sum + loss, 0) / 3);
  });

  test("snapshotEnsemble leaves out what is not asked, and needs classes", () => {
    const tokens = sortCopy({ length: 2, symbols: 3, validation: 4, test: 4 });
    const width = tokens.classes as number;
    const outputs = (x: { shape: readonly number[]; size: number }) =>
      tensor(
        Float32Array.from({ length: x.size * width }, (_, i) => Math.sin(i)),
        [...x.shape, width],
      );
    const net = Object.assign(outputs, plain()) as never as Net<never>;
    const state = net.state();
    const found = snapshotEnsemble({ net, problem: tokens as never, states: [state, state] });
    const scored = tokens.score(Object.assign(outputs, { training: false, train() {}, evaluate() {} }) as never, "test");
    expect(found.loss).toBeCloseTo(scored.loss, 6);
    expect(found.accuracy).toBe(scored.accuracy);
    const valley = quadraticLandscape({ curvatures: [1] });
    expect(refusal(() => snapshotEnsemble({ net: point([1]), problem: valley as never, states: [point([1]).state()] }))).toBe(
      'snapshotEnsemble: the problem must have classes, got "quadraticLandscape". A landscape has no probabilities to average.',
    );
  });
});
