import { readFileSync } from "node:fs";
import {
  adam,
  adamW,
  momentum,
  nesterov,
  type Optimizer,
  type OptimizerState,
  rAdam,
  scheduleFreeAdamW,
  scheduleFreeSgd,
  sgd,
} from "lrlab";
import { describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";

type Rule = Optimizer<OptimizerState>;
interface Case {
  readonly id: string;
  readonly source: string;
  readonly lr: readonly number[];
  readonly loss?: readonly number[];
  readonly params_after?: readonly (readonly number[])[];
  readonly x_after?: readonly (readonly number[])[];
  readonly y_after?: readonly (readonly number[])[];
}

const casesOf = (file: string): Case[] => JSON.parse(readFileSync(`test/golden/${file}.json`, "utf8"));
const a = [1, 10, 0.1];
const c = [1, -2, 0.5];
const lossAt = (x: readonly number[]): number => x.reduce((sum, at, i) => sum + ((a[i] as number) * (at - (c[i] as number)) ** 2) / 2, 0);
const gradientAt = (x: readonly number[]): number[] => x.map((at, i) => (a[i] as number) * (at - (c[i] as number)));

/** Our rules for the cases in the file; 5 and 12 cycle their momentum, which is a rule for each update: test/compat has them. */
const rules: Readonly<Record<string, () => unknown>> = {
  "optimizer_trajectory/1": sgd,
  "optimizer_trajectory/2": sgd,
  "optimizer_trajectory/3": momentum,
  "optimizer_trajectory/4": nesterov,
  "optimizer_trajectory/6": () => momentum({ momentum: 0.8, weightDecay: 0.01 }),
  "optimizer_trajectory/7": adam,
  "optimizer_trajectory/8": () => adam({ beta1: 0.8, beta2: 0.99, eps: 1e-6 }),
  "optimizer_trajectory/9": () => adamW({ weightDecay: 0.1 }),
  "optimizer_trajectory/10": adamW,
  "optimizer_trajectory/11": rAdam,
  "schedule_free/1": scheduleFreeSgd,
  "schedule_free/2": scheduleFreeSgd,
  "schedule_free/3": scheduleFreeAdamW,
};
const cases = [...casesOf("optimizer_trajectory"), ...casesOf("schedule_free")].filter(({ id }) => id in rules);

const close = (came: readonly number[], wanted: readonly number[] | undefined): void => {
  expect(came.length).toBe(wanted?.length);
  came.forEach((x, i) => {
    const expected = wanted?.[i] as number;
    expect(Math.abs(x - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
  });
};

describe("PyTorch's and schedulefree's trajectories on a quadratic, to 1e-9", () => {
  test("the cases are there", () => expect(cases.map(({ id }) => id)).toEqual(Object.keys(rules)));

  test.each(cases)("$id, $source", ({ id, lr, loss, params_after, x_after, y_after }) => {
    const optimizer = (rules[id] as () => Rule)();
    let parameters = [5, 5, -5];
    let state = optimizer.init(3);
    lr.forEach((rate, t) => {
      if (loss) close([lossAt(parameters)], [loss[t] as number]);
      // Through JSON at every step: a saved state resumes exactly.
      const before = { parameters, gradient: gradientAt(parameters), lr: rate, state: JSON.parse(JSON.stringify(state)) };
      ({ parameters, state } = optimizer.update(before));
      close(parameters, (params_after ?? y_after)?.[t]);
      if (x_after) close((state as unknown as { x: number[] }).x, x_after[t]);
    });
  });
});

/** The parameters after each of some updates along a wave of gradients. */
function path(optimizer: unknown, { times = 1, updates = 20, lr = 0.1 } = {}): number[] {
  const { init, update } = optimizer as Rule;
  let [parameters, state] = [[1], init(1)];
  return Array.from({ length: updates }, (_, t) => {
    ({ parameters, state } = update({ parameters, gradient: [times * Math.sin(t + 1)], lr, state }));
    return parameters[0] as number;
  });
}

describe("laws", () => {
  test.each([
    ["adam", () => adam({ eps: 0 })],
    ["adamW", () => adamW({ eps: 0 })],
    ["adam with the largest v", () => adam({ eps: 0, amsgrad: true })],
    ["scheduleFreeAdamW", () => scheduleFreeAdamW({ eps: 0 })],
  ])("%s: multiplying all gradients changes nothing but ε's part", (_name, make) => {
    path(make(), { times: 2 ** 10 }).forEach((x, t) => {
      expect(x).toBeCloseTo(path(make())[t] as number, 13);
    });
  });

  test("momentum 0, without weight decay, is gradient descent; and so is schedule-free SGD's z", () => {
    expect(path(momentum({ momentum: 0 }))).toEqual(path(sgd()));
    expect(path(nesterov({ momentum: 0 }))).toEqual(path(sgd()));
    // With β = 0 gradients are taken at z, which nothing but they move.
    path(scheduleFreeSgd({ momentum: 0 })).forEach((x, t) => {
      expect(x).toBeCloseTo(path(sgd())[t] as number, 13);
    });
  });

  test("a steady gradient counts 1/(1 - μ) times in the end, and dampening takes that back", () => {
    const rule = momentum({ momentum: 0.9 });
    const damped = momentum({ momentum: 0.9, dampening: 0.9 });
    const speed = (optimizer: typeof rule): number => {
      let state = optimizer.init(1);
      for (let t = 0; t < 300; t++) ({ state } = optimizer.update({ parameters: [0], gradient: [1], lr: 1, state }));
      return state.velocity[0] as number;
    };
    expect(speed(rule)).toBeCloseTo(10, 9);
    expect(speed(damped)).toBeCloseTo(1, 9);
  });

  test("schedule-free SGD at a constant rate evaluates the mean of the z's", () => {
    const rule = scheduleFreeSgd();
    let [parameters, state] = [[1], rule.init(1)];
    const z: number[] = [];
    for (let t = 0; t < 50; t++) {
      ({ parameters, state } = rule.update({ parameters, gradient: [Math.sin(t)], lr: 0.1, state }));
      z.push(state.z[0] as number);
      expect(state.x[0]).toBeCloseTo(z.reduce((sum, value) => sum + value, 0) / z.length, 12);
    }
  });

  test("weight decay beside the gradient shrinks all alike, in it hardly at all", () => {
    const moved = (rule: unknown): number[] => {
      const { init, update } = rule as Rule;
      return update({ parameters: [1, 1], gradient: [4, 0.001], lr: 0.1, state: init(2) }).parameters;
    };
    const [plain, decoupled, inside] = [
      moved(adam({ eps: 0 })),
      moved(adamW({ eps: 0, weightDecay: 0.5 })),
      moved(adam({ eps: 0, weightDecay: 0.5 })),
    ];
    expect(decoupled).toEqual(plain.map((x) => expect.closeTo(x - 0.05, 12)));
    expect(inside).toEqual(plain.map((x) => expect.closeTo(x, 12)));
  });

  test("RAdam does not divide for 5 updates, whatever the gradients", () => {
    const steps = path(rAdam(), { times: 1000, updates: 6 });
    const undivided = path(adamUndivided(), { times: 1000, updates: 6 });
    expect(steps.slice(0, 5)).toEqual(undivided.slice(0, 5).map((x) => expect.closeTo(x, 9)));
    expect(Math.abs((steps[5] as number) - (steps[4] as number))).toBeLessThan(1);
  });

  test.each([sgd, momentum, nesterov, adam, adamW, rAdam, scheduleFreeSgd, scheduleFreeAdamW])(
    "%o: without any gradient nothing moves but by decay",
    (make) => {
      const { init, update } = (make as (options: object) => unknown)({ weightDecay: 0 }) as Rule;
      expect(update({ parameters: [1, -2], gradient: [0, 0], lr: 0.1, state: init(2) }).parameters).toEqual([1, -2]);
    },
  );

  test.each([sgd, momentum, nesterov, scheduleFreeSgd])("%o: a run that flies away stays plain JSON", (make) => {
    const { init, update } = (make as () => unknown)() as Rule;
    let [parameters, state] = [[1], init(1)];
    for (let t = 0; t < 1000; t++) {
      const [x = 0] = parameters;
      ({ parameters, state } = update({ parameters, gradient: [100 * x], lr: 1, state }));
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(parameters.some(Number.isNaN)).toBe(false);
    }
    expect(Math.abs(parameters[0] as number)).toBeGreaterThan(1e300);
  });
});

/** θ ← θ − η · m/(1 − β₁ᵗ). */
function adamUndivided() {
  let [m, power] = [0, 1];
  return {
    init: () => ({ kind: "undivided", version: 1 }),
    update: ({ parameters, gradient, lr, state }: { parameters: number[]; gradient: number[]; lr: number; state: OptimizerState }) => {
      m = 0.9 * m + 0.1 * (gradient[0] as number);
      power *= 0.9;
      return { parameters: [(parameters[0] as number) - (lr * m) / (1 - power)], state };
    },
  };
}

describe("bad input", () => {
  test.each([
    [() => adam({ beta1: 1 }), "adam: beta1 must be a finite number >= 0 and < 1, got 1. It is 0.9 when left out."],
    [() => adam({ eps: -1 }), "adam: eps must be a finite number >= 0, got -1. It is 1e-8 when left out."],
    [() => adam({ betas: [0.9, 0.99] } as never), "adam: unknown parameter betas. Use beta1 and beta2."],
    [() => adamW({ amsgrad: 1 } as never), "adamW: amsgrad must be true or false, got 1. It is false when left out."],
    [() => adamW({ weightDecay: -1 }), "adamW: weightDecay must be a finite number >= 0, got -1. It is 0.01 when left out."],
    [() => sgd({ weight_decay: 1 } as never), "sgd: unknown parameter weight_decay. Use weightDecay."],
    [() => momentum({ momentum: 1.1 }), "momentum: momentum must be a finite number >= 0 and <= 1, got 1.1. It is 0.9 when left out."],
    [() => nesterov({ dampening: 1 } as never), "nesterov: unknown parameter dampening. It takes momentum, weightDecay, rateInside."],
    [() => scheduleFreeSgd({ warmup_steps: 3 } as never), "scheduleFreeSgd: unknown parameter warmup_steps. Use the rates of a warmup."],
    [
      () => momentum().update({ parameters: [1], gradient: [1], lr: 0.1, state: nesterov().init(1) as never }),
      'momentum.update: state must be what momentum().init(size) or an update of it gave, got {"kind":"nesterov","version":1,"velocity":[0],"updates":0}. Start from init.',
    ],
  ])("%#", (run, message) => expect(refusal(run)).toBe(message));
});
