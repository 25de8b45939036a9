import { expectFields, expectWhole } from "../../schedules/expect.js";
import { wasm } from "../tensor/memory.js";
import type { Shared, StepOptions, Trainable } from "./optim.js";
import type { Run } from "./rule.js";

/** Checks the options of an update, and returns over how many backward() its gradients were gathered. */
export function readAccumulated(where: string, options: StepOptions): number {
  expectFields(where, "options", options, ["accumulated"]);
  const { accumulated = 1 } = options;
  return expectWhole(where, "options.accumulated", accumulated, 1, "It counts the backward() since the last update.");
}

/** Uses up the gradients: writes zeros where none arrived, and lets the next backward() start anew. */
export function takeGradients(where: string, { parameters }: Trainable): void {
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
export function prepareGradients(runs: readonly Run[], accumulated: number, clip: Shared["clip"]): number {
  let sum = 0;
  for (const { gradAt, size } of runs) sum += wasm().squares(gradAt, size);
  const norm = Math.sqrt(sum) / accumulated;
  const shorter = clip && "norm" in clip && norm > clip.norm ? clip.norm / norm : 1;
  const factor = shorter / accumulated;
  if (factor !== 1) for (const { gradAt, size } of runs) wasm().scaled(gradAt, factor, gradAt, size, 0);
  if (clip && "value" in clip) for (const { gradAt, size } of runs) wasm().cut(gradAt, clip.value, size);
  return norm;
}
