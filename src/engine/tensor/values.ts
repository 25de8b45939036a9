import { fail, shown } from "../../schedules/fail.js";
import { constant, constantIndices, type Indices, type Shape, sizeOf, type Tensor } from "./tensor.js";

/** Numbers to any depth of lists. */
export type Nested = number | readonly Nested[];

/** A list of numbers, in a list or in a typed array. */
type Flat = Float32Array | Float64Array | Int32Array;

/**
 * A constant tensor: one number, lists in lists, or a typed array with its shape.
 *
 * Values are rounded to 32 bits. They are copied, so changing the list later changes nothing.
 *
 * @param values finite numbers; every list on one level has the same length.
 * @param shape lengths of the dimensions, for a flat list or a typed array.
 *
 * @example
 * tensor([[1, 2, 3], [4, 5, 6]]).shape; // [2,3]
 * tensor([1, 2, 3, 4], [2, 2]).shape; // [2,2]
 */
export function tensor(values: Nested | Flat, shape?: Shape): Tensor {
  const where = "tensor";
  const { flat, lengths } = flatten(where, values, shape);
  const copy = new Float32Array(flat.length);
  for (const [i, value] of flat.entries()) {
    copy[i] = value;
    if (!Number.isFinite(copy[i]))
      fail(
        where,
        "values must be finite numbers that fit 32 bits",
        value,
        `Entry ${i}: a NaN or an infinity would spread to every parameter.`,
      );
  }
  return constant(lengths, (heap, at) => heap.set(copy, at));
}

/**
 * Whole numbers, such as labels or tokens: a list, lists in lists, or a typed array with its shape.
 *
 * @param values whole numbers from 0, or −1 for a label that a loss leaves out.
 * @param shape lengths of the dimensions, for a flat list or a typed array.
 *
 * @example
 * indices([0, 2, 1]).array()[1]; // 2
 */
export function indices(values: Nested | Flat, shape?: Shape): Indices {
  return indicesFor("indices", values, shape);
}

/** The same for an operation `where` that takes lists too. */
export function indicesFor(where: string, values: Nested | Flat, shape?: Shape): Indices {
  const { flat, lengths } = flatten(where, values, shape);
  const copy = new Int32Array(flat.length);
  let [smallest, largest] = [Number.POSITIVE_INFINITY, -1];
  for (const [i, value] of flat.entries()) {
    if (!Number.isInteger(value) || value < -1 || value > 2147483647)
      fail(where, "values must be whole numbers >= 0, or -1 to leave one out", value, `Entry ${i}: count classes and tokens from 0.`);
    copy[i] = value;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return constantIndices(lengths, { smallest, largest }, (heap, at) => heap.set(copy, at));
}

function flatten(where: string, values: Nested | Flat, shape: Shape | undefined): { flat: Flat | number[]; lengths: Shape } {
  const isFlat = values instanceof Float32Array || values instanceof Float64Array || values instanceof Int32Array;
  const flat = isFlat ? values : [];
  const found: number[] = [];
  if (isFlat) found.push(expectEntries(where, values).length);
  else walk(where, values, 0, found, flat as number[]);
  if (shape === undefined) return { flat, lengths: found };
  if (!Array.isArray(shape) || !shape.every((length) => Number.isSafeInteger(length) && length >= 1))
    fail(where, "shape must be a list of whole numbers >= 1", shape, "Write [rows, features].");
  if (found.length > 1 || sizeOf(shape) !== flat.length) {
    fail(where, `shape must fit the ${flat.length} values of a flat list`, shape, "Its lengths multiplied must give their number.");
  }
  return { flat, lengths: [...shape] };
}

/** More than this no shape needs; a list in itself would go on for ever. */
const mostDimensions = 32;

/** Refuses a list without entries. */
function expectEntries<T extends { readonly length: number }>(where: string, list: T): T {
  if (list.length === 0) fail(where, "a list must hold at least one number", [], "An empty batch has no mean and no gradient.");
  return list;
}

/** Appends the numbers of `values` to `flat` and checks that lists on one level are equally long. */
function walk(where: string, values: unknown, depth: number, lengths: number[], flat: number[]): void {
  if (typeof values === "number") {
    if (depth < lengths.length) fail(where, "lists must be nested equally deep", values, "Every row is a list, or none is.");
    flat.push(values);
    return;
  }
  if (!Array.isArray(values) || (depth === lengths.length && flat.length > 0))
    fail(where, "values must be numbers, in lists of equal depth", values, "Write [[1, 2], [3, 4]].");
  const list: readonly unknown[] = expectEntries(where, values);
  if (depth === mostDimensions) fail(where, `lists must be nested at most ${mostDimensions} deep`, "more", "Write [[1, 2], [3, 4]].");
  if (depth === lengths.length) lengths.push(list.length);
  if (lengths[depth] !== list.length) {
    throw new RangeError(
      `${where}: lists on one level must have the same length, got ${lengths[depth]} and ${list.length} (${shown(values)}). Fill up the shorter one.`,
    );
  }
  for (const value of list) walk(where, value, depth + 1, lengths, flat);
}
