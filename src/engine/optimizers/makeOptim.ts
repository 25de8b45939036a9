import { expectFields, expectNumber, expectOptions, expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { deepFreeze } from "../../schedules/schedule.js";
import { decodeFloats, encodeFloats } from "../models/floatText.js";
import { sameSpec } from "../models/sameSpec.js";
import { allocateFor, floats, wasm } from "../tensor/memory.js";
import { readClip } from "./clip.js";
import { type Group, readGroups } from "./groups.js";
import { setHyper } from "./hyper.js";
import { layerNorms } from "./layerNorms.js";
import type { Optim, OptimSpec, OptimState, Shared, StepOptions, Trainable } from "./optim.js";
import type { AnyRule, Rule } from "./rule.js";
import { copyFloats, expectReady, swapped } from "./swapped.js";

/** Checks the arguments of an optimizer: a net, and one object that has no key but `names` and those that all optimizers have. */
export function expectArguments(
  where: string,
  net: unknown,
  options: unknown,
  names: readonly string[],
  hints: Readonly<Record<string, string>>,
): void {
  expectNet(where, net);
  if (!isPlainObject(options)) fail(where, "its options must be one object", options, `Write ${where}(net, { ${names[0]}: … }).`);
  expectOptions(where, options, [...names, "clip", "groups"], { lr: "the rate of each update, opt.step(lr)", ...hints });
}

export function expectNet(where: string, net: unknown): void {
  const isNet = typeof net === "function" && "block" in net && "parameters" in net;
  if (!isNet) fail(where, "net must be a net", net, "Make one, such as mlp([2, 32, 2], { seed: 1 }).");
}

/** Makes an optimizer of a rule: memory for its slots, groups, clipping, norms, saving. */
export function makeOptim<Name extends string, Slot extends string, Counter extends string>(
  net: Trainable,
  typedRule: Rule<Name, Slot, Counter>,
  shared: Shared,
): Optim {
  const rule = typedRule as unknown as AnyRule; // its names are only those that it declares itself
  const { kind } = rule;
  const clip = readClip(kind, shared.clip);
  const life = { alive: true }; // owns the memory, and is held by every function below
  const places: Record<string, number> = {};
  for (const slot of rule.slots) {
    places[slot] = allocateFor(life, 4 * net.block.size).at;
    wasm().fill(places[slot], 0, net.block.size);
  }
  const { groups, spec: groupsSpec } = readGroups(net, rule, shared.groups, places);
  const runs = groups.flatMap((group) => group.runs);
  const moved = new Float64Array(runs.length); // squared length of each run's last change
  const spec: OptimSpec = deepFreeze({ kind, ...rule.options, ...(clip && { clip }), ...(groupsSpec && { groups: groupsSpec }) });
  let updates = 0;
  let gradNorm = 0;
  let averaging = false;

  const step = (rates: Parameters<Optim["step"]>[0], options?: StepOptions): void => {
    const where = `${kind}.step`;
    expectReady(where, averaging, life.alive);
    const accumulated = options === undefined ? 1 : readAccumulated(where, options);
    setHyper(where, rule, groups, rates);
    takeGradients(where, net);
    gradNorm = prepareGradients(runs, accumulated, clip);
    if (updates === 0) for (const slot of rule.copies ?? []) copyFloats(net.block.at, places[slot] as number, net.block.size);
    updates += 1;
    let i = 0;
    for (const { hyper, counters, runs: own } of groups) {
      rule.advance?.(counters, hyper, updates);
      for (const run of own) moved[i++] = rule.apply(run, hyper, counters, updates);
    }
  };

  const putAverage = (): void => {
    const { average } = rule;
    if (average === undefined || updates === 0) return;
    for (const { at, size, slots } of runs) copyFloats(slots[average] as number, at, size);
  };

  return Object.freeze({
    spec,
    step,
    get updates() {
      return updates;
    },
    get gradNorm() {
      return gradNorm;
    },
    get updateNorm() {
      return Math.sqrt(moved.reduce((sum, square) => sum + square, 0));
    },
    updateNorms: () => layerNorms(runs, (_run, i) => moved[i] as number), // one for each run
    averaged: <T>(body: () => T): T => {
      expectReady(`${kind}.averaged`, averaging, life.alive);
      averaging = true;
      try {
        return swapped(`${kind}.averaged`, net, putAverage, body);
      } finally {
        averaging = false;
      }
    },
    state: (): OptimState => {
      expectReady(`${kind}.state`, averaging, life.alive);
      const text = (at: number): string => encodeFloats(floats().subarray(at / 4, at / 4 + net.block.size));
      return {
        kind: "optimizer",
        version: 1,
        spec,
        updates,
        counters: Object.fromEntries(groups.map(({ name, counters }) => [name, { ...counters }])),
        values: Object.fromEntries(Object.entries(places).map(([slot, at]) => [slot, text(at)])),
      };
    },
    load: (saved: OptimState): void => {
      const where = `${kind}.load`;
      expectReady(where, averaging, life.alive);
      const values = readState(where, saved, spec, groups, rule.slots, net.block.size);
      ({ updates } = saved);
      for (const { name, counters } of groups) Object.assign(counters, saved.counters[name]);
      for (const [slot, numbers] of values) floats().set(numbers, (places[slot] as number) / 4);
      for (const { value } of net.parameters) value.hasGrad = false;
    },
  });
}

function readAccumulated(where: string, options: StepOptions): number {
  expectFields(where, "options", options, ["accumulated"]);
  const { accumulated = 1 } = options;
  return expectWhole(where, "options.accumulated", accumulated, 1, "It counts the backward() since the last update.");
}

/** Uses up the gradients: writes zeros where none arrived, and lets the next backward() start anew. */
function takeGradients(where: string, { parameters }: Trainable): void {
  let arrived = false;
  for (const { value } of parameters) if (value.hasGrad) arrived = true;
  if (!arrived)
    throw new RangeError(`${where}: the net must have a gradient, got none since the last update. Call loss.backward() before it.`);
  for (const { value } of parameters) {
    if (!value.hasGrad) wasm().fill(value.gradAt, 0, value.size);
    value.hasGrad = false;
  }
}

/** Averages the gradients and clips them, and returns their length between the two. */
function prepareGradients(runs: Group["runs"], accumulated: number, clip: Shared["clip"]): number {
  let sum = 0;
  for (const { gradAt, size } of runs) sum += wasm().squares(gradAt, size);
  const norm = Math.sqrt(sum) / accumulated;
  const shorter = clip && "norm" in clip && norm > clip.norm ? clip.norm / norm : 1;
  const factor = shorter / accumulated;
  if (factor !== 1) for (const { gradAt, size } of runs) wasm().scaled(gradAt, factor, gradAt, size, 0);
  if (clip && "value" in clip) for (const { gradAt, size } of runs) wasm().cut(gradAt, clip.value, size);
  return norm;
}

/** Checks a saved memory, and returns the floats in it. */
function readState(
  where: string,
  saved: OptimState,
  spec: OptimSpec,
  groups: readonly Group[],
  slots: readonly string[],
  size: number,
): [string, Float32Array][] {
  expectFields(where, "state", saved, ["kind", "version", "spec", "updates", "counters", "values"]);
  if (saved.kind !== "optimizer" || saved.version !== 1 || !sameSpec(spec, saved.spec)) {
    const must = `state must be version 1 of the memory of this optimizer, ${JSON.stringify(spec)}`;
    fail(where, must, saved.spec ?? saved, "Make the optimizer it was saved from with optimizer(state.spec, net).");
  }
  expectWhole(where, "state.updates", saved.updates, 0, "It counts updates.");
  const names = groups.map(({ name }) => name);
  expectFields(where, "state.counters", saved.counters, names);
  for (const { name, counters } of groups) {
    const own = saved.counters[name];
    expectFields(where, `state.counters.${name}`, own, Object.keys(counters));
    for (const counter of Object.keys(counters))
      expectNumber(where, `state.counters.${name}.${counter}`, own?.[counter], { min: 0, advice: "Load what state() returned." });
  }
  expectFields(where, "state.values", saved.values, slots);
  return slots.map((slot) => [slot, decodeFloats(where, saved.values[slot], size)]);
}
