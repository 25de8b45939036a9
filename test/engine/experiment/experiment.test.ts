import fc from "fast-check";
import { cosineAnnealing, custom, expectedLoss } from "lrlab";
import { adam, experiment, glyphs, mlp, type Pool, type Row, rng, type Sweep, sgd } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { readSweep } from "../../../src/engine/experiment/readSweep.js";
import { runOne } from "../../../src/engine/experiment/runOne.js";
import { type RunSpec, runKey } from "../../../src/engine/experiment/runSpec.js";
import { refusal } from "../../refusal.js";
import { shapes, sweep } from "./synthetic.js";

const exact = (more: Partial<Sweep> = {}): Sweep => ({
  kind: "noisyQuadratic",
  shapes: shapes(20),
  rates: [0.1, 0.2],
  steps: 20,
  modes: 10,
  finest: 1.5,
  ...more,
});

/** A pool of several lanes whose runs end in an order of their own. */
function shuffledPool(seed: number, size = 3): Pool {
  const { int } = rng(seed);
  return {
    size,
    run: async (spec) => {
      for (let waits = int(6); waits > 0; waits -= 1) await Promise.resolve();
      return runOne(spec);
    },
    close: async () => {},
  };
}

describe("experiment", () => {
  test("the exact noisy quadratic: what expectedLoss says, at rates rounded to 32 bits", () => {
    const { rows } = experiment({ ...exact(), refine: false });
    expect(rows.map(({ shape, rate, seed }) => [shape, rate, seed])).toEqual([
      ["constant", 0.1, null],
      ["constant", 0.2, null],
      ["cosine", 0.1, null],
      ["cosine", 0.2, null],
    ]);
    const curvatures = Array.from({ length: 10 }, (_, i) => 1 / (i + 1));
    const shape = cosineAnnealing({ baseLr: 1, totalSteps: 20 });
    const lr = (t: number) => Math.fround(0.2 * shape(t));
    expect(rows[3]?.test?.loss).toBe(expectedLoss({ curvatures, noiseVariances: curvatures, start: 1, lr, steps: 20 }).at(-1));
  });

  test("headline 7's pilot comes out: linear beats a tuned constant 1.31 times at 100 updates", () => {
    const linear = { kind: "linear", baseLr: 1, totalSteps: 100 };
    const { table, open } = experiment({
      ...exact({ shapes: { constant: shapes(1).constant, linear }, steps: 100, modes: 100, finest: 1.03, mostRates: 30 }),
    });
    const [constant, other] = table?.shapes ?? [];
    expect(((constant?.test ?? 0) / (other?.test ?? 1)).toFixed(2)).toBe("1.31");
    expect([constant?.rate, other?.rate].map((rate) => Number(rate?.toPrecision(1)))).toEqual([0.2, 0.8]);
    expect(open).toEqual([]);
  });

  test("a run that flies away is a row, and its rate is not chosen", () => {
    const { rows, table } = experiment({ ...exact({ steps: 1000, rates: [0.1, 100] }), refine: false });
    const curvatures = Array.from({ length: 10 }, (_, i) => 1 / (i + 1));
    const losses = expectedLoss({ curvatures, noiseVariances: curvatures, start: 1, lr: () => 100, steps: 1000 });
    const last = losses.findLastIndex((loss) => Number.isFinite(loss)); // after so many updates, the next of which is number `last`
    expect(rows[1]).toMatchObject({ validation: null, test: null, trainLoss: null, diverged: last });
    expect(table?.shapes[0]).toMatchObject({ rate: 0.1, edge: "lowest" });
  });

  test("in a pool, here, and whatever run ends first: the same rows and tables", async () => {
    const here = experiment(exact());
    for (const seed of [1, 2, 3])
      expect(JSON.stringify(await experiment({ ...exact(), pool: shuffledPool(seed) }))).toBe(JSON.stringify(here));
  });

  test("stopped after any run and resumed from its rows, it ends as if it had never stopped, and runs nothing twice", () => {
    const whole = experiment(exact());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.rows.length - 1 }), (runs) => {
        const signal = { aborted: runs === 0 };
        const onProgress = ({ done }: { done: number }) => {
          signal.aborted = done >= runs;
        };
        const part = experiment({ ...exact(), signal, onProgress });
        expect([part.aborted, part.table, part.rows.length]).toEqual([true, null, runs]);
        let ran = 0;
        const rest = experiment({ ...exact(), results: part.rows, onProgress: () => void ran++ });
        expect(rest).toEqual(whole);
        expect(ran).toBe(whole.rows.length - runs);
      }),
      { numRuns: 12 },
    );
  });

  test("stopped in a pool, the runs under way are kept", async () => {
    const signal = { aborted: false };
    const part = await experiment({
      ...exact(),
      pool: shuffledPool(4),
      signal,
      onProgress: ({ done }) => {
        signal.aborted = done >= 2;
      },
    });
    expect([part.aborted, part.table]).toEqual([true, null]);
    expect(part.rows.length).toBeGreaterThanOrEqual(2);
    expect(experiment({ ...exact(), results: part.rows })).toEqual(experiment(exact()));
  });

  test("a larger grid, or another name, takes over the runs that it shares", () => {
    const small = experiment({ ...exact(), refine: false });
    let ran = 0;
    const { constant, cosine } = shapes(20);
    const more = { ...exact({ rates: [0.1, 0.2, 0.3], shapes: { none: constant, cosine } }), refine: false };
    const large = experiment({ ...more, results: small.rows, onProgress: () => void ran++ });
    expect(ran).toBe(2);
    expect(large.rows.map(({ shape }) => shape)).toEqual(["none", "none", "none", "cosine", "cosine", "cosine"]);
    expect(large).toEqual(experiment(more));
  });

  test("a fault in a run ends the experiment with it", async () => {
    let runs = 0;
    const run: Pool["run"] = async (spec) => {
      runs += 1;
      if (runs === 1) throw new RangeError("dense: the shapes must fit, got none.");
      for (let waits = 10; waits > 0; waits -= 1) await Promise.resolve();
      return runOne(spec);
    };
    await expect(experiment({ ...exact(), pool: { ...shuffledPool(1, 2), run } })).rejects.toThrow("dense: the shapes must fit");
    expect(runs).toBe(2); // of four: those that were under way
  });

  test("progress counts to the end of each grid", () => {
    const seen: string[] = [];
    experiment({
      ...exact({ rates: [0.1, 0.4] }),
      refine: false,
      onProgress: ({ done, total, row }) => void seen.push(`${done}/${total} ${row.shape} ${row.rate}`),
    });
    expect(seen).toEqual(["1/4 constant 0.1", "2/4 constant 0.4", "3/4 cosine 0.1", "4/4 cosine 0.4"]);
  });
});

describe("a training run", () => {
  const plan = readSweep(
    "sweep",
    sweep({
      problem: { kind: "glyphs", train: 64, validation: 20, test: 20 },
      model: { kind: "mlp", sizes: [144, 8, 10] },
      optimizer: { kind: "sgd", momentum: 0.9 },
      shapes: shapes(12),
      steps: 12,
      batch: 16,
    }),
  );

  test.each([{ kind: "sgd", momentum: 0.9 } as const, { kind: "adam" } as const])("is the loop that a learner would write, %j", (spec) => {
    const run = { ...plan.run("cosine", 0.3, 5), optimizer: spec } as RunSpec;
    const outcome = runOne(run);
    const data = glyphs({ train: 64, validation: 20, test: 20, seed: 5 });
    const net = mlp([144, 8, 10], { seed: 5 });
    const opt = spec.kind === "sgd" ? sgd(net, { momentum: 0.9 }) : adam(net);
    const stream = data.stream(5);
    const lr = shapes(12).cosine;
    const losses: number[] = [];
    for (let t = 0; t < 12; t++) {
      const loss = data.loss(net, stream.batch(16));
      losses.push(loss.item());
      loss.backward();
      opt.step(Math.fround(0.3 * lr(t)));
    }
    const [a = 0, b = 0] = losses.slice(-2);
    expect(outcome).toEqual({
      validation: data.score(net, "validation"),
      test: data.score(net, "test"),
      trainLoss: (a + b) / 2,
      diverged: null,
    });
  });

  test("shares data and first weights with the runs of its seed, and with no other", () => {
    const parts = (run: RunSpec) => (run.kind === "training" ? [run.problem, run.model, run.seed] : []);
    expect(parts(plan.run("cosine", 0.3, 5))).toEqual(parts(plan.run("constant", 0.1, 5)));
    expect(parts(plan.run("cosine", 0.3, 5))).not.toEqual(parts(plan.run("cosine", 0.3, 6)));
    const fixed = readSweep("sweep", sweep({ problem: { kind: "moons", seed: 7 } }));
    expect(parts(fixed.run("cosine", 0.3, 5))[0]).toEqual(parts(fixed.run("cosine", 0.3, 6))[0]);
  });

  test("says everything, so that leaving out what is usual changes nothing, and its key stays what it is", () => {
    const bare = readSweep("sweep", sweep());
    const full = readSweep(
      "sweep",
      sweep({ problem: { kind: "moons", noise: 0.2 }, optimizer: { kind: "sgd", momentum: 0, nesterov: false } }),
    );
    expect(runKey(full.run("constant", 0.1, 1))).toBe(runKey(bare.run("constant", 0.1, 1)));
    expect(runKey(full.run("constant", 0.1, 2))).not.toBe(runKey(bare.run("constant", 0.1, 1)));
    expect(runKey(readSweep("sweep", exact()).run("cosine", 0.1, null))).toMatchInlineSnapshot(`"a6cf82c6972d94f9"`);
  });

  test("diverges as a result, at the update where the loss left the numbers, or at the last where the scores did", () => {
    const flying = (steps: number) =>
      experiment({
        ...sweep({ rates: [3e5], seeds: 1, optimizer: { kind: "sgd", momentum: 0.9 }, steps, shapes: { constant: shapes(1).constant } }),
        refine: false,
      }).rows[0];
    for (const steps of [5, 40])
      expect(flying(steps)).toMatchObject({ validation: null, test: null, trainLoss: null, diverged: Math.min(steps - 1, 5) });
    expect(flying(4)?.diverged).toBeNull();
  });

  test("that leaps to a million and comes back has not diverged", () => {
    const { rows } = experiment({
      ...sweep({
        problem: { kind: "quadraticLandscape", curvatures: [1] },
        model: { kind: "point", start: [1000] },
        rates: [3],
        seeds: 1,
        shapes: { cosine: shapes(10).cosine },
      }),
      refine: false,
    });
    expect(rows[0]?.diverged).toBeNull();
    expect(rows[0]?.test?.loss).toBeLessThan(1e6);
  });

  test("comes after those of earlier seeds, whose data it does not share", () => {
    const seen: (number | null)[] = [];
    experiment({ ...sweep({ seeds: 2 }), refine: false, onProgress: ({ row }) => void seen.push(row.seed) });
    expect(seen).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
  });

  test("the arms of a table may differ in all they are made of", () => {
    const { constant, cosine } = shapes(10);
    const arms = readSweep(
      "sweep",
      sweep({
        shapes: {
          a: constant,
          b: {
            schedule: cosine,
            model: { act: "tanh" },
            optimizer: { kind: "adam" },
            average: { kind: "ema", decay: 0.5 },
            steps: 20,
            batch: 4,
          },
        },
      }),
    );
    expect(arms.run("b", 0.1, 1)).toMatchObject({
      model: { kind: "mlp", sizes: [2, 4, 2], act: "tanh", seed: 1 },
      optimizer: { kind: "adam" },
      average: { kind: "ema", decay: 0.5 },
      steps: 20,
      batch: 4,
    });
    expect(arms.run("a", 0.1, 1)).toMatchObject({ model: { act: "relu" }, optimizer: { kind: "sgd" }, average: null, steps: 10, batch: 5 });
  });

  test("an averaged net is what is scored", () => {
    const last = experiment({ ...sweep(), refine: false });
    const averaged = experiment({ ...sweep({ average: { kind: "ema", decay: 0.9 } }), refine: false });
    expect(averaged.rows.map(({ trainLoss }) => trainLoss)).toEqual(last.rows.map(({ trainLoss }) => trainLoss));
    expect(averaged.rows.every(({ test }, i) => test?.loss !== last.rows[i]?.test?.loss)).toBe(true);
  });
});

describe("refuses", () => {
  const { constant } = shapes(10);
  test.each<[string, Partial<Sweep>, string]>([
    [
      "no shapes",
      { shapes: {} },
      "experiment: shapes must hold at least one schedule by name, got {}. Write { constant: constant({ baseLr: 1 }), cosine: … }.",
    ],
    [
      "a schedule at another peak",
      { shapes: { low: cosineAnnealing({ baseLr: 0.1, totalSteps: 10 }) } },
      "experiment: shapes.low must have 1 as its highest rate, got 0.1. The rates of the experiment multiply it: build it with baseLr: 1.",
    ],
    [
      "the same run under two names",
      { shapes: { a: constant, b: constant } },
      "experiment: a and b must be different runs, got the same. Leave one out.",
    ],
    [
      "a baseline that is not there",
      { baseline: "linear" },
      'experiment: baseline must name one of the shapes, got "linear". There are constant, cosine.',
    ],
    ["a rate twice", { rates: [0.1, 0.1] }, "experiment: rates must be different, got [0.1, 0.1]. Give each once."],
    [
      "a rate of 0",
      { rates: [0, 0.1] },
      "experiment: rates[0] must be a finite number > 0 and <= 1000000, got 0. A rate multiplies the gradient.",
    ],
    [
      "a grid without a range",
      { rates: { from: 0.1, to: 0.1, count: 3 } },
      "experiment: rates.to must be a finite number > 0.1 and <= 1000000, got 0.1. A rate multiplies the gradient.",
    ],
    [
      "a grid finer than its digits",
      { rates: { from: 0.1, to: 0.101, count: 9 } },
      "experiment: rates must differ in their first three digits, got ",
    ],
    [
      "no seeds",
      { seeds: 0 },
      "experiment: seeds must be a whole number >= 1 and <= 10000, got 0. It is the number of seeds: each is one run at every rate of every shape.",
    ],
    [
      "fewer seeds in the end",
      { seeds: { from: 8, to: 4 } },
      "experiment: seeds.to must be a whole number >= 8 and <= 10000, got 4. It is the most seeds to run.",
    ],
    [
      "more seeds without a reason",
      { seeds: { from: 2, to: 4 } },
      "experiment: smallest must be > 0 where seeds may be added, got 0. They are added until the intervals are narrower than it.",
    ],
    ["an unknown option", { stepz: 3 } as never, "experiment: unknown parameter stepz. It takes kind, shapes, rates, "],
    ["another library's name", { batchSize: 3 } as never, "experiment: unknown parameter batchSize. Use batch."],
    [
      "an unknown part of an arm",
      { shapes: { a: { schedule: constant, rate: 1 } as never } },
      "experiment: unknown parameter shapes.a.rate. It holds schedule, problem, model, optimizer, average, steps, batch.",
    ],
    ["a problem that is none", { problem: { kind: "mnist" } }, "problem: kind must be one of "],
    [
      "a model without a kind",
      { model: { sizes: [2, 2] } },
      'experiment: model must be a spec: an object with a kind, got {"sizes":[2,2]}. Write { kind: "…", … }.',
    ],
    [
      "an accuracy where there is none",
      { problem: { kind: "twoWells" }, model: { kind: "point", start: [1] }, metric: "accuracy" },
      'experiment: metric must be "loss" where there are no right answers, got "accuracy". twoWells has none.',
    ],
    [
      "too many runs",
      { seeds: 10_000, rates: { from: 1e-6, to: 1, count: 500 }, mostRates: 500 },
      "experiment: there must be at most 1000000 runs, got 10000000. Try fewer rates, shapes or seeds.",
    ],
    [
      "a limit below what is given",
      { mostRates: 2 },
      "experiment: mostRates must be a whole number >= 3 and <= 1000, got 2. 3 rates are given.",
    ],
  ])("%s", (_what, more, message) => {
    expect(
      refusal(() => experiment(sweep(more))).startsWith(message),
      refusal(() => experiment(sweep(more))),
    ).toBe(true);
  });

  test("a schedule that is no data: another thread could not make it", () => {
    expect(() => experiment(sweep({ shapes: { mine: custom(() => 1) } }))).toThrow(/^custom: a schedule made from a function /);
  });

  test("rows that are none", () => {
    const [row] = experiment({ ...exact(), refine: false }).rows;
    const advice = "Hand in the rows that an experiment returned.";
    expect(refusal(() => experiment({ ...exact(), results: [{ ...row, diverged: 3 } as Row] }))).toMatch(
      /^experiment: results\[0\] must be a row, got \{.*\. Hand in/,
    );
    expect(refusal(() => experiment({ ...exact(), results: {} as never }))).toBe(
      `experiment: results must be a list of rows, got {}. ${advice}`,
    );
  });
});
