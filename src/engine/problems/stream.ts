import { expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { rng } from "../rng.js";
import type { Batch, Stream, StreamState } from "./problem.js";

/** What a stream hands out. */
interface Source<Input, Target> {
  /** The problem's name, for messages. */
  readonly where: string;
  /** Rows of the training data; Infinity where every example is new. */
  readonly size: number;
  /** The examples with these numbers. */
  readonly take: (rows: Int32Array, seed: number) => Batch<Input, Target>;
}

/**
 * Hands out training data in an order that the seed decides: every row once an epoch, each epoch in another order.
 *
 * The order of an epoch follows from seed and epoch alone, so a state is three numbers.
 */
export function makeStream<Input, Target>({ where, size, take }: Source<Input, Target>, seed: number): Stream<Input, Target> {
  let at = { seed: expectSeed(`${where}.stream`, seed), epoch: 0, row: 0 };
  let order: Int32Array | null = null;

  const batch = (count: number): Batch<Input, Target> => {
    expectBatchSize(`${where}.batch`, count, size);
    if (size === Number.POSITIVE_INFINITY) {
      const first = at.row;
      if (first + count > mostFresh)
        fail(`${where}.batch`, `a stream must have at most ${mostFresh} examples`, first + count, "Go on with another: stream(seed).");
      at = { ...at, row: first + count };
      return take(
        Int32Array.from({ length: count }, (_, i) => first + i),
        at.seed,
      );
    }
    if (at.row + count > size) {
      at = { ...at, epoch: at.epoch + 1, row: 0 };
      order = null;
    }
    order ??= shuffled(size, at.seed, at.epoch);
    // A view and no copy: an epoch's order is never written again.
    const rows = order.subarray(at.row, at.row + count);
    at = { ...at, row: at.row + count };
    return take(rows, at.seed);
  };

  return {
    batch,
    state: (): StreamState => ({ kind: "stream", version: 1, ...at }),
    load: (state: StreamState): void => {
      at = readState(`${where}.load`, state, size);
      order = null;
    },
  };
}

/** The rows of one epoch in their order (Fisher and Yates). */
function shuffled(size: number, seed: number, epoch: number): Int32Array {
  const { int } = rng(seed).split("order").split(epoch);
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i -= 1) {
    const j = int(i + 1);
    const held = order[i] as number; // i and j are below size
    order[i] = order[j] as number;
    order[j] = held;
  }
  return order;
}

function readState(where: string, state: StreamState, size: number): { seed: number; epoch: number; row: number } {
  const { kind, version, seed, epoch, row, ...more } = isPlainObject(state) ? state : ({} as Partial<StreamState>);
  const count = (value: unknown, most = Number.MAX_SAFE_INTEGER): boolean =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
  const most = size === Number.POSITIVE_INFINITY ? mostFresh : size;
  if (kind !== "stream" || version !== 1 || Object.keys(more).length > 0 || !count(seed) || !count(epoch) || !count(row, most))
    fail(where, "state must be what state() of a stream of this problem returned", state, "Start anew with stream(seed).");
  return { seed, epoch, row } as { seed: number; epoch: number; row: number };
}

/** Fresh examples are numbered in 32 bits. */
const mostFresh = 2 ** 31 - 1;
/** More than this no step needs. */
const largestBatch = 100_000;

export const expectSeed = (where: string, seed: unknown): number =>
  expectWhole(where, "seed", seed, 0, "Any whole number will do, such as 1.");

/** Checks the number of examples of a batch. */
export function expectBatchSize(where: string, size: unknown, most: number): number {
  const advice = most < largestBatch ? `There are ${most} training examples.` : "It counts examples, such as 32.";
  return expectWhole(where, "size", size, 1, advice, Math.min(most, largestBatch));
}
