import { fail } from "../../schedules/fail.js";
import { floats, integers } from "./memory.js";
import { currentLife, type Life, look, recording, runBackward, scratch, use } from "./tape.js";

/** Lengths of the dimensions, the last one changing fastest: `[rows, features]`. */
export type Shape = readonly number[];

/** Something in the kernels' memory. */
export interface Stored {
  readonly shape: Shape;
  /** Number of entries. */
  readonly size: number;
  /** Where it begins, in bytes. */
  at: number;
  life: Life;
  /** Writes a constant's values at a byte offset; null for what was computed. */
  readonly fill: ((at: number) => void) | null;
}

/** Numbers in 32 bits with a shape, and the gradient of the loss with respect to them. */
export class Tensor implements Stored {
  readonly shape: Shape;
  readonly size: number;
  readonly fill: ((at: number) => void) | null;
  /** Whether a gradient flows to it. */
  readonly needsGrad: boolean;
  at: number;
  life: Life;
  /** Where its gradient stands, in bytes, once it has one. */
  gradAt = 0;
  /** Whether something has arrived there since the gradient was last used. */
  hasGrad = false;

  constructor(shape: Shape, place: { at: number; life: Life; fill?: (at: number) => void; needsGrad?: boolean }) {
    this.shape = shape;
    this.size = sizeOf(shape);
    this.at = place.at;
    this.life = place.life;
    this.fill = place.fill ?? null;
    this.needsGrad = place.needsGrad ?? false;
  }

  /** The one number it holds. */
  item(): number {
    if (this.size !== 1) fail("item", "the tensor must hold one number", this.shape, "Read several with array().");
    const at = look("item", this) / 4;
    return floats()[at] as number; // one number stands there
  }

  /** A copy of its values, row after row, to keep. */
  array(): Float32Array {
    const at = look("array", this) / 4;
    return floats().slice(at, at + this.size);
  }

  /** A copy of its gradient, or null where none has arrived. */
  gradient(): Float32Array | null {
    if (this.gradAt === 0) return null;
    look("gradient", this);
    return floats().slice(this.gradAt / 4, this.gradAt / 4 + this.size);
  }

  /** Computes the gradient of this loss with respect to every parameter it depends on, adding to gradients not used yet. */
  backward(): void {
    runBackward(this);
  }

  /** How messages show it. */
  toJSON(): string {
    return `a tensor of shape [${this.shape.join(", ")}]`;
  }

  /** Readies its gradient for one more contribution: 1 to add to what stands at `gradAt`, 0 to write over it. */
  accumulate(): 0 | 1 {
    if (this.hasGrad) return 1;
    if (this.gradAt === 0) this.gradAt = scratch(this.size);
    this.hasGrad = true;
    return 0;
  }
}

/** Whole numbers with a shape: labels or tokens. −1 stands for "leave out". */
export class Indices implements Stored {
  readonly shape: Shape;
  readonly size: number;
  readonly fill: (at: number) => void;
  /** The largest of them, and the smallest: what an operation checks instead of reading them all. */
  readonly largest: number;
  readonly smallest: number;
  at = 0;
  life: Life = ended;

  constructor(shape: Shape, range: { smallest: number; largest: number }, fill: (at: number) => void) {
    this.shape = shape;
    this.size = sizeOf(shape);
    this.largest = range.largest;
    this.smallest = range.smallest;
    this.fill = fill;
  }

  /** A copy of its values, to keep. */
  array(): Int32Array {
    const at = look("array", this) / 4;
    return integers().slice(at, at + this.size);
  }

  /** How messages show them. */
  toJSON(): string {
    return `indices of shape [${this.shape.join(", ")}]`;
  }
}

/** The life of what has not been put into memory yet. */
const ended: Life = { alive: false };

export const sizeOf = (shape: Shape): number => shape.reduce((size, length) => size * length, 1);

/** What an operation `where` makes from `inputs`: a tensor of the current step. */
export function result(where: string, inputs: readonly Stored[], shape: Shape): Tensor {
  let needsGrad = false;
  for (const input of inputs) {
    use(where, input);
    if (input instanceof Tensor && input.needsGrad) needsGrad = true;
  }
  const life = currentLife();
  return new Tensor(shape, { at: scratch(sizeOf(shape)), life, needsGrad: needsGrad && recording() });
}

/** A constant whose values `fill` writes whenever a step first uses it; `at` counts floats. */
export function constant(shape: Shape, fill: (heap: Float32Array, at: number) => void): Tensor {
  return new Tensor(shape, { at: 0, life: ended, fill: (at) => fill(floats(), at / 4) });
}

/** Whole numbers that `fill` writes whenever a step first uses them; `at` counts entries. */
export function constantIndices(
  shape: Shape,
  range: { smallest: number; largest: number },
  fill: (heap: Int32Array, at: number) => void,
): Indices {
  return new Indices(shape, range, (at) => fill(integers(), at / 4));
}

/** A tensor that stays as long as its net; the net says where its values and its gradient stand. */
export const persistent = (shape: Shape, life: Life): Tensor => new Tensor(shape, { at: 0, life, needsGrad: true });
