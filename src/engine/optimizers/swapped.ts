import { fail } from "../../schedules/fail.js";
import { expectAlive } from "../models/expectNet.js";
import { allocate, floats, release } from "../tensor/memory.js";
import type { Trainable } from "./optim.js";

/** Copies `size` floats from one byte offset to another. */
export function copyFloats(from: number, to: number, size: number): void {
  floats().copyWithin(to / 4, from / 4, from / 4 + size);
}

/** Runs `body` while the net holds what `put` writes over its parameters, and puts these back after it, bit for bit. */
export function swapped<T>(where: string, { block: { at, size } }: Trainable, put: () => void, body: () => T): T {
  if (typeof body !== "function") fail(where, "it must be given a function", body, "Write averaged(() => …).");
  const kept = allocate(4 * size);
  copyFloats(at, kept.at, size);
  try {
    put();
    const result = body();
    if (result instanceof Promise)
      throw new RangeError(`${where}: its function must not wait, got one that returns a promise. Compute first, await after it.`);
    return result;
  } finally {
    copyFloats(kept.at, at, size);
    release(kept);
  }
}

/** Refuses a call from inside averaged(), and one whose memory is gone. */
export function expectReady(where: string, averaging: boolean, alive: boolean): void {
  if (averaging)
    throw new RangeError(`${where}: it must be called outside averaged(), got a call inside it. Evaluate there, and nothing else.`);
  expectAlive(where, alive);
}
