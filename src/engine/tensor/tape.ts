import { allocate, type Block, wasm } from "./memory.js";
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
  readonly records: boolean;
  readonly entries: Entry[];
  readonly chunk: number;
  readonly offset: number;
  life: Life;
  /** Whether backward has run, so that the next operation begins a new step. */
  ended: boolean;
}

/** Memory of the current step, handed out from the start of each chunk on and taken back all at once. */
const chunks: Block[] = [];
const chunkBytes = 2 ** 20;
const mostBytes = 2 ** 30;
let chunk = 0;
let offset = 0;

let tape: Tape = newTape(true);

function newTape(records: boolean): Tape {
  return { records, entries: [], chunk, offset, life: { alive: true }, ended: false };
}

/** Memory for `count` floats (or 32-bit whole numbers) until the step ends: a byte offset. */
export function scratch(count: number): number {
  const bytes = (4 * count + 15) & ~15;
  for (; ; chunk += 1, offset = 0) {
    const block = chunks[chunk] ?? addChunk(bytes);
    if (offset + bytes > block.bytes) continue;
    const at = block.at + offset;
    offset += bytes;
    return at;
  }
}

function addChunk(bytes: number): Block {
  const total = chunks.reduce((sum, block) => sum + block.bytes, bytes);
  if (total > mostBytes) {
    throw new RangeError(
      `engine: one step must fit into ${mostBytes / 2 ** 20} MiB, got ${tape.entries.length} operations since the last backward(). Wrap what needs no gradient in noGrad(() => …).`,
    );
  }
  const block = allocate(Math.max(bytes, chunkBytes));
  chunks.push(block);
  return block;
}

/** Begins a new step where the last one has ended. */
function begin(): void {
  if (!tape.ended) return;
  tape.life.alive = false;
  tape.life = { alive: true };
  tape.ended = false;
  chunk = tape.chunk;
  offset = tape.offset;
}

/** Puts what an operation is about to read into memory, and refuses what belongs to an earlier step. */
export function use(where: string, input: Stored): void {
  begin();
  read(where, input);
}

/** The same for reading values, which begins no new step: a loss can be read after its backward(). */
export function read(where: string, input: Stored): void {
  if (input.life.alive) return;
  if (input.fill === null) {
    const whence = input.life.whence ?? "an earlier one. Compute it again, or keep its values with array() before the next step";
    throw new RangeError(
      `${where}: what it reads must belong to this step, got a tensor of shape [${input.shape.join(", ")}] from ${whence}.`,
    );
  }
  begin();
  input.at = scratch(input.size);
  input.fill(input.at);
  input.life = tape.life;
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
  begin();
  const outer = tape;
  const [outerChunk, outerOffset] = [chunk, offset];
  tape = newTape(records);
  try {
    const result = body();
    if (result instanceof Promise) {
      throw new RangeError(`${where}: its function must not wait, got one that returns a promise. Compute first, await after it.`);
    }
    return result;
  } finally {
    tape.life.alive = false;
    tape = outer;
    chunk = outerChunk;
    offset = outerOffset;
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
export function ownTape<T>(body: () => T): T {
  return onTape("ownTape", true, body);
}
