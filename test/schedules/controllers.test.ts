import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import {
  type Controller,
  type ControllerState,
  constant,
  controllers,
  cosineAnnealing,
  type Greedy,
  greedy,
  type ReduceOnPlateau,
  reduceOnPlateau,
  schedule,
  steer,
  warmup,
} from "lrlab";
import { replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { partPath, requirePart } from "../realParts.js";

/** The states before the first observation and after each. */
function run({ init, observe }: Pick<Controller, "init" | "observe">, metrics: readonly number[]): ControllerState[] {
  const states = [init()];
  for (const metric of metrics) states.push(observe(states.at(-1) as ControllerState, metric)); // there is one
  return states;
}

const rates = (controller: Controller, metrics: readonly number[]): number[] => run(controller, metrics).map(controller.lr);

const flat = (count: number, value = 1): number[] => Array.from({ length: count }, () => value);

interface Case {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: the parameters of four libraries, read from JSON
  readonly params: any;
  readonly base_lr: number;
  readonly metrics: readonly number[];
  readonly lr: readonly number[];
  readonly best?: readonly number[];
  readonly num_bad_epochs?: readonly number[];
}
const golden = (name: string): [string, Case][] =>
  (JSON.parse(readFileSync(`test/golden/${name}.json`, "utf8")) as Case[]).map((one) => [one.id, one]);

describe("the plateaus of other libraries, with the right options", () => {
  const mode = { rel: "relative", abs: "absolute" } as const;

  test.each(golden("torch_plateau"))("%s", (_, { params, base_lr, metrics, lr, best, num_bad_epochs }) => {
    const { min_lr, threshold_mode = "rel", ...same } = params;
    const minLr = min_lr === undefined ? {} : { minLr: min_lr };
    const plateau = reduceOnPlateau({ baseLr: base_lr, thresholdMode: mode[threshold_mode as "rel"], eps: 1e-8, ...minLr, ...same });
    const states = run(plateau, metrics);
    expect(states.map(plateau.lr)).toEqual(lr);
    expect(states.slice(1).map(({ best }) => best)).toEqual(best);
    expect(states.slice(1).map(({ bad }) => bad)).toEqual(num_bad_epochs);
  });

  // Keras acts when the count reaches its patience, PyTorch when it is above; its cooldown ends within the observation that ends it.
  test.each(golden("keras_ReduceLROnPlateau"))("%s", (_, { params, base_lr, metrics, lr }) => {
    const { mode, factor, patience = 10, cooldown = 0, min_delta = 1e-4 } = params;
    const plateau = reduceOnPlateau({
      baseLr: base_lr,
      ...(mode ? { mode } : {}),
      factor,
      patience: patience - 1,
      cooldown: Math.max(0, cooldown - 1),
      thresholdMode: "absolute",
      threshold: min_delta,
    });
    expect(rates(plateau, metrics)).toEqual(lr);
  });

  // optax acts when the count reaches its patience as well, and its rate already includes the metric of the same update.
  test.each(golden("optax_reduce_on_plateau"))("%s", (_, { params, base_lr, metrics, lr }) => {
    const { factor, patience = 10, cooldown = 0, rtol = 1e-4, atol = 0, min_scale = 0 } = params;
    const threshold: ReduceOnPlateau =
      atol > 0 ? { thresholdMode: "absolute", threshold: atol } : { thresholdMode: "relative", threshold: rtol };
    const scaled = steer(
      constant({ baseLr: base_lr }),
      reduceOnPlateau({ factor, patience: patience - 1, cooldown, minLr: min_scale, ...threshold }),
    );
    expect(
      run(scaled, metrics)
        .slice(1)
        .map((state, i) => scaled.lr(state, i)),
    ).toEqual(lr);
  });

  // timm's maximizes, and sees no metric until its warmup is over.
  test.each(golden("timm_plateau"))("%s", (_, { params, base_lr, metrics, lr }) => {
    const { decay_rate, patience_t, warmup_t = 0, warmup_lr_init = 0, lr_min = 0 } = params;
    const steered = steer(
      warmup(constant({ baseLr: base_lr }), { steps: warmup_t, startLr: warmup_lr_init }),
      reduceOnPlateau({ mode: "max", factor: decay_rate, patience: patience_t, minLr: lr_min / base_lr }),
    );
    let state = steered.init();
    const ours = [steered.lr(state, 0)];
    metrics.forEach((metric, i) => {
      if (i + 1 > warmup_t) state = steered.observe(state, metric);
      ours.push(steered.lr(state, i + 1));
    });
    ours.forEach((rate, i) => {
      expect(rate).toBeCloseTo(lr[i] as number, 14); // as many as metrics, and one
    });
    expect(ours.length).toBe(lr.length);
  });
});

/** Far from where halving loses bits. */
const metric = fc.double({ min: -10, max: 10, noNaN: true }).map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
const metrics = fc.array(fc.oneof(metric, fc.constantFrom(1, 1.5, -0, Number.NaN, Number.POSITIVE_INFINITY)), { maxLength: 60 });
const judging = {
  patience: fc.nat(4),
  cooldown: fc.nat(3),
  average: fc.integer({ min: 1, max: 4 }),
  threshold: fc.double({ min: 0, max: 0.2, noNaN: true }),
  thresholdMode: fc.constantFrom("relative" as const, "absolute" as const),
  mode: fc.constantFrom("min" as const, "max" as const),
  nonFinite: fc.constantFrom("worse" as const, "ignore" as const),
  factor: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  baseLr: fc.double({ min: 0.1, max: 1, noNaN: true }),
  minLr: fc.double({ min: 0, max: 0.1, noNaN: true }),
};
const plateauOptions = fc
  .record(judging, { requiredKeys: [] })
  .map(({ minLr, ...rest }) => ({ ...rest, baseLr: rest.baseLr ?? 0.5, minLr: minLr ?? 0 }));
const anyPlateau = plateauOptions.map(reduceOnPlateau);
const anyGreedy = plateauOptions.map((options) => greedy({ ...options, maxLr: 2 }));
const anyController = fc.oneof(anyPlateau, anyGreedy);

describe("every controller", () => {
  test("goes on from JSON at any observation as if it had never stopped", () => {
    fc.assert(
      fc.property(anyController, metrics, fc.nat(60), (controller, metrics, at) => {
        const cut = Math.min(at, metrics.length);
        const whole = run(controller, metrics);
        const saved = JSON.parse(JSON.stringify(whole[cut])) as ControllerState;
        const resumed = run({ init: () => saved, observe: controller.observe }, metrics.slice(cut));
        expect(resumed).toEqual(whole.slice(cut));
      }),
    );
  });

  test("stays between its floor and its ceiling", () => {
    fc.assert(
      fc.property(anyController, metrics, (controller, metrics) => {
        const { baseLr, minLr, maxLr = baseLr } = controller.spec as unknown as { baseLr: number; minLr: number; maxLr?: number };
        for (const lr of rates(controller, metrics)) expect(lr >= minLr && lr <= maxLr).toBe(true);
      }),
    );
  });

  test("sees in mode max what it sees of the negated metric in mode min", () => {
    fc.assert(
      fc.property(plateauOptions, metrics, (options, metrics) => {
        const negated = metrics.map((value) => -value);
        for (const make of [reduceOnPlateau, (p: ReduceOnPlateau) => greedy({ ...p, maxLr: 2 })])
          expect(rates(make({ ...options, mode: "max" }), negated)).toEqual(rates(make({ ...options, mode: "min" }), metrics));
      }),
    );
  });

  test("does not care for the unit of the metric with a relative threshold, whatever its sign", () => {
    fc.assert(
      fc.property(plateauOptions, metrics, fc.integer({ min: -20, max: 20 }), (options, metrics, power) => {
        const plateau = reduceOnPlateau({ ...options, thresholdMode: "relative" });
        expect(
          rates(
            plateau,
            metrics.map((value) => value * 2 ** power),
          ),
        ).toEqual(rates(plateau, metrics));
      }),
    );
  });

  test("is rebuilt from its spec, and keeps its state to itself", () => {
    fc.assert(
      fc.property(anyController, metrics, (controller, metrics) => {
        const { kind, ...parameters } = JSON.parse(JSON.stringify(controller.spec));
        const again = controllers.find(({ definition }) => definition.name === kind)?.from(parameters);
        expect(again?.spec).toEqual(controller.spec);
        const states = run(controller, metrics);
        const copy = JSON.stringify(states);
        expect(rates(again as Controller, metrics)).toEqual(states.map(controller.lr));
        expect(JSON.stringify(states)).toBe(copy);
        expect(Object.isFrozen(states.at(-1))).toBe(true);
      }),
    );
  });

  test("forgets a metric that is not finite with ignore, and counts it as no improvement with worse", () => {
    fc.assert(
      fc.property(plateauOptions, metrics, (options, metrics) => {
        const ignoring = reduceOnPlateau({ ...options, nonFinite: "ignore" });
        expect(rates(ignoring, metrics).at(-1)).toBe(rates(ignoring, metrics.filter(Number.isFinite)).at(-1));
      }),
    );
    const plateau = reduceOnPlateau({ baseLr: 0.1, patience: 1 });
    expect(rates(plateau, [1, Number.NaN, Number.NaN])).toEqual([0.1, 0.1, 0.1, 0.010000000000000002]);
    expect(rates(plateau, [Number.NaN, 5, 4]).at(-1)).toBe(0.1); // the first finite one still sets the best
    expect(rates(reduceOnPlateau({ baseLr: 0.1, patience: 0 }), [1, Number.NEGATIVE_INFINITY]).at(-1)).toBe(0.010000000000000002);
  });
});

describe("reduceOnPlateau", () => {
  test("cuts a flat metric at observation p + 2, then after every p + 1 + c", () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(5), metric, fc.integer({ min: 1, max: 5 }), (patience, cooldown, value, average) => {
        const plateau = reduceOnPlateau({ patience, cooldown, average, threshold: 0 });
        const lr = rates(plateau, flat(60, value));
        const cuts = lr.flatMap((rate, i) => (i > 0 && rate < (lr[i - 1] as number) ? [i] : []));
        const expected = Array.from({ length: 60 }, (_, i) => patience + 2 + i * (patience + 1 + cooldown)).filter((i) => i <= 60);
        expect(cuts).toEqual(expected);
      }),
    );
    expect(rates(reduceOnPlateau({ patience: 10 }), flat(12)).slice(-2)).toEqual([1, 0.1]); // quiz: patience 10 cuts after 12
  });

  test("is PyTorch's rule, written a second time, for any metric that is not negative", () => {
    fc.assert(
      fc.property(plateauOptions, fc.array(fc.double({ min: 0, max: 10, noNaN: true })), (options, metrics) => {
        const all = { ...reduceOnPlateau({ ...options, average: 1 }).spec } as unknown as Required<ReduceOnPlateau>;
        let [best, bad, rest, lr] = [all.mode === "min" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY, 0, 0, all.baseLr];
        const bound = {
          relative: { min: () => best * (1 - all.threshold), max: () => best * (1 + all.threshold) },
          absolute: { min: () => best - all.threshold, max: () => best + all.threshold },
        }[all.thresholdMode][all.mode];
        const theirs = metrics.map((value) => {
          const better = all.mode === "min" ? value < bound() : value > bound();
          if (better) best = value;
          bad = better ? 0 : bad + 1;
          if (rest > 0) [rest, bad] = [rest - 1, 0];
          if (bad > all.patience) [lr, rest, bad] = [Math.max(lr * all.factor, all.minLr), all.cooldown, 0];
          return lr;
        });
        expect(rates(reduceOnPlateau({ ...options, average: 1 }), metrics)).toEqual([all.baseLr, ...theirs]);
      }),
    );
  });

  test("keeps a relative threshold on the better side of a negative best, where PyTorch's is on the other", () => {
    const plateau = reduceOnPlateau({ baseLr: 1, patience: 0, threshold: 0.1 });
    expect(run(plateau, [-1, -0.95]).at(-1)).toMatchObject({ best: -1, lr: 0.1 }); // worse; −0.95 < −1 · (1 − 0.1) would say better
    expect(run(plateau, [-1, -1.05]).at(-1)).toMatchObject({ best: -1, lr: 0.1 }); // better, by less than a tenth
    expect(run(plateau, [-1, -1.2]).at(-1)).toMatchObject({ best: -1.2, lr: 1 });
    expect(run(plateau, [0, -1e-9]).at(-1)).toMatchObject({ best: -1e-9 }); // a tenth of nothing is nothing
  });

  test("judges the mean of the last metrics", () => {
    const noisy = [1, 3, 0.5, 2.5, 0, 2, -0.5, 1.5]; // falls by half at each other observation, under a swing of 2
    expect(rates(reduceOnPlateau({ patience: 0, threshold: 0 }), noisy).at(-1)).toBeLessThan(1);
    expect(rates(reduceOnPlateau({ patience: 1, threshold: 0, average: 2 }), noisy.slice(1)).at(-1)).toBe(1);
    expect(run(reduceOnPlateau({ average: 3 }), [1, 2, 6, 7]).map(({ recent }) => recent)).toEqual([[], [1], [1, 2], [1, 2, 6], [2, 6, 7]]);
    expect(run(reduceOnPlateau({ mode: "max", average: 3 }), [1, 2, 6, 7]).at(-1)?.best).toBeCloseTo(5, 14);
  });

  test("makes no change of eps or less", () => {
    expect(rates(reduceOnPlateau({ baseLr: 0.1, patience: 0, factor: 0.5, eps: 0.03 }), flat(5)).at(-1)).toBe(0.05);
    expect(rates(reduceOnPlateau({ baseLr: 1, patience: 0, factor: 0.5, eps: 0.25 }), flat(5)).at(-1)).toBe(0.5);
  });
});

/** The arguments of a call in Python. */
const readArguments = (call: string): Record<string, number | string> =>
  Object.fromEntries([...call.matchAll(/(\w+)=("?)([^,")]+)\2/g)].map(([, name, quote, value]) => [name, quote ? value : Number(value)]));

describe("reduceOnPlateau in Keras and optax", () => {
  const { keras, optax } = reduceOnPlateau.definition;
  const sixteenths = (max: number) => fc.integer({ min: 0, max }).map((n) => n / 16); // exact, whatever is added first
  const options = fc.record({
    patience: fc.nat(4),
    cooldown: fc.nat(3),
    threshold: sixteenths(4),
    factor: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    baseLr: fc.double({ min: 0.1, max: 1, noNaN: true }),
    minLr: fc.double({ min: 0, max: 0.1, noNaN: true }),
  });
  const metrics = fc.array(sixteenths(40), { minLength: 1, maxLength: 60 });
  const close = (theirs: readonly number[], ours: readonly number[]): void => {
    expect(theirs.length).toBe(ours.length);
    ours.forEach((rate, i) => {
      expect(Math.abs((theirs[i] as number) - rate)).toBeLessThanOrEqual(1e-14 * rate); // as many of theirs
    });
  };

  test("the callback that the card prints gives our rates", () => {
    fc.assert(
      fc.property(options, fc.constantFrom("min" as const, "max" as const), metrics, (options, mode, metrics) => {
        const plateau = reduceOnPlateau({ ...options, mode, thresholdMode: "absolute" });
        const params = readArguments(keras?.(plateau.spec as object) as string);
        const theirs = replay({
          api: "ReduceLROnPlateau",
          source: "keras",
          params,
          base_lr: options.baseLr,
          metrics,
          steps: metrics.length,
        });
        close(theirs.lr, rates(plateau, metrics));
      }),
    );
  });

  test("the transformation that the card prints gives our rates", () => {
    fc.assert(
      fc.property(options, fc.constantFrom("relative" as const, "absolute" as const), metrics, (options, thresholdMode, metrics) => {
        fc.pre(options.threshold > 0); // optax wants one
        const plateau = reduceOnPlateau({ ...options, thresholdMode });
        const params = readArguments(optax?.(plateau.spec as object) as string);
        const theirs = replay({
          api: "reduce_on_plateau",
          source: "optax",
          params,
          base_lr: options.baseLr,
          metrics,
          steps: metrics.length,
        });
        close(theirs.lr, rates(plateau, metrics).slice(1));
      }),
    );
  });

  test("prints nothing where they have no such rule", () => {
    const spec = (p: ReduceOnPlateau) => reduceOnPlateau(p).spec as object;
    for (const p of [{ average: 2 }, { nonFinite: "ignore" }] as const)
      for (const form of ["pytorch", "transformers", "keras", "optax"] as const)
        expect(reduceOnPlateau.definition[form]?.(spec({ ...p, thresholdMode: "absolute" }))).toBeNull();
    expect(keras?.(spec({ thresholdMode: "relative" }))).toBeNull();
    expect(optax?.(spec({ mode: "max" }))).toBeNull();
  });
});

/** Runs the PyTorch code of each case, one metric after the other; answers with the rates. */
const program = `
import json, sys, torch
from torch.optim.lr_scheduler import ReduceLROnPlateau
answers = []
for case in json.load(sys.stdin):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=case["lr"])
    scheduler = eval(case["scheduler"])
    rates = [optimizer.param_groups[0]["lr"]]
    for metric in case["metrics"]:
        scheduler.step(metric)
        rates.append(optimizer.param_groups[0]["lr"])
    answers.append(rates)
print(json.dumps(answers))
`;

describe.skipIf(!requirePart("torch", "the PyTorch form of reduceOnPlateau"))("reduceOnPlateau in PyTorch", () => {
  test("its printed code gives our rates", () => {
    const positive = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 40 }).map((list) => list.map((n) => n / 16));
    const cases = fc.sample(fc.tuple(plateauOptions, positive), 200).map(([options, metrics]) => {
      const plateau = reduceOnPlateau({ ...options, average: 1, nonFinite: "worse" });
      const form = reduceOnPlateau.definition.pytorch?.(plateau.spec as object) as { lr: number; scheduler: string };
      return { ...form, metrics, ours: rates(plateau, metrics) };
    });
    const { stdout, stderr } = spawnSync(partPath("torch") ?? "", ["-c", program], { input: JSON.stringify(cases), encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual(cases.map(({ ours }) => ours));
  });
});

describe("greedy", () => {
  test("rises after more than p improvements in a row, and takes a rise back after more than p without", () => {
    const rule = greedy({ baseLr: 0.1, maxLr: 0.3, factor: 0.5, patience: 1, minLr: 0.05 });
    expect(rates(rule, [5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1])).toEqual([0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.3, 0.15, 0.15, 0.075, 0.075, 0.05]);
  });

  test("rests after a rise as after a cut", () => {
    const rule = greedy({ baseLr: 1, maxLr: 100, factor: 0.5, patience: 0, cooldown: 2 });
    expect(rates(rule, [9, 8, 7, 6, 5, 4, 4, 4, 4])).toEqual([1, 2, 2, 2, 4, 4, 4, 2, 2, 2]);
  });

  test("without a pause is transformers' GreedyLR, written a second time", () => {
    const positive = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }).map((list) => list.map((n) => n / 16));
    fc.assert(
      fc.property(plateauOptions, positive, (options, metrics) => {
        const rule = greedy({ ...options, average: 1, cooldown: 0, maxLr: 2 });
        const { mode, threshold, thresholdMode, patience, factor, minLr, maxLr, baseLr } = rule.spec as unknown as Required<Greedy>;
        const sign = mode === "min" ? 1 : -1;
        let [best, good, bad, lr] = [sign * Number.POSITIVE_INFINITY, 0, 0, baseLr];
        const theirs = metrics.map((value) => {
          const bound = thresholdMode === "relative" ? best * (1 - sign * threshold) : best - sign * threshold;
          if (sign * value < sign * bound) [best, good, bad] = [value, good + 1, 0];
          else [good, bad] = [0, bad + 1];
          if (good > patience) [lr, good] = [Math.min(lr / factor, maxLr), 0];
          else if (bad > patience) [lr, bad] = [Math.max(lr * factor, minLr), 0];
          return lr;
        });
        expect(rates(rule, metrics)).toEqual([baseLr, ...theirs]);
      }),
    );
  });

  test("below its ceiling's reach is a plateau that also rises: without improvement the two cut alike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(3), (patience, cooldown) => {
        const options = { baseLr: 0.5, factor: 0.5, patience, cooldown };
        expect(rates(greedy({ ...options, maxLr: 1 }), flat(40))).toEqual(rates(reduceOnPlateau(options), flat(40)));
      }),
    );
  });
});

describe("steer", () => {
  test("is the product of the schedule and the controller", () => {
    const lr = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 });
    const plateau = reduceOnPlateau({ factor: 0.5, patience: 1 });
    const steered = steer(lr, plateau);
    run(steered, flat(20)).forEach((state, i) => {
      expect(steered.lr(state, 5 * i)).toBe(lr(5 * i) * plateau.lr(state));
    });
  });

  test("takes schedules from JSON", () => {
    const lr = schedule({ kind: "constant", baseLr: 0.1 });
    expect(steer(lr, reduceOnPlateau({})).lr(reduceOnPlateau({}).init(), 3)).toBe(0.1);
  });
});

const bad = (value: unknown) => value as never;
const plateau = reduceOnPlateau({ baseLr: 0.1, minLr: 0.01 });
const state = plateau.init();

test.each<[() => unknown, string]>([
  [
    () => plateau.observe(state, bad(undefined)),
    "reduceOnPlateau.observe: metric must be a number, got undefined. Measure it first, on data that is not trained on.",
  ],
  [
    () => reduceOnPlateau({ nonFinite: "throw" }).observe(reduceOnPlateau({}).init(), Number.NaN),
    'reduceOnPlateau.observe: metric must be a finite number, got NaN. The run flew away; nonFinite: "worse" would count it as no improvement.',
  ],
  [
    () => plateau.observe(greedy({ maxLr: 1 }).init(), 1),
    'reduceOnPlateau.observe: state must be what init or observe of reduceOnPlateau gave, got {"kind":"greedy","version":1,"lr":1,"best":null,"good":0,.... Start from init().',
  ],
  [
    () => plateau.lr(bad({ ...state, version: 2 })),
    'reduceOnPlateau.lr: state must be what init or observe of reduceOnPlateau gave, got {"kind":"reduceOnPlateau","version":2,"lr":0.1,"best":nul.... Start from init().',
  ],
  [
    () => plateau.lr({ ...state, lr: 0.001 }),
    "reduceOnPlateau.lr: state.lr must be a finite number >= 0.01 and <= 0.1, got 0.001. It was saved with other bounds; start from init().",
  ],
  [
    () => plateau.observe({ ...state, bad: -1 }, 1),
    "reduceOnPlateau.observe: state.bad must be a whole number >= 0, got -1. It counts observations without improvement.",
  ],
  [
    () => plateau.lr(bad({ ...state, bads: 1 })),
    `reduceOnPlateau.lr: unknown parameter state.bads. It holds ${Object.keys(state).join(", ")}.`,
  ],
  [
    () => reduceOnPlateau({ baseLr: 0.1, minLr: 0.2 }),
    "reduceOnPlateau: minLr must be at most baseLr (0.1), got 0.2. It is the floor that cuts stop at.",
  ],
  [
    () => reduceOnPlateau({ factor: 1 }),
    "reduceOnPlateau: factor must lie between 0 and 1, both left out, got 1. A cut multiplies the rate by it.",
  ],
  [
    () => reduceOnPlateau({ threshold: 1 }),
    'reduceOnPlateau: a relative threshold must be below 1, all of the best value, got 1. Use 1e-4 for 0.01 %, or thresholdMode: "absolute".',
  ],
  [
    () => reduceOnPlateau({ patience: 2.5 }),
    "reduceOnPlateau: patience must be a whole number >= 0, got 2.5. Observations in a row that it lets pass before it acts.",
  ],
  [() => reduceOnPlateau(bad({ min_lr: 0.1 })), "reduceOnPlateau: unknown parameter min_lr. Use minLr."],
  [
    () => reduceOnPlateau({ thresholdMode: bad("rel") }),
    'reduceOnPlateau: thresholdMode must be one of "relative", "absolute", got "rel". Leave thresholdMode out for "relative".',
  ],
  [() => greedy(bad({})), "greedy: maxLr is missing. The ceiling that rises stop at."],
  [() => greedy({ maxLr: 0.5 }), "greedy: maxLr must be at least baseLr (1), got 0.5. To cut only, use reduceOnPlateau."],
  [
    () => steer(constant({ baseLr: 0.1 }), plateau),
    "steer: the controller must start at 1, got 0.1. Leave its baseLr out: the schedule gives the rate, the controller a factor of it.",
  ],
  [
    () => steer(bad(0.1), plateau),
    "steer: its first argument must be a schedule, got 0.1. Build one first, such as constant({ baseLr: 0.1 }).",
  ],
])("%o says what is wrong", (run, message) => {
  expect(run).toThrow(new RangeError(message));
});

test("each controller has all that its card says", () => {
  for (const { definition, from } of controllers) {
    const { name, title, summary, parameters, latex, pros, cons, bestFor, source, example } = definition;
    expect(from(example).spec.kind).toBe(name);
    for (const text of [title, summary, latex, bestFor, source.title, source.authors, source.url]) expect(text.length).toBeGreaterThan(5);
    expect(pros.length * cons.length).toBeGreaterThan(0);
    expect(summary).toMatch(/\.$/);
    for (const { doc } of Object.values(parameters)) expect(doc).toMatch(/^[A-Z].*\.$/);
  }
});
