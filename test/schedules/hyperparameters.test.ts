import { readFileSync } from "node:fs";
import fc from "fast-check";
import {
  constant,
  cosineAnnealing,
  discriminative,
  hyperparameters,
  layerwise,
  linear,
  linearWarmup,
  oneCycle,
  oneCycleMomentum,
  parameterGroups,
  roundTo,
  scale,
  schedule,
  sequence,
  take,
} from "lrlab";
import { describe, expect, test } from "vitest";
import { anySchedule, rates } from "./arbitrary.js";

interface OneCycleCase {
  readonly params: { readonly max_lr: number; readonly total_steps: number };
  readonly lr: readonly number[];
  readonly momentum: readonly number[];
  readonly error?: unknown;
}

const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
const anyValues = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== "batchSize" && name !== "kind"),
  fc.oneof(
    anySchedule.map((of) => take(of, 40)),
    fc.double({ min: -2, max: 2, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  ),
  { minKeys: 1, maxKeys: 4 },
);

describe("hyperparameters", () => {
  test("gives each value of its own schedule, and comes back from JSON bit for bit", () => {
    fc.assert(
      fc.property(anyValues, fc.nat(80), (values, step) => {
        const at = hyperparameters(values);
        const direct = Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? value : value(step)]);
        expect(Object.entries(at(step))).toEqual(direct);
        const again = hyperparameters(JSON.parse(JSON.stringify(at)));
        expect(again(step)).toEqual(at(step));
        expect(again.steps).toBe(at.steps);
        expect(JSON.stringify(again)).toBe(JSON.stringify(at));
      }),
    );
  });

  test("has the length of those that end", () => {
    expect(hyperparameters({ lr, momentum: 0.9 }).steps).toBe(100);
    expect(hyperparameters({ lr: constant({ baseLr: 0.1 }), momentum: 0.9 }).steps).toBeNull();
    expect(hyperparameters({ lr: constant({ baseLr: 0.1 }), momentum: take(constant({ baseLr: 0.9 }), 7) }).steps).toBe(7);
  });

  test("moves rate and momentum of one cycle together, as PyTorch does", () => {
    const cases = JSON.parse(readFileSync("test/golden/torch_onecycle.json", "utf8")) as OneCycleCase[];
    const plain = cases.filter(({ params, error }) => !error && Object.keys(params).join() === "max_lr,total_steps,optimizer");
    expect(plain.length).toBeGreaterThan(0);
    for (const { params, lr, momentum } of plain) {
      const { max_lr: maxLr, total_steps: totalSteps } = params;
      const at = hyperparameters({ lr: oneCycle({ maxLr, totalSteps }), momentum: oneCycleMomentum({ totalSteps }) });
      for (let t = 0; t < totalSteps; t++) {
        expect(at(t).lr).toBeCloseTo(lr[t] as number, 14);
        expect(at(t).momentum).toBeCloseTo(momentum[t] as number, 14);
      }
    }
  });

  test("gives whole batch sizes", () => {
    const ramp = linearWarmup({ startLr: 32, baseLr: 512, warmupSteps: 97 });
    const at = hyperparameters({ lr, batchSize: take(sequence(roundTo(ramp, 16), constant({ baseLr: 512 })), 100) });
    for (let t = 0; t < 100; t++) expect(at(t).batchSize % 16).toBe(0);
    expect([at(0).batchSize, at(50).batchSize, at(99).batchSize]).toEqual([32, 272, 512]);
  });
});

describe("roundTo", () => {
  test("lies within half a multiple of the schedule, on a multiple", () => {
    fc.assert(
      fc.property(anySchedule, fc.integer({ min: 1, max: 50 }), (of, multiple) => {
        const large = scale(of, 1000);
        const rounded = roundTo(large, multiple);
        rates(rounded, 60).forEach((value, t) => {
          expect(Number.isInteger(value / multiple)).toBe(true);
          expect(Math.abs(value - large(t))).toBeLessThanOrEqual(multiple / 2);
        });
        expect(rates(schedule(JSON.parse(JSON.stringify(rounded))), 60)).toEqual(rates(rounded, 60));
      }),
    );
  });
});

describe("parameterGroups", () => {
  test("gives each group what its own hyperparameters give, and comes back from JSON", () => {
    fc.assert(
      fc.property(anyValues, anyValues, fc.nat(80), (body, head, step) => {
        const at = parameterGroups({ body, head });
        expect(at(step)).toEqual({ body: hyperparameters(body)(step), head: hyperparameters(head)(step) });
        expect(parameterGroups(JSON.parse(JSON.stringify(at)))(step)).toEqual(at(step));
      }),
    );
  });

  test("takes a schedule for the rate of a group", () => {
    expect(parameterGroups({ body: scale(lr, 0.5), head: lr })(0)).toEqual({ body: { lr: 0.05 }, head: { lr: 0.1 } });
    expect(parameterGroups({ body: lr.spec })(0)).toEqual({ body: { lr: 0.1 } });
  });
});

describe("discriminative", () => {
  // fastai: even_mults(1e-5, 1e-3, 4) = start · mult^i, with mult the third root of 100.
  test("is fastai's even_mults at every update", () => {
    const groups = discriminative({ lr: scale(lr, 0.01), groups: ["a", "b", "c", "d"] });
    const mult = (1e-3 / 1e-5) ** (1 / 3);
    Object.values(groups).forEach((group, i) => {
      expect(group(0)).toBeCloseTo(1e-5 * mult ** i, 16);
      expect(group(70) / group(0)).toBeCloseTo(lr(70) / lr(0), 12);
    });
    expect(Object.keys(groups)).toEqual(["a", "b", "c", "d"]);
    expect(rates(groups.d)).toEqual(rates(scale(lr, 0.01)));
  });
});

describe("layerwise", () => {
  test("multiplies by the decay from each layer to the one below", () => {
    const groups = layerwise({ lr, layers: 12, decay: 0.75 });
    expect(Object.keys(groups)).toEqual(["embeddings", ...Array.from({ length: 12 }, (_, l) => `layer${l + 1}`), "head"]);
    const from = Object.values(groups).map((group) => group(30));
    from.slice(1).forEach((rate, i) => {
      expect((from[i] as number) / rate).toBeCloseTo(0.75, 12);
    });
    expect(from.at(-1)).toBe(lr(30));
  });

  test("is discriminative with the same ratio over the same groups", () => {
    const layers = layerwise({ lr, layers: 3, decay: 0.5 });
    const groups = discriminative({ lr, groups: Object.keys(layers), ratio: 2 ** 4 });
    for (const [name, group] of Object.entries(layers)) expect(group(10)).toBeCloseTo(groups[name]?.(10) as number, 16);
  });

  test("goes into parameterGroups as it is", () => {
    expect(parameterGroups(layerwise({ lr, layers: 1, decay: 0.5 }))(0)).toEqual({
      embeddings: { lr: 0.025 },
      layer1: { lr: 0.05 },
      head: { lr: 0.1 },
    });
  });
});

const bad = (value: unknown) => value as never;

test.each<[() => unknown, string]>([
  [
    () => hyperparameters({ lr, momentum: linear({ baseLr: 0.9, totalSteps: 50 }) }),
    "hyperparameters: momentum must be as long as lr (100 updates), or endless, got 50. Cut one with take(schedule, steps).",
  ],
  [
    () => parameterGroups({ body: lr, head: { lr: linear({ baseLr: 0.9, totalSteps: 50 }) } }),
    "parameterGroups: head must be as long as body (100 updates), or endless, got 50. Cut one with take(schedule, steps).",
  ],
  [
    () => parameterGroups({ body: { lr, momentum: linear({ baseLr: 0.9, totalSteps: 50 }) } }),
    "parameterGroups: body.momentum must be as long as body.lr (100 updates), or endless, got 50. Cut one with take(schedule, steps).",
  ],
  [
    () => hyperparameters({ lr, momentum: bad("0.9") }),
    'hyperparameters: momentum must be a schedule, a finite number or a spec, got "0.9". Build one first, such as constant({ baseLr: 0.1 }).',
  ],
  [
    () => hyperparameters({}),
    "hyperparameters: its values must be at least one hyperparameter by name, got {}. Write { lr, momentum: 0.9 }.",
  ],
  [
    () => hyperparameters({ batchSize: linearWarmup({ startLr: 32, baseLr: 64, warmupSteps: 7 }) })(3),
    "hyperparameters: batchSize at step 3 must be a whole number >= 1, got 45.714285714285715. Round it with roundTo(schedule).",
  ],
  [
    () => hyperparameters({ batchSize: 0.5 }),
    "hyperparameters: batchSize at step 0 must be a whole number >= 1, got 0.5. Round it with roundTo(schedule).",
  ],
  [
    () => hyperparameters({ lr: 0.1 })(-1),
    "hyperparameters: step must be a whole number >= 0, got -1. A step is one optimizer update, counted from 0.",
  ],
  [() => roundTo(lr, 2.5), "roundTo: multiple must be a whole number >= 1, got 2.5. What every value becomes a multiple of."],
  [
    () => discriminative({ lr, groups: ["head"] }),
    'discriminative: groups must be a list of at least two different names, got ["head"]. Write ["body", "head"], from input to output.',
  ],
  [
    () => discriminative({ lr, groups: ["a", "b"], ratio: 0.1 }),
    "discriminative: ratio must be a finite number >= 1, got 0.1. The first group learns slowest.",
  ],
  [
    () => layerwise({ lr, layers: 3, decay: 1.5 }),
    "layerwise: decay must be a finite number > 0 and <= 1, got 1.5. 0.65 to 0.9 are in use.",
  ],
  [
    () => layerwise({ lr: bad(0.1), layers: 3, decay: 0.5 }),
    "layerwise: lr must be a schedule, got 0.1. Build one first, such as constant({ baseLr: 0.1 }).",
  ],
])("%o says what is wrong", (run, message) => {
  expect(run).toThrow(new RangeError(message));
});
