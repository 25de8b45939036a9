import { expectFields, expectNumber, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { decodeFloats } from "../models/floatText.js";
import { sameSpec } from "../models/sameSpec.js";
import type { Group } from "./groups.js";
import type { OptimSpec, OptimState } from "./optim.js";

/** Checks a saved memory, and returns the floats in it. */
export function readState(
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
