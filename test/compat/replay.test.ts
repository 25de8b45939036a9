import { type Case, replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";

const run = (api: string, params: Case["params"], more: Partial<Case> = {}) => replay({ api, params, base_lr: 0.1, steps: 12, ...more });
const says = (api: string, params: Case["params"], more: Partial<Case> = {}): string => refusal(() => run(api, params, more));

describe("where PyTorch raises, replay throws with its words", () => {
  test.each([
    [
      "ConstantLR",
      { factor: 2 },
      "ConstantLR: factor must be from 0 to 1, got 2. The library says: Constant multiplicative factor expected to be between 0 and 1.",
    ],
    [
      "OneCycleLR",
      { max_lr: 1 },
      'OneCycleLR: it needs total_steps, or epochs and steps_per_epoch: they must be given, got {"epochs":null,"steps_per_epoch":null}. The library says: You must define either total_steps OR (epochs AND steps_per_epoch).',
    ],
    [
      "OneCycleLR",
      { max_lr: 1, total_steps: 5 },
      "OneCycleLR: last_epoch must be at most total_steps (5), got 6. The library says: Tried to step 7 times. The specified number of total steps is 5.",
    ],
    [
      "CyclicLR",
      { base_lr: 0.1, max_lr: 1, mode: "square" },
      'CyclicLR: mode must be one of triangular, triangular2, exp_range, got "square". The library says: mode is invalid and scale_fn is None.',
    ],
    [
      "SequentialLR",
      { schedulers: [{ type: "StepLR", step_size: 3 }], milestones: [3] },
      "SequentialLR: milestones must be one fewer than schedulers, got [3]. The library says: Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got number of schedulers 1 and the number of milestones to be equal to 1.",
    ],
    [
      "StepLR",
      { step_size: 3, last_epoch: 5 },
      "StepLR: last_epoch must be -1 over a new optimizer, got 5. The library says: param 'initial_lr' is not specified in param_groups[0] when resuming an optimizer.",
    ],
    ["ReduceLROnPlateau", { factor: 1 }, "ReduceLROnPlateau: factor must be below 1, got 1. The library says: Factor should be < 1.0."],
    [
      "SGD",
      { optimizer_args: { nesterov: true } },
      'SGD: nesterov must come with momentum and without dampening, got {"nesterov":true}. The library says: Nesterov momentum requires a momentum and zero dampening.',
    ],
  ])("%s %o", (api, params, message) => expect(says(api, params, { metrics: new Array<number>(12).fill(1) })).toBe(message));

  test("a SequentialLR inside another begins with its second step, from the full rate; as a later part it raises at its milestone", () => {
    const inner = {
      type: "SequentialLR",
      schedulers: [
        { type: "LinearLR", total_iters: 4 },
        { type: "ConstantLR", factor: 1 },
      ],
      milestones: [4],
    };
    const alone = run("SequentialLR", inner).lr;
    const first = run("SequentialLR", { schedulers: [inner, { type: "ConstantLR", factor: 1 }], milestones: [8] }).lr;
    expect(first[0]).toBeCloseTo((0.1 * (alone[1] as number)) / (alone[0] as number), 15);
    const later = { schedulers: [{ type: "ConstantLR", factor: 1 }, inner], milestones: [5] };
    expect(run("SequentialLR", later, { steps: 5 }).lr).toHaveLength(5);
    expect(says("SequentialLR", later, { steps: 6 })).toContain("SequentialLR: it must step without an epoch, got 0.");
  });
});

describe("what the library would take in silence, replay refuses", () => {
  test.each([
    ["StepLR", { stepSize: 3 }, "StepLR: unknown parameter stepSize. It takes step_size, gamma, last_epoch, verbose."],
    ["StepLR", {}, "StepLR: step_size is missing. It has no default."],
    ["StepLR", { step_size: 2.5 }, "StepLR: step_size must be a whole number >= 1, got 2.5. It counts the scheduler's steps."],
    ["ExponentialLR", { gamma: Number.NaN }, "ExponentialLR: gamma must be a finite number, got NaN. Give one plain number."],
    [
      "LambdaLR",
      { lambda: "0.9**t" },
      'LambdaLR: lambda must be a function of one number, got "0.9**t". Write a lambda as (t) => 0.95 ** t.',
    ],
    [
      "LambdaLR",
      { lambda: (t: number) => 1 / (3 - t) },
      "LambdaLR: the rate at step 3 must be a finite number, got Infinity. PyTorch divides by zero here, or its function gave this.",
    ],
    [
      "StepLR",
      { step_size: 3, optimizer: "Adagrad" },
      'optimizer: optimizer must be one of SGD, Adam, AdamW, RAdam, got "Adagrad". SGD is usual.',
    ],
    [
      "StepLR",
      { step_size: 3, optimizer: "SGD(momentum=)" },
      'optimizer: optimizer must be a call in Python, got "SGD(momentum=)". Write it as "SGD(momentum=0.9)".',
    ],
    [
      "range_test",
      { smooth_f: 1 },
      "range_test: smooth_f must be from 0 to below 1, got 1. The library says: smooth_f is outside the range [0, 1[.",
    ],
    ["SGD", { momentum: 0.9 }, "SGD: unknown parameter momentum. It takes optimizer, optimizer_args, schedule."],
  ])("%s %o", (api, params, message) => expect(says(api, params)).toBe(message));

  test("a case without what every case has", () => {
    expect(says("StepLr", {})).toMatch(/^replay: api must be one that it knows, got "StepLr"\. There are LambdaLR, /);
    expect(says("StepLR", { step_size: 3 }, { steps: 0 })).toBe(
      "replay: steps must be a whole number >= 1 and <= 1000000, got 0. It counts updates.",
    );
    expect(says("ReduceLROnPlateau", {})).toBe(
      "ReduceLROnPlateau: metrics must be a list of one number per step (12), got undefined. Give the validation loss after each epoch.",
    );
  });
});

describe("parameters that no golden case has", () => {
  test("PyTorch's defaults are used where a parameter is left out", () => {
    expect(run("LinearLR", {}).lr).toEqual(run("LinearLR", { start_factor: 1 / 3, end_factor: 1, total_iters: 5 }).lr);
    expect(run("StepLR", { step_size: 3 }).lr).toEqual(run("StepLR", { step_size: 3, gamma: 0.1 }).lr);
  });

  test("one function for each group, under PyTorch's own name", () => {
    const { lr_groups } = run("LambdaLR", { lr_lambda: [(t: number) => 0.5 ** t, () => 1], lrs: [1, 2] }, { steps: 3 });
    expect(lr_groups).toEqual([
      [1, 0.5, 0.25],
      [2, 2, 2],
    ]);
  });

  test("CyclicLR cycles Adam's β₁, as PyTorch does from 2.0 on", () => {
    const params = { base_lr: 0.1, max_lr: 1, step_size_up: 2 };
    const [sgd, adam] = ["SGD", "Adam"].map((optimizer) => run("CyclicLR", { ...params, optimizer }).momentum);
    expect(adam).toEqual(sgd);
    expect(adam?.slice(0, 3)).toEqual([0.9, 0.85, 0.8].map((momentum) => expect.closeTo(momentum, 12)));
  });
});
