import {
  adam,
  adamW,
  ema,
  lion,
  multiply,
  type Optim,
  optimizer,
  point,
  type Rates,
  rAdam,
  type StepOptions,
  scheduleFreeAdamW,
  scheduleFreeSgd,
  sgd,
  sum,
  swa,
} from "lrlab/engine";
import type { Row } from "../../badInputRow.js";

const net = point([1, 2]);
const flag = ["a flag"];
const functions = ["a function", "a function with a name of its own"];
const groups = { all: { parameters: ["point"] } };
const moments = { beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 };
const sgdOptions = { momentum: 0.9, dampening: 0, nesterov: true, rateInside: true, weightDecay: 0.1 };
const adamOptions = { ...moments, biasCorrection: true, epsInside: true, amsgrad: true };
const averaging = { growth: 1, ratePower: 2 };

/** An optimizer's own row, and those of what it can do. */
function optim(make: (net: ReturnType<typeof point>, options?: object) => Optim, options: object): Readonly<Record<string, Row>> {
  const flags = Object.entries(options).flatMap(([key, value]) => (typeof value === "boolean" ? [[`1.${key}`, flag] as const] : []));
  return {
    [make.name]: {
      args: () => [net, { ...options, clip: { norm: 1 }, groups: structuredClone(groups) }],
      made: ["0"],
      byName: ["1.groups"],
      optional: ["1", "1.clip", "1.groups", ...Object.keys(options).map((key) => `1.${key}`)],
      also: { ...Object.fromEntries(flags), "1.groups.all.parameters": functions },
    },
    ...methods(make.name, make.name, () => make(net)),
  };
}

/** What an optimizer of kind `kind` can do, as `name` returns it. */
function methods(name: string, kind: string, make: () => Optim): Readonly<Record<string, Row>> {
  const own = make();
  const step = (...given: [Rates, StepOptions]): void => {
    for (const { value } of net.parameters) sum(multiply(value, value)).backward();
    own.step(...given);
  };
  const numbers = ["one", "a fraction", "-0", "huge", "a billion", "more than counts"];
  const rows: Readonly<Record<string, Row>> = {
    step: { call: step, args: () => [{ lr: 0.1 }, { accumulated: 2 }], optional: ["1", "1.accumulated"], also: { "0": numbers } },
    isOf: { call: own.isOf, args: () => [net], optional: ["0"], made: ["0"], also: { "0": ["*"] } },
    updateNorms: { call: own.updateNorms, args: () => [] },
    averaged: { call: own.averaged, args: () => [() => 1], also: { "0": functions } },
    state: { call: own.state, args: () => [] },
    load: { call: make().load, args: () => [own.state()], byName: ["0.spec"], also: { "0.spec.biasCorrection": flag } },
  };
  return Object.fromEntries(Object.entries(rows).map(([method, row]) => [`${name}.${method}`, { ...row, says: [`${kind}.${method}`] }]));
}

/** The same for an average of a net's parameters. */
function average(make: typeof ema | typeof swa, options: object): Readonly<Record<string, Row>> {
  const { name } = make;
  const own = make(net);
  return {
    [name]: {
      args: () => [net, options],
      made: ["0"],
      optional: ["1", ...Object.keys(options).map((key) => `1.${key}`)],
      also: { "1.biasCorrection": flag },
    },
    [`${name}.isOf`]: { call: own.isOf, args: () => [net], optional: ["0"], made: ["0"], also: { "0": ["*"] } },
    [`${name}.update`]: { call: own.update, args: () => [] },
    [`${name}.averaged`]: { call: own.averaged, args: () => [() => 1], also: { "0": functions } },
    [`${name}.state`]: { call: own.state, args: () => [] },
    [`${name}.load`]: { call: make(net).load, args: () => [own.state()], byName: ["0.spec"] },
  };
}

export const optimizersRows: Readonly<Record<string, Row>> = {
  ...optim(sgd, { ...sgdOptions, dampening: 0 }),
  ...optim(adam, adamOptions),
  ...optim(adamW, adamOptions),
  ...optim(rAdam, moments),
  ...optim(lion, { beta1: 0.9, beta2: 0.99, weightDecay: 0.1 }),
  ...optim(scheduleFreeSgd, { momentum: 0.9, weightDecay: 0.1, ...averaging }),
  ...optim(scheduleFreeAdamW, { ...moments, ...averaging }),
  ...average(ema, { decay: 0.9, biasCorrection: true }),
  ...average(swa, { start: 3, every: 2 }),
  gradientNorms: { args: () => [net], made: ["0"] },
  optimizer: { args: () => [{ kind: "sgd", momentum: 0.9 }, net], made: ["1"], optional: ["0.momentum"], says: ["sgd"] },
  ...methods("optimizer", "sgd", () => optimizer({ kind: "sgd" }, net)),
};
