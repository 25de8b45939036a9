import { empty, goBack, type Mark, mark, take } from "./arena.js";
import { wasm } from "./memory.js";
import type { Stored, Tensor } from "./tensor.js";

/** Ends when the memory of a step is given to the next; that of a net's parameters, when `temporary` gives it back. */
export interface Life {
  alive: boolean;
  /** What is said of a tensor whose life has ended: where it is from, and what to do. */
  readonly whence?: string;
}

/** One recorded operation: what it made, and how the gradient of that flows to what it was made from. */
interface Entry {
  readonly output: Tensor;
  readonly backward: () => void;
}

/** The operations of a step in the order they ran, and where in the arena the step's memory begins. */
interface Tape {
  /** The tape under way around this one, as around that of noGrad. */
  readonly outer: Tape | null;
  readonly records: boolean;
  readonly entries: Entry[];
  readonly start: Mark;
  life: Life;
  /** Whether backward has run, so that the next operation begins a new step. */
  ended: boolean;
}

let tape: Tape = newTape(null, true);

function newTape(outer: Tape | null, records: boolean): Tape {
  return { outer, records, entries: [], start: mark(), life: { alive: true }, ended: false };
}

/** Memory for `count` floats (or 32-bit whole numbers) until the step ends: a byte offset. */
export const scratch = (count: number): number => take(count, giveUp);

/** Ends every step under way and gives its memory back, so that there is some again after it ran out. */
function giveUp(): void {
  for (let each: Tape | null = tape; each !== null; each = each.outer) {
    each.entries.length = 0;
    each.life.alive = false;
    each.ended = true;
  }
  empty();
}

/** Begins a new step where the last one has ended. */
function begin(): void {
  if (!tape.ended) return;
  tape.life.alive = false;
  tape.life = { alive: true };
  tape.ended = false;
  goBack(tape.start);
}

/** Puts what an operation is about to read into memory, and refuses what belongs to an earlier step. */
export function use(where: string, input: Stored): void {
  begin();
  if (input.life.alive) return;
  const fill = fillOf(where, input);
  input.at = scratch(input.size);
  fill(input.at);
  input.life = tape.life;
}

/**
 * Where values stand, for looking at them: a byte offset to read from at once.
 *
 * It begins no step and takes no memory, so that a loss can be read after its backward(), and a batch as often as one likes.
 */
export function look(where: string, input: Stored): number {
  if (input.life.alive) return input.at;
  const fill = fillOf(where, input);
  const before = mark();
  const at = scratch(input.size);
  goBack(before);
  fill(at);
  return at;
}

/** What writes a constant's values; refuses what was computed in an earlier step. */
function fillOf(where: string, input: Stored): (at: number) => void {
  if (input.fill !== null) return input.fill;
  const whence = input.life.whence ?? "an earlier one. Compute it again, or keep its values with array() before the next step";
  throw new RangeError(
    `${where}: what it reads must belong to this step, got a tensor of shape [${input.shape.join(", ")}] from ${whence}.`,
  );
}

/** The current step's life, for what an operation makes. */
export function currentLife(): Life {
  begin();
  return tape.life;
}

/** Whether operations on something that needs a gradient are recorded. */
export const recording = (): boolean => tape.records;

/** Notes how the gradient of `output` flows back; does nothing where none is needed. */
export function record(output: Tensor, backward: () => void): Tensor {
  if (output.needsGrad) tape.entries.push({ output, backward });
  return output;
}

/** Runs the tape backwards from `loss`, and ends the step. */
export function runBackward(loss: Tensor): void {
  const where = "backward";
  if (loss.size !== 1) {
    throw new RangeError(
      `${where}: the loss must be one number, got shape [${loss.shape.join(", ")}]. Take its mean, or a loss such as crossEntropy.`,
    );
  }
  if (!loss.needsGrad) {
    throw new RangeError(`${where}: the loss must depend on parameters, got one that was recorded nowhere. Compute it outside noGrad.`);
  }
  if (!tape.records) {
    throw new RangeError(`${where}: it must run where operations are recorded, got a call inside noGrad. Call it outside.`);
  }
  if (loss.life !== tape.life || tape.ended) {
    throw new RangeError(
      `${where}: the loss must be of the step under way, got one whose step a backward() has ended. Compute each loss and go backward before the next, or add losses up.`,
    );
  }
  try {
    loss.accumulate();
    wasm().fill(loss.gradAt, 1, 1);
    for (let i = tape.entries.length - 1; i >= 0; i -= 1) {
      const entry = tape.entries[i];
      if (entry?.output.hasGrad) entry.backward();
    }
  } finally {
    // also where memory ran out: what has been passed on must not be passed on again
    tape.entries.length = 0;
    tape.ended = true;
  }
}

/** Runs `body` on a tape of its own; the memory it used is taken back after it. */
function onTape<T>(where: string, records: boolean, body: () => T): T {
  const outer = tape; // its step may have ended: what it made can still be read in here and after
  const before = mark();
  tape = newTape(outer, records);
  try {
    const result = body();
    if (result instanceof Promise) {
      throw new RangeError(`${where}: its function must not wait, got one that returns a promise. Compute first, await after it.`);
    }
    return result;
  } finally {
    tape.life.alive = false;
    tape = outer;
    goBack(before);
  }
}

/**
 * Computes without recording: for evaluation, where no gradient is wanted. Memory used inside is free again after it.
 *
 * Read results inside, with item() or array(); a tensor made inside cannot be used outside.
 *
 * @param body a function that does not wait.
 *
 * @example
 * noGrad(() => relu(tensor([-1, 2])).array()[1]); // 2
 */
export function noGrad<T>(body: () => T): T {
  if (typeof body !== "function") throw new RangeError("noGrad: it must be given a function, got something else. Write noGrad(() => …).");
  return onTape("noGrad", false, body);
}

/** Computes and differentiates on a tape of its own, in the middle of whatever step is under way. */
export const ownTape = <T>(body: () => T, where = "ownTape"): T => onTape(where, true, body);
