import { spawnSync } from "node:child_process";
import { rng } from "lrlab";
import { type Case, replay } from "lrlab/compat";
import { describe, expect, test } from "vitest";
import { partPath, requirePart } from "../realParts.js";
import { refusal } from "../refusal.js";
import { compare } from "./compare.js";
import { fromPython } from "./python.js";

type Params = Record<string, unknown>;
type Draw = ReturnType<typeof drawing>;

/** Draws of parameters. */
function drawing(label: string) {
  const { next, int } = rng(1).split(label);
  const pick = <T>(...choices: readonly T[]): T => choices[int(choices.length)] as T;
  return {
    pick,
    whole: (from: number, to: number) => from + int(to - from + 1),
    real: (from: number, to: number) => Math.round((from + (to - from) * next()) * 1e4) / 1e4,
    /** Each of the parameters, or not, as Python's defaults have to be right too. */
    some: (params: Params): Params => Object.fromEntries(Object.entries(params).filter(() => int(3) > 0)),
  };
}

/** Random parameters of each class, the odd ones included: zero lengths, repeated and unsorted milestones, rates that rise. */
const classes: Readonly<Record<string, (draw: Draw) => Params>> = {
  LambdaLR: ({ pick }) => ({ lambda: pick("0.95**t", "1/(1+0.1*t)", "t//3+1", "min(1,(t+1)/5)") }),
  MultiplicativeLR: ({ pick }) => ({ lambda: pick("0.9", "0.5 if t==6 else 1.0", "1.0 + 0.1*t") }),
  StepLR: ({ whole, real, some }) => ({ step_size: whole(1, 9), ...some({ gamma: real(-0.5, 1.5) }) }),
  MultiStepLR: ({ whole, real, some }) => ({
    milestones: Array.from({ length: whole(0, 5) }, () => whole(0, 30)),
    ...some({ gamma: real(0, 1.2) }),
  }),
  ConstantLR: ({ whole, real, some }) => some({ factor: real(0.01, 1), total_iters: whole(0, 12) }),
  LinearLR: ({ whole, real, some }) => some({ start_factor: real(0.01, 1), end_factor: real(0, 1), total_iters: whole(0, 12) }),
  ExponentialLR: ({ real }) => ({ gamma: real(0, 1.1) }),
  PolynomialLR: ({ whole, real, some }) => some({ total_iters: whole(0, 30), power: real(0, 3) }),
  CosineAnnealingLR: ({ whole, real, some }) => ({ T_max: whole(1, 15), ...some({ eta_min: real(0, 0.3) }) }),
  CosineAnnealingWarmRestarts: ({ whole, real, some }) => ({
    T_0: whole(0, 9),
    ...some({ T_mult: whole(1, 3), eta_min: real(0, 0.2) }),
  }),
  CyclicLR: ({ pick, whole, real, some }) => ({
    base_lr: real(0, 0.1),
    max_lr: real(0.1, 1),
    step_size_up: whole(1, 8),
    ...some({
      step_size_down: whole(1, 8),
      mode: pick("triangular", "triangular2", "exp_range"),
      gamma: real(0.9, 1),
      scale_mode: pick("cycle", "iterations"),
      cycle_momentum: pick(true, false),
      base_momentum: real(0.7, 0.85),
      max_momentum: real(0.85, 0.99),
    }),
  }),
  OneCycleLR: ({ pick, whole, real, some }) => ({
    max_lr: real(0.01, 1),
    ...pick({ total_steps: whole(5, 45) }, { epochs: whole(1, 5), steps_per_epoch: whole(2, 9) }, {}),
    ...some({
      pct_start: real(0.15, 0.9),
      anneal_strategy: pick("cos", "linear"),
      cycle_momentum: pick(true, false),
      base_momentum: real(0.7, 0.85),
      max_momentum: real(0.85, 0.99),
      div_factor: real(2, 30),
      final_div_factor: real(10, 1e4),
      three_phase: pick(true, false),
    }),
  }),
  SWALR: ({ pick, whole, real, some }) => ({
    swa_lr: real(0.001, 0.5),
    ...some({ anneal_epochs: whole(0, 12), anneal_strategy: pick("cos", "linear") }),
  }),
};
const part = (draw: Draw): Params => {
  const type = draw.pick(...Object.keys(classes));
  // A CyclicLR notes its momenta in the groups from PyTorch 2.0 on, where a OneCycleLR beside it finds them.
  return { type, ...classes[type]?.(draw), ...(type === "CyclicLR" ? { cycle_momentum: false } : {}) };
};
/** Parts that are compositions themselves among them, and milestones in any order. */
const several = (draw: Draw, deep = true): Params[] =>
  Array.from({ length: draw.whole(1, 3) }, () => {
    const type = deep ? draw.pick("SequentialLR", "ChainedScheduler", "one", "one", "one", "one") : "one";
    if (type === "one") return part(draw);
    return { type, ...compositions[type]?.(draw, false) };
  });
const compositions: Readonly<Record<string, (draw: Draw, deep?: boolean) => Params>> = {
  SequentialLR: (draw, deep) => {
    const schedulers = several(draw, deep);
    const milestones = schedulers.slice(draw.whole(0, 9) === 0 ? 0 : 1).map(() => draw.whole(0, 25));
    return { schedulers, milestones: draw.pick(true, false) ? milestones : milestones.sort((a, b) => a - b) };
  },
  ChainedScheduler: (draw, deep) => ({ schedulers: several(draw, deep) }),
};

const schedules: Case[] = Object.entries({ ...classes, ...compositions }).flatMap(([api, params]) => {
  const draw = drawing(api);
  return Array.from({ length: api in compositions ? 150 : 30 }, () => ({
    api,
    params: params(draw),
    base_lr: draw.real(0.001, 1),
    steps: 40,
  }));
});
/** Warm restarts that are told the epoch: whole ones, where a cycle ends just there, and fractions. */
const epochs: Case[] = Array.from({ length: 60 }, (_, i) => {
  const { pick, whole, real } = drawing(`epochs ${i}`);
  const params = { T_0: whole(1, 4), T_mult: whole(1, 5), eta_min: real(0, 0.1) };
  return {
    api: "CosineAnnealingWarmRestarts",
    params: { ...params, epochs: Array.from({ length: 130 }, (_, t) => t * pick(1, 1, 0.25)) },
    base_lr: 0.5,
    steps: 130,
  };
});
const groups: Case[] = Object.keys(classes).flatMap((api) => {
  const draw = drawing(`groups of ${api}`);
  const perGroup = {
    CyclicLR: { max_lr: [0.5, 1], base_lr: [0.1, 0.2] },
    OneCycleLR: { max_lr: [0.1, 1], total_steps: 40 },
    SWALR: { swa_lr: [0.1, 0.2] },
  };
  const own = perGroup[api as keyof typeof perGroup] ?? {};
  return Array.from({ length: 5 }, () => ({
    api,
    params: { ...classes[api]?.(draw), ...own, lrs: [draw.real(0.01, 1), draw.real(0.01, 1)] },
    base_lr: 0.1,
    steps: 40,
  }));
});
const plateaus: Case[] = Array.from({ length: 100 }, (_, i) => {
  const draw = drawing(`plateau ${i}`);
  const { pick, whole, real, some } = draw;
  const level = pick(-1, 0, 1);
  return {
    api: "ReduceLROnPlateau",
    params: some({
      mode: pick("min", "max"),
      factor: real(0, 0.99),
      patience: whole(0, 4),
      threshold: real(0, 0.05),
      threshold_mode: pick("rel", "abs"),
      cooldown: whole(0, 4),
      min_lr: real(0, 0.1),
      eps: real(0, 0.05),
    }),
    base_lr: real(0.1, 1),
    metrics: Array.from({ length: 40 }, () => (whole(0, 15) === 0 ? "NaN" : level + real(0, 0.2))),
    steps: 40,
  };
});
const optimizers: Readonly<Record<string, (draw: Draw) => Params>> = {
  SGD: ({ pick, real, some }) => {
    const shared = some({ weight_decay: real(0, 0.1), maximize: pick(false, false, true) });
    if (pick(true, false)) return { momentum: real(0.1, 0.95), nesterov: true, ...shared };
    return { ...some({ momentum: pick(0, real(0.1, 0.95)), dampening: real(0, 0.9) }), ...shared };
  },
  Adam: (draw) => adamArgs(draw, { amsgrad: draw.pick(true, false), maximize: draw.pick(false, true) }),
  AdamW: (draw) => adamArgs(draw, { amsgrad: draw.pick(true, false), maximize: draw.pick(false, true) }),
  RAdam: (draw) => adamArgs(draw, {}),
};
const adamArgs = ({ real, some }: Draw, more: Params): Params =>
  some({ betas: [real(0, 0.95), real(0.8, 0.999)], eps: real(0, 0.01), weight_decay: real(0, 0.2), ...more });
const scheduled = (draw: Draw): Params =>
  draw.pick<() => Params>(
    () => ({ type: "StepLR", step_size: 7, gamma: 0.5 }),
    () => ({ type: "CosineAnnealingLR", T_max: draw.whole(3, 40) }),
    () => ({ type: "OneCycleLR", max_lr: 0.1, total_steps: 40 }),
    () => ({ type: "ExponentialLR", gamma: 0.95 }),
    () => ({ type: "CosineAnnealingWarmRestarts", T_0: 5, T_mult: 2 }),
    () => ({ type: "PolynomialLR", total_iters: 30, power: 2 }),
    () => ({ type: "MultiStepLR", milestones: [5, 5, 20] }),
    () => ({ type: "LinearLR", total_iters: 12 }),
    () => ({ type: "ConstantLR", total_iters: 12 }),
    () => ({
      type: "SequentialLR",
      schedulers: [
        { type: "LinearLR", start_factor: 0.1, total_iters: 5 },
        { type: "CosineAnnealingLR", T_max: 35 },
      ],
      milestones: [5],
    }),
    () => ({
      type: "ChainedScheduler",
      schedulers: [
        { type: "ConstantLR", total_iters: 8 },
        { type: "ExponentialLR", gamma: 0.95 },
      ],
    }),
  )();
const trajectories: Case[] = Object.keys(optimizers).flatMap((api) => {
  const draw = drawing(`trajectories of ${api}`);
  return Array.from({ length: 30 }, () => ({
    api,
    params: { optimizer_args: optimizers[api]?.(draw), schedule: scheduled(draw) },
    base_lr: draw.real(0.01, 0.1),
    steps: 40,
  }));
});
const resumed: Case[] = trajectories.map((one, i) => ({
  ...one,
  api: "state_dict/load_state_dict",
  params: { ...one.params, optimizer: one.api, resume_at: drawing(`resume ${i}`).whole(1, 39) },
}));

const families = { schedules, epochs, groups, plateaus, trajectories, resumed };

/** What the real PyTorch gives for all of them, run once. */
function answers(): Map<Case, Params> {
  const cases = Object.values(families).flat();
  const input = JSON.stringify(cases);
  const { stdout, stderr, status } = spawnSync(partPath("torch") ?? "", ["test/compat/pytorch.py"], {
    input,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr);
  const came = JSON.parse(stdout) as Params[];
  return new Map(cases.map((one, i) => [one, came[i] as Params]));
}

describe.skipIf(!requirePart("torch", "PyTorch's own classes beside our replay of them"))(
  "the same as PyTorch with random parameters",
  () => {
    const wanted = requirePart("torch", "") ? answers() : new Map<Case, Params>();
    const inputOf = (one: Case): Case => ({ ...one, params: fromPython(one.params) });
    const numbered = (cases: Case[]) =>
      cases.map((one, i) => [`${one.api} ${i}: ${JSON.stringify(one.params).slice(0, 120)}`, one] as const);

    test.each(numbered([...schedules, ...epochs, ...groups]))("%s", (_name, one) => {
      const { error, lr_groups, momentum, lr_closed_form } = wanted.get(one) as { error?: string } & Record<string, number[] & number[][]>;
      const done = lr_groups?.[0]?.length ?? 0;
      if (error !== undefined) refusal(() => replay({ ...inputOf(one), steps: Math.max(1, Math.min(done + 1, one.steps)) }));
      if (done === 0) return;
      const came = replay({ ...inputOf(one), steps: done });
      const size = Math.max(...(lr_groups ?? []).flat().map(Math.abs));
      const near = (expected: number): number => Math.max(1e-11 * Math.abs(expected), 1e-15 * size * one.steps);
      compare(came.lr_groups, lr_groups, "lr_groups", near);
      if (came.momentum) compare(came.momentum, momentum, "momentum", near);
      if (came.lr_closed_form) compare(came.lr_closed_form, lr_closed_form, "lr_closed_form", near);
      else expect(lr_closed_form?.filter((value) => value !== null).length ?? 0).toBeLessThan(done);
    });

    test.each(numbered([...plateaus, ...trajectories, ...resumed]))("%s", (_name, one) => {
      const expected = wanted.get(one) as Params;
      const came = replay(one);
      for (const [field, value] of Object.entries(expected)) compare(came[field], value, field, (x) => Math.max(1e-9 * Math.abs(x), 1e-12));
    });
  },
);
