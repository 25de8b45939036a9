import { deepFreeze } from "../../schedules/schedule.js";
import { encodeFloats } from "../models/floatText.js";
import { allocateFor, floats, wasm } from "../tensor/memory.js";
import { readClip } from "./clip.js";
import { prepareGradients, readAccumulated, takeGradients } from "./gradients.js";
import { readGroups } from "./groups.js";
import { setHyper } from "./hyper.js";
import { layerNorms } from "./layerNorms.js";
import type { Optim, OptimSpec, OptimState, Shared, StepOptions, Trainable } from "./optim.js";
import { readState } from "./readState.js";
import type { AnyRule, Rule } from "./rule.js";
import { copyFloats, expectReady, swapped } from "./swapped.js";

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
    isOf: (other: unknown) => other === net,
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
