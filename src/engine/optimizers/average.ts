import { expectFields, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { decodeFloats, encodeFloats } from "../models/floatText.js";
import { sameSpec } from "../models/sameSpec.js";
import { allocateFor, floats, wasm } from "../tensor/memory.js";
import type { OptimSpec, Trainable } from "./optim.js";
import { copyFloats, expectReady, swapped } from "./swapped.js";

/** An average's memory as plain JSON. */
export interface AverageState {
  readonly kind: "average";
  readonly version: 1;
  readonly spec: OptimSpec;
  readonly updates: number;
  readonly taken: number;
  /** The average: base64 of 32-bit floats. */
  readonly values: string;
}

/** An average of the parameters that a net passes through. */
export interface Average {
  readonly spec: OptimSpec;
  /** Whether this is the net that it was made for. */
  isOf(net: unknown): boolean;
  /** Takes the net's parameters in, where it is their turn. Call it after every update. */
  update(): void;
  /** Calls of update() so far. */
  readonly updates: number;
  /** How many of them were taken in. */
  readonly taken: number;
  /**
   * Runs `body` while the net holds the average, and puts the parameters to train back after it, bit for bit.
   *
   * Until something is taken in, the average is the parameters themselves.
   *
   * @param body evaluates the net; it must not train it, and not wait.
   */
  averaged<T>(body: () => T): T;
  /** A copy of its memory, to save. */
  state(): AverageState;
  /** Puts a saved memory back; refuses that of another average and then changes nothing. */
  load(state: AverageState): void;
}

/** Makes an average: `share` says how much of it a net taken in becomes, 1 for all; null where it is not its turn. Both counts begin at 0. */
export function makeAverage(net: Trainable, spec: OptimSpec, share: (updates: number, taken: number) => number | null): Average {
  const { kind } = spec;
  const { at, size } = net.block;
  const memory = { alive: true, at: 0 }; // owns the average, and is held by every function below
  memory.at = allocateFor(memory, 4 * size).at;
  wasm().fill(memory.at, 0, size);
  let [updates, taken, averaging] = [0, 0, false];
  return Object.freeze({
    spec,
    isOf: (other: unknown) => other === net,
    update: () => {
      expectReady(`${kind}.update`, averaging, memory.alive);
      const part = share(updates, taken);
      updates += 1;
      if (part === null) return;
      if (part === 1) copyFloats(at, memory.at, size);
      else wasm().towards(memory.at, at, part, size);
      taken += 1;
    },
    get updates() {
      return updates;
    },
    get taken() {
      return taken;
    },
    averaged: <T>(body: () => T): T => {
      expectReady(`${kind}.averaged`, averaging, memory.alive);
      averaging = true;
      try {
        return swapped(`${kind}.averaged`, net, () => taken > 0 && copyFloats(memory.at, at, size), body);
      } finally {
        averaging = false;
      }
    },
    state: () => {
      expectReady(`${kind}.state`, averaging, memory.alive);
      const values = encodeFloats(floats().subarray(memory.at / 4, memory.at / 4 + size));
      return { kind: "average" as const, version: 1 as const, spec, updates, taken, values };
    },
    load: (saved: AverageState) => {
      const where = `${kind}.load`;
      expectReady(where, averaging, memory.alive);
      expectFields(where, "state", saved, ["kind", "version", "spec", "updates", "taken", "values"]);
      if (saved.kind !== "average" || saved.version !== 1 || !sameSpec(spec, saved.spec)) {
        const must = `state must be version 1 of the memory of this average, ${JSON.stringify(spec)}`;
        fail(where, must, saved.spec ?? saved, `Make it with ${kind}(net, …) as it was.`);
      }
      expectWhole(where, "state.updates", saved.updates, 0, "It counts updates.");
      expectWhole(where, "state.taken", saved.taken, 0, "It counts what was taken in.", saved.updates);
      floats().set(decodeFloats(where, saved.values, size), memory.at / 4);
      ({ updates, taken } = saved);
    },
  });
}
