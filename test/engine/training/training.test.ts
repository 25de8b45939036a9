import fc from "fast-check";
import { constant, hyperparameters, linear, oneCycle, oneCycleMomentum, parameterGroups, reduceOnPlateau, steer } from "lrlab";
import {
  type Average,
  adam,
  adamW,
  cnn,
  ema,
  forgetting,
  glyphs,
  type Indices,
  lion,
  mlp,
  moons,
  type Net,
  noisyQuadraticLandscape,
  type Optim,
  point,
  quadraticLandscape,
  rAdam,
  scheduleFreeAdamW,
  scheduleFreeSgd,
  sgd,
  sortCopy,
  spirals,
  swa,
  type Tensor,
  type Training,
  type TrainingOptions,
  taskPair,
  train,
  training,
  transformer,
} from "lrlab/engine";
import { describe, expect, test, vi } from "vitest";
import { wasm } from "../../../src/engine/tensor/memory.js";
import { refusal } from "../../refusal.js";

const problem = spirals({ train: 90, validation: 40, test: 30 });
/** A small net with everything that a checkpoint must hold: batch norm's running means, dropout's random numbers. */
const small = (): Net => mlp([2, 5, 3, 2], { act: "tanh", norm: "batch", dropout: 0.2, seed: 3 });
type Options = Partial<TrainingOptions<Tensor, Indices>>;

/** A run of 12 updates, with whatever else is asked for. */
function runOf({
  net = small(),
  optimizer = sgd(net, { momentum: 0.9 }),
  ...others
}: Options = {}): Training & { net: Net; optimizer: Optim } {
  const options = { net, problem, optimizer, lr: 0.05, steps: 12, batch: 20, ...others } as TrainingOptions<Tensor, Indices>;
  return Object.assign(Object.create(training(options)) as Training, { net, optimizer });
}

/** All that a run has come to, bit for bit. */
const bits = (run: Training) => JSON.parse(JSON.stringify(run.checkpoint())) as unknown;

describe("a run", () => {
  test("is the loop that a learner writes, bit for bit", () => {
    const [net, twin] = [small(), small()];
    const [opt, other] = [sgd(net, { momentum: 0.9 }), sgd(twin, { momentum: 0.9 })];
    const lr = linear({ baseLr: 0.1, totalSteps: 30 });
    const fresh = spirals({ train: 90, validation: 40, test: 30 });
    const losses: number[] = [];
    for (let t = 0; t < 30; t += 1) {
      const batch = fresh.batch(20);
      const loss = fresh.loss(net, batch);
      loss.backward();
      opt.step(lr(t));
      losses.push(loss.item());
    }
    const run = train({ net: twin, problem, optimizer: other, lr, steps: 30, batch: 20 });
    expect(run.history.map(({ loss }) => loss)).toEqual(losses);
    expect(twin.state()).toEqual(net.state());
    expect(run.history.map((update) => update.lr)).toEqual(Array.from({ length: 30 }, (_, t) => lr(t)));
    expect(run.history.at(-1)).toMatchObject({ step: 29, gradNorm: opt.gradNorm, updateNorm: opt.updateNorm, validation: null });
    expect(run.score("test")).toEqual(fresh.score(net, "test"));
  });

  test("goes on in slices of any length", () => {
    const whole = runOf({ evaluateEvery: 5 });
    expect(whole.advance()).toBe(false);
    const sliced = runOf({ evaluateEvery: 5 });
    expect([sliced.advance(0), sliced.step]).toEqual([true, 0]);
    expect([sliced.advance(1), sliced.step]).toEqual([true, 1]);
    expect([sliced.advance(7), sliced.step]).toEqual([true, 8]);
    expect([sliced.advance(100), sliced.step]).toEqual([false, 12]);
    expect(sliced.advance(1)).toBe(false);
    expect(bits(sliced)).toEqual(bits(whole));
    expect(sliced.history).toEqual(whole.history);
    expect(whole.history.filter(({ validation }) => validation).map(({ step }) => step)).toEqual([4, 9, 11]);
  });

  test("learns", () => {
    const net = mlp([2, 16, 16, 2], { act: "tanh", seed: 1 });
    const before = spirals().score(net, "test");
    const run = train({ net, problem: spirals(), optimizer: adam(net), lr: 0.01, steps: 600, batch: 50 });
    expect(before.accuracy).toBeLessThan(0.7);
    expect(run.score("test").accuracy).toBeGreaterThan(0.97);
  });

  test("takes momentum and the rates of groups from one clock", () => {
    const cycle = { lr: oneCycle({ maxLr: 0.1, totalSteps: 12 }), momentum: oneCycleMomentum({ totalSteps: 12 }) };
    const at = hyperparameters(cycle);
    const [net, twin] = [small(), small()];
    const opt = sgd(net, { momentum: 0.9 });
    const stream = problem.stream(1);
    for (let t = 0; t < 12; t += 1) {
      problem.loss(net, stream.batch(20)).backward();
      opt.step(at(t));
    }
    const run = runOf({ net: twin, lr: at });
    run.advance();
    expect(twin.state()).toEqual(net.state());
    expect(run.history[3]?.lr).toBe(cycle.lr(3));

    const grouped = small();
    const parts = { body: { parameters: ["layer1"] }, head: { parameters: ["layer3"] } };
    const groups = parameterGroups({ body: constant({ baseLr: 0 }), head: constant({ baseLr: 0.1 }) });
    const first = grouped.parameters[0]?.value.array();
    const both = runOf({ net: grouped, optimizer: sgd(grouped, { groups: parts }), lr: groups });
    both.advance();
    expect(grouped.parameters[0]?.value.array()).toEqual(first);
    expect(both.history[5]?.lr).toBe(0.1);
  });

  test("shows a controller the validation score, and follows it", () => {
    const controller = reduceOnPlateau({ baseLr: 0.4, factor: 0.5, patience: 0, threshold: 0.5 });
    const run = runOf({ lr: controller, evaluateEvery: 3 });
    run.advance();
    let state = controller.init();
    const expected: number[] = [];
    for (const { validation } of run.history) {
      expected.push(controller.lr(state));
      if (validation) state = controller.observe(state, validation.loss);
    }
    expect(run.history.map(({ lr }) => lr)).toEqual(expected);
    expect(expected[0]).toBe(0.4);
    expect(expected.at(-1)).toBeLessThan(0.4);

    const rising = reduceOnPlateau({ mode: "max", factor: 0.5, patience: 0, threshold: 0.9 });
    const steered = runOf({ lr: steer(linear({ baseLr: 0.1, totalSteps: 24 }), rising), metric: "accuracy", evaluateEvery: 6 });
    steered.advance();
    expect(steered.history[11]?.lr).toBeCloseTo(0.1 * (1 - 11 / 24), 12); // the first observation is the best so far
  });

  test("scores averaged parameters where there is an average", () => {
    const net = small();
    const average = ema(net, { decay: 0.5 });
    const run = runOf({ net, average, evaluateEvery: 12 });
    run.advance();
    const scored = average.averaged(() => problem.score(net, "validation"));
    expect(average.updates).toBe(12);
    expect(run.history[11]?.validation).toEqual(scored);
    expect(run.score("validation")).toEqual(scored);
    expect(scored).not.toEqual(problem.score(net, "validation"));

    const free = small();
    const optimizer = scheduleFreeSgd(free);
    const other = runOf({ net: free, optimizer, evaluateEvery: 12 });
    other.advance();
    expect(other.history[11]?.validation).toEqual(optimizer.averaged(() => problem.score(free, "validation")));
  });

  test("takes the mean gradient of several batches: as one large batch", () => {
    const plain = (): Net => mlp([2, 5, 2], { act: "tanh", seed: 3 });
    const lr = 0.2;
    const whole = runOf({ net: plain(), batch: 30, lr, steps: 15 });
    const parts = runOf({ net: plain(), batch: 6, accumulate: 5, lr, steps: 15 });
    whole.advance();
    parts.advance();
    const values = ({ net }: { net: Net }) => net.parameters.flatMap(({ value }) => [...value.array()]);
    values(parts).forEach((value, i) => {
      expect(value).toBeCloseTo(values(whole)[i] as number, 5);
    });
    expect(parts.history.map(({ loss }) => loss.toFixed(5))).toEqual(whole.history.map(({ loss }) => loss.toFixed(5)));
    expect(parts.history[3]?.gradNorm).toBeCloseTo(whole.history[3]?.gradNorm as number, 5);
  });

  test("trains points in landscapes as theory says", () => {
    const net = point([4]);
    const run = train({ net, problem: quadraticLandscape({ curvatures: [2] }), optimizer: sgd(net), lr: 0.25, steps: 3, batch: 1 });
    expect(run.history.map(({ loss }) => loss)).toEqual([16, 4, 1]);
    expect(run.score("test")).toEqual({ loss: 0.25, accuracy: null });
  });

  test("uses no more memory the longer it is", () => {
    const run = runOf({ steps: 4000 });
    run.advance(100);
    const before = wasm().memory.buffer.byteLength;
    run.advance();
    expect(wasm().memory.buffer.byteLength).toBe(before);
  });

  test("leaves no gradient behind, and is not disturbed by one", () => {
    const run = runOf();
    const clean = runOf();
    problem.loss(run.net, problem.batch(4)).backward();
    run.advance();
    clean.advance();
    const values = ({ net }: { net: Net }) => net.state().values;
    // Dropout drew for the loss before; the next parameters differ, so only a net without it is compared.
    expect(run.net.parameters.every(({ value }) => !value.hasGrad)).toBe(true);
    const plain = (): Net => mlp([2, 5, 2], { seed: 3 });
    const [a, b] = [runOf({ net: plain() }), runOf({ net: plain() })];
    problem.loss(a.net, problem.batch(4)).backward();
    a.advance();
    b.advance();
    expect(values(a)).toBe(values(b));
  });
});

test("a net forgets the first task while it learns the second", () => {
  const pair = taskPair(glyphs({ train: 1000, test: 200 }), glyphs({ train: 1000, test: 200, alphabet: 2 }));
  const net = mlp([144, 32, 10], { seed: 1 });
  const optimizer = adam(net);
  const learn = (task: typeof pair.first): void => void train({ net, problem: task, optimizer, lr: 0.003, steps: 300, batch: 30 });
  const found = forgetting({ pair, net, learn });
  expect(found.learnt.accuracy).toBeGreaterThan(0.5);
  expect(found.second.accuracy).toBeGreaterThan(0.5);
  expect(found.accuracyLost).toBeGreaterThan(0.2);
});

describe("a run that diverges", () => {
  test("stops, and says at which update: a result, not an exception", () => {
    const net = point([1]);
    const steep = quadraticLandscape({ curvatures: [1] });
    const run = train({ net, problem: steep, optimizer: sgd(net), lr: 11, steps: 50, batch: 1 });
    // θ ← −10θ, so L = 100ᵗ/2, above 1e6 first at t = 4.
    expect(run.diverged).toEqual({ step: 4 });
    expect(run.step).toBe(4);
    expect(run.history.map(({ loss }) => loss)).toEqual([0.5, 50, 5000, 500_000]);
    expect(run.advance()).toBe(false);
    expect(run.step).toBe(4);
  });

  test("at a loss that is no number, when no loss is too high", () => {
    const net = point([1]);
    const steep = quadraticLandscape({ curvatures: [1] });
    const infinite = { net, problem: steep, optimizer: sgd(net), lr: 1e6, steps: 50, batch: 1, divergedAbove: Number.POSITIVE_INFINITY };
    const run = train(infinite);
    expect(run.diverged?.step).toBeGreaterThan(2);
    expect(run.history.every(({ loss }) => Number.isFinite(loss))).toBe(true);
  });

  test("in its last update, which leaves no numbers", () => {
    const net = point([1]);
    const run = train({
      net,
      problem: quadraticLandscape({ curvatures: [1] }),
      optimizer: sgd(net),
      lr: 3e38,
      steps: 2,
      batch: 1,
      divergedAbove: 1e300,
    });
    expect(run.diverged).not.toBeNull();
  });

  test("where it leads to a score that is no number", () => {
    const blind: typeof problem = { ...problem, score: () => ({ loss: Number.NaN, accuracy: 0 }) };
    const lr = reduceOnPlateau({ baseLr: 0.1, nonFinite: "throw" });
    const run = runOf({ problem: blind, lr, evaluateEvery: 3 });
    expect(run.advance()).toBe(false);
    expect([run.diverged, run.history.length]).toEqual([{ step: 2 }, 2]);
  });

  test("in its only update, though the loss was fine", () => {
    const net = point([1]);
    const run = train({ net, problem: quadraticLandscape({ curvatures: [1] }), optimizer: sgd(net), lr: 3e38, steps: 1, batch: 1 });
    expect([run.diverged, run.history.length]).toEqual([{ step: 0 }, 0]);
  });

  test("is saved as such, and can be taken back to where it was sound", () => {
    const make = () => {
      const net = point([1]);
      return training({ net, problem: quadraticLandscape({ curvatures: [1] }), optimizer: sgd(net), lr: 11, steps: 50, batch: 1 });
    };
    const [run, other] = [make(), make()];
    run.advance(2);
    const sound = run.checkpoint();
    run.advance();
    other.restore(run.checkpoint());
    expect(other.diverged).toEqual({ step: 4 });
    expect(other.advance()).toBe(false);
    other.restore(sound);
    expect(other.diverged).toBeNull();
    expect(other.advance(1)).toBe(true);
    expect(other.step).toBe(3);
  });

  test("in any of an update's batches", () => {
    const net = mlp([2, 4, 2], { seed: 1 });
    const run = runOf({ net, divergedAbove: 0.01, accumulate: 3 });
    run.advance();
    expect([run.diverged, run.history.length]).toEqual([{ step: 0 }, 0]);
    expect(net.parameters.every(({ value }) => !value.hasGrad)).toBe(true);
  });
});

describe("while it runs", () => {
  test("onProgress hears of every so many updates, and of the end", () => {
    const heard: number[] = [];
    runOf({ onProgress: ({ step, last }) => void heard.push(step, last?.step ?? -1), progressEvery: 5 }).advance();
    expect(heard).toEqual([5, 4, 10, 9, 12, 11]);
    const onProgress = vi.fn();
    runOf({ onProgress, steps: 1000 }).advance();
    expect(onProgress).toHaveBeenCalledTimes(100);
  });

  test("a signal stops it before the next update, and it can go on", () => {
    const controller = new AbortController();
    const run = runOf({
      signal: controller.signal,
      progressEvery: 1,
      onProgress: ({ step }) => void (step === 4 && controller.abort()),
    });
    expect(run.advance()).toBe(false);
    expect([run.step, run.stopped, run.diverged]).toEqual([4, "aborted", null]);
    const whole = runOf();
    whole.advance(4);
    expect(bits(run)).toEqual(bits(whole));

    const signal = { aborted: true };
    const held = runOf({ signal });
    expect([held.advance(), held.step, held.stopped]).toEqual([false, 0, "aborted"]);
    signal.aborted = false;
    expect([held.advance(4), held.step, held.stopped]).toEqual([true, 4, null]);
    expect(bits(held)).toEqual(bits(whole));
  });

  test("the net is in training mode, whatever it was in", () => {
    const [run, whole] = [runOf(), runOf()];
    run.net.evaluate();
    run.advance();
    whole.advance();
    expect(bits(run)).toEqual(bits(whole));
  });

  test("a rate that is none stops it with everything as it was", () => {
    for (const bad of [Number.NaN, -0.1, Number.POSITIVE_INFINITY, "0.1", undefined]) {
      const run = runOf({ lr: (t: number) => (t < 3 ? 0.05 : (bad as number)) });
      const whole = runOf();
      whole.advance(3);
      expect(refusal(() => run.advance())).toMatch(/^training: lr at update 3 must be a finite rate >= 0, got /);
      expect(bits(run)).toEqual(bits(whole));
    }
    const run = runOf({ lr: (t: number) => ({ lr: 0.1, momentum: t < 3 ? 0.9 : Number.NaN }) });
    run.advance(3);
    const before = bits(run);
    expect(refusal(() => run.advance())).toMatch(/^sgd\.step: momentum must be /);
    expect(bits(run)).toEqual(before);
  });

  test("an update that throws halfway leaves everything as it was, running means and dropout's numbers too", () => {
    let calls = 0;
    const stumbling: typeof problem = {
      ...problem,
      loss: (net, batch) => {
        const loss = problem.loss(net, batch);
        calls += 1;
        if (calls === 6) throw new Error("halfway");
        return loss;
      },
    };
    const run = runOf({ problem: stumbling, accumulate: 2 });
    const whole = runOf({ accumulate: 2 });
    expect(() => run.advance()).toThrow("halfway");
    expect(run.step).toBe(2);
    whole.advance(2);
    expect(bits(run)).toEqual(bits(whole));
    run.advance();
    whole.advance();
    expect(bits(run)).toEqual(bits(whole));
  });
});

/** Every optimizer and average that there is. */
const optimizers: Readonly<
  Record<string, (net: Net) => Partial<{ optimizer: Optim; average: Average; lr: unknown; evaluateEvery: number }>>
> = {
  sgd: (net) => ({ optimizer: sgd(net) }),
  momentum: (net) => ({ optimizer: sgd(net, { momentum: 0.9, weightDecay: 0.01 }) }),
  "momentum with the rate inside": (net) => ({ optimizer: sgd(net, { momentum: 0.9, rateInside: true }) }),
  nesterov: (net) => ({ optimizer: sgd(net, { momentum: 0.9, nesterov: true, clip: { norm: 1 } }) }),
  adam: (net) => ({ optimizer: adam(net) }),
  adamW: (net) => ({ optimizer: adamW(net, { weightDecay: 0.1 }) }),
  rAdam: (net) => ({ optimizer: rAdam(net) }),
  lion: (net) => ({ optimizer: lion(net) }),
  scheduleFreeSgd: (net) => ({ optimizer: scheduleFreeSgd(net), evaluateEvery: 4 }),
  scheduleFreeAdamW: (net) => ({ optimizer: scheduleFreeAdamW(net) }),
  ema: (net) => ({ optimizer: adam(net), average: ema(net, { decay: 0.8, biasCorrection: true }), evaluateEvery: 4 }),
  swa: (net) => ({ optimizer: sgd(net, { momentum: 0.9 }), average: swa(net, { start: 5, every: 2 }) }),
  groups: (net) => ({
    optimizer: adamW(net, { groups: { body: { parameters: ["layer1", "layer2"], lrFactor: 0.5 }, head: { parameters: ["layer3"] } } }),
  }),
  "a controller": (net) => ({
    optimizer: sgd(net, { momentum: 0.9 }),
    lr: reduceOnPlateau({ baseLr: 0.2, factor: 0.5, patience: 0, threshold: 0.2, average: 2 }),
    evaluateEvery: 2,
  }),
  "momentum that cycles": (net) => ({
    optimizer: sgd(net, { momentum: 0.9 }),
    lr: hyperparameters({ lr: oneCycle({ maxLr: 0.1, totalSteps: 12 }), momentum: oneCycleMomentum({ totalSteps: 12 }) }),
  }),
};

describe("interrupted and resumed", () => {
  const of = (name: string, more: Options = {}): Training => {
    const net = small();
    return runOf({ net, lr: 0.02, ...optimizers[name]?.(net), ...more } as Options);
  };

  test.each(Object.keys(optimizers))("%s goes on as if nothing had happened, wherever that is", (name) => {
    const whole = of(name);
    whole.advance();
    fc.assert(
      fc.property(fc.nat(12), (at) => {
        const first = of(name);
        first.advance(at);
        const saved = JSON.parse(JSON.stringify(first.checkpoint()));
        const second = of(name);
        second.advance(at % 3); // wherever it stood before
        second.restore(saved);
        expect(second.step).toBe(at);
        second.advance();
        expect([...first.history, ...second.history]).toEqual(whole.history);
        expect(bits(second)).toEqual(bits(whole));
        expect(second.score("test")).toEqual(whole.score("test"));
      }),
      { numRuns: 8, examples: [[0], [1], [12]] },
    );
  });

  test("noise and fresh examples go on where they were", () => {
    const online = glyphs({ online: true, validation: 20, test: 20 });
    const landscape = noisyQuadraticLandscape({ curvatures: [1, 0.1], noiseVariances: 1 });
    for (const make of [
      () => ({ net: mlp([144, 4, 10], { seed: 1 }), problem: online }),
      () => ({ net: point([1, 2]), problem: landscape }),
      () => ({
        net: cnn({ size: 12, filters: [2, 3], classes: 10, norm: "batch", dropout: 0.1, seed: 1 }),
        problem: glyphs({ train: 40 }),
      }),
      () => ({
        net: transformer({ vocabulary: 5, context: 6, width: 4, layers: 1, heads: 2, dropout: 0.1, seed: 1 }),
        problem: sortCopy({ length: 3, symbols: 4 }),
      }),
    ]) {
      const run = (): Training => {
        const { net, problem } = make();
        return training({ net, problem, optimizer: adam(net as Net), lr: 0.01, steps: 9, batch: 7 } as never);
      };
      const [whole, first, second] = [run(), run(), run()];
      whole.advance();
      first.advance(4);
      second.restore(first.checkpoint());
      second.advance();
      expect(bits(second)).toEqual(bits(whole));
    }
  });

  test("the order of keys in a checkpoint does not count", () => {
    const [whole, other] = [runOf(), runOf()];
    whole.advance(3);
    const turned = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, turned(part)]),
          )
        : value;
    other.restore(turned(bits(whole)) as never);
    expect(bits(other)).toEqual(bits(whole));
  });

  test("a run may branch: other rates and another length from one checkpoint", () => {
    const trunk = runOf();
    trunk.advance(8);
    const saved = trunk.checkpoint();
    trunk.advance();
    const branch = runOf({ lr: (t: number) => (t < 8 ? 0.05 : 0.001), steps: 20 });
    branch.restore(saved);
    branch.advance();
    expect([branch.step, branch.history[0]?.step]).toEqual([20, 8]);
    expect(branch.history[0]?.loss).toBe(trunk.history[8]?.loss);
    expect(branch.history[1]?.loss).not.toBe(trunk.history[9]?.loss);
  });

  type Saved = Record<string, unknown>;
  const restored = String.raw`^training\.restore: the checkpoint`;
  const notOurs = `${restored} must be what checkpoint\\(\\) of a run gave, version 1, got `;
  const refused: Readonly<Record<string, readonly [Options, (saved: Saved) => Saved, string]>> = {
    "another kind of thing": [{}, () => ({ kind: "net" }), notOurs],
    "another version": [{}, () => ({ version: 2 }), notOurs],
    "another engine": [{}, () => ({ engine: 0 }), `${restored} must be of engine version \\d+, got 0\\. `],
    "another problem": [{ problem: moons({ train: 90 }) }, () => ({}), `${restored} must be of a run on `],
    "a longer run": [{ steps: 4 }, () => ({}), `${restored}'s step must be a whole number >= 0 and <= 4, got 5\\. `],
    "another net": [{ net: mlp([2, 5, 3, 2], { seed: 4 }) }, () => ({}), String.raw`^mlp\.load: .* this net, `],
    "a damaged net": [{}, ({ net }) => ({ net: { ...(net as object), values: "AAAA" } }), String.raw`^mlp\.load: values must be `],
    "another optimizer": [{}, () => ({}), String.raw`^adam\.load: state must be `],
    "no optimizer": [{}, () => ({ optimizer: null }), String.raw`^sgd\.load: `],
    "a damaged stream": [
      {},
      () => ({ stream: { kind: "stream", version: 1, seed: 1, epoch: 0, row: -1 } }),
      String.raw`^spirals\.load: state must be `,
    ],
    "a run without its controller": [
      {},
      () => ({ rates: reduceOnPlateau({}).init() }),
      `${restored} must be of a run without a controller, got `,
    ],
    "a controller without its state": [
      { lr: reduceOnPlateau({ baseLr: 1 }), evaluateEvery: 1 },
      () => ({}),
      `${restored} must be of a run with a controller, got null\\. `,
    ],
    "another controller's state": [
      { lr: reduceOnPlateau({ baseLr: 0.1 }), evaluateEvery: 1 },
      () => ({ rates: { ...reduceOnPlateau({ baseLr: 0.1 }).init(), kind: "greedy" } }),
      String.raw`^reduceOnPlateau\.lr: state must be what init or observe of reduceOnPlateau gave, `,
    ],
    "an average too many": [{}, () => ({ average: {} }), `${restored} must be of a run without an average, got `],
    "an unknown key": [{}, () => ({ nonsense: 1 }), String.raw`^training\.restore: unknown parameter the checkpoint\.nonsense\. `],
  };
  test.each(Object.entries(refused))("%s is refused, and nothing is changed", (name, [options, spoilt, message]) => {
    const source = runOf();
    source.advance(5);
    const saved = JSON.parse(JSON.stringify(source.checkpoint())) as Saved;
    const net = options.net ?? small();
    const run = runOf({ ...options, net, optimizer: name === "another optimizer" ? adam(net) : sgd(net, { momentum: 0.9 }) });
    run.advance(2);
    problem.loss(net, problem.batch(3)).backward();
    const before = bits(run);
    const gradients = net.parameters.map(({ value }) => [value.hasGrad, value.gradient()]);
    expect(refusal(() => run.restore({ ...saved, ...spoilt(saved) } as never))).toMatch(new RegExp(message));
    expect(bits(run)).toEqual(before);
    expect(run.history.length).toBe(2);
    expect(net.parameters.map(({ value }) => [value.hasGrad, value.gradient()])).toEqual(gradients);
  });

  test.each([null, undefined, {}, [], "checkpoint", Number.NaN])("%s is no checkpoint", (saved) => {
    expect(refusal(() => runOf().restore(saved as never))).toMatch(/^training\.restore: the checkpoint must be /);
  });
});

test("what cannot be a run is refused before it begins", () => {
  const net = mlp([2, 3, 2], { seed: 1 });
  const good = { net, problem, optimizer: sgd(net), lr: 0.1, steps: 3, batch: 10 };
  const said = (change: object): string => refusal(() => train({ ...good, ...change } as never));
  expect(said({ lr: [0.1, 0.2] })).toBe("train: lr must hold a rate for each of the 3 updates, got 2. Add rates or ask for fewer steps.");
  expect(said({ lr: -1 })).toBe(
    "train: lr at update 0 must be a finite rate >= 0, got -1. A rate multiplies the gradient; 0 stands still.",
  );
  expect(said({ lr: reduceOnPlateau({}) })).toBe(
    "train: evaluateEvery must be given to a controller, got undefined. It observes the score on the validation data.",
  );
  expect(said({ batch: 91 })).toBe("spirals.batch: size must be a whole number >= 1 and <= 90, got 91. There are 90 training examples.");
  expect(said({ optimizer: sgd })).toMatch(/^train: optimizer must be an optimizer of the net, got a function \(sgd\)\. /);
  const twin = mlp([2, 3, 2], { seed: 1 });
  expect(said({ optimizer: sgd(twin) })).toBe(
    'train: optimizer must be an optimizer of the net, got "one of another net". Make it of this net: sgd(net).',
  );
  expect(said({ average: ema(twin) })).toBe(
    'train: average must be an average of the net, got "one of another net". Make it of this net: ema(net).',
  );
  expect(said({ base_lr: 1 })).toMatch(/^train: unknown parameter base_lr\. It takes net, problem, /);
});
