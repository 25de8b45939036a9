import { fail } from "../../schedules/fail.js";
import type { Shape } from "../tensor/tensor.js";

export type { Shape };

/** Numbers to any depth of lists, all lists of one level equally long. */
export type Nested = number | readonly Nested[];

/**
 * Numbers in 64 bits with a shape, the gradient of the loss with respect to each of them, and what they were computed from.
 *
 * An operation makes a tensor of its result. It says which tensors it read, and how a gradient that has arrived at the result is passed on to
 * those: the chain rule, one operation at a time. That is all of backpropagation; `backward` only asks each operation once, the last one first.
 */
export class Tensor {
  readonly shape: Shape;
  readonly size: number;
  /** Row after row: the last index changes fastest. */
  readonly values: Float64Array;
  /** ∂loss/∂value for each value: the sum of what all its uses have passed on. */
  readonly gradient: Float64Array;
  /** What it was computed from; none for a parameter or a constant. */
  readonly inputs: readonly Tensor[];
  /** Adds to the gradients of the inputs what follows from this gradient. */
  pass: () => void = () => undefined;

  constructor(shape: Shape, inputs: readonly Tensor[] = []) {
    this.shape = shape;
    this.size = shape.reduce((size, length) => size * length, 1);
    this.values = new Float64Array(this.size);
    this.gradient = new Float64Array(this.size);
    this.inputs = inputs;
  }

  /** The one number it holds. */
  item(): number {
    if (this.size !== 1) fail("item", "the tensor must hold one number", this.shape, "Read several with array().");
    return this.values[0] as number; // there is one
  }

  /** A copy of its values. */
  array(): Float64Array {
    return this.values.slice();
  }

  /** Adds the gradient of this loss to that of every parameter. */
  backward(): void {
    if (this.size !== 1) fail("backward", "the loss must be one number", this.shape, "Take its mean, or a loss such as crossEntropy.");
    const order = inOrder(this);
    for (const tensor of order) if (tensor.inputs.length > 0) tensor.gradient.fill(0);
    this.gradient[0] = 1; // ∂loss/∂loss
    for (const tensor of order.reverse()) tensor.pass();
  }

  /** Its numbers under as many indices as there are lengths; they need not be those of its shape. */
  by(...lengths: number[]): View {
    return view(this, lengths);
  }
}

/** Everything that `loss` was computed from, and it, each after its inputs. */
function inOrder(loss: Tensor): Tensor[] {
  const seen = new Set<Tensor>();
  const visit = (tensor: Tensor): void => {
    if (seen.has(tensor)) return;
    for (const input of tensor.inputs) visit(input);
    seen.add(tensor); // a set keeps the order in which things came
  };
  visit(loss);
  return [...seen];
}

/** A tensor under indices: with X = x.by(rows, width), X(i, j) is the number in row i and column j. */
export interface View {
  (i?: number, j?: number, k?: number, l?: number): number;
  /** Sets a value: in a forward pass. */
  put(value: number, i?: number, j?: number, k?: number, l?: number): void;
  /** The gradient: in a backward pass, of the result. */
  d(i?: number, j?: number, k?: number, l?: number): number;
  /** Adds to the gradient: in a backward pass, of an input. */
  give(amount: number, i?: number, j?: number, k?: number, l?: number): void;
}

function view({ values, gradient }: Tensor, [, second = 1, third = 1, fourth = 1]: readonly number[]): View {
  const at = (i: number, j: number, k: number, l: number) => ((i * second + j) * third + k) * fourth + l;
  // the indices are those of an operation's own loops, so something stands there
  const read = (list: Float64Array, place: number) => list[place] as number;
  return Object.assign((i = 0, j = 0, k = 0, l = 0) => read(values, at(i, j, k, l)), {
    d: (i = 0, j = 0, k = 0, l = 0) => read(gradient, at(i, j, k, l)),
    put: (value: number, i = 0, j = 0, k = 0, l = 0) => {
      values[at(i, j, k, l)] = value;
    },
    give: (amount: number, i = 0, j = 0, k = 0, l = 0) => {
      gradient[at(i, j, k, l)] = read(gradient, at(i, j, k, l)) + amount;
    },
  });
}

/** A constant or a parameter from one number, from lists in lists, or from a flat list and a shape. */
export function tensor(values: Nested | Float32Array | Float64Array, shape?: Shape): Tensor {
  const { flat, lengths } = flatten("tensor", values);
  const made = new Tensor(shape ?? lengths);
  if (made.size !== flat.length)
    fail("tensor", `shape must fit the ${flat.length} values`, shape, "Its lengths multiplied must give their number.");
  made.values.set(flat);
  return made;
}

/** The numbers of nested lists in one list, with the lengths of the levels: for labels and tokens. */
export function flatten(where: string, values: Nested | Float32Array | Float64Array): { flat: number[]; lengths: number[] } {
  if (typeof values === "number") return { flat: [values], lengths: [] };
  const parts = Array.from(values as readonly Nested[], (value) => flatten(where, value));
  const inner = parts[0]?.lengths ?? [];
  const same = parts.every(({ lengths }) => lengths.join() === inner.join());
  if (!same || parts.length === 0)
    fail(where, "lists must hold something, and those of one level must be equally long", values, "Write [[1, 2], [3, 4]].");
  return { flat: parts.flatMap(({ flat }) => flat), lengths: [parts.length, ...inner] };
}
