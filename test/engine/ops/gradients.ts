import fc from "fast-check";
import { add, multiply, noGrad, reference, rng, scale, sum, temporary, tensor } from "lrlab/engine";
import { expect } from "vitest";
import { allocateFor, floats } from "../../../src/engine/tensor/memory.js";
import { type Shape, sizeOf, Tensor } from "../../../src/engine/tensor/tensor.js";

/** An operation as the tests call it: its tensors, then whatever else it takes. */
export type Operation = (...args: never[]) => unknown;

/** What the gradient check needs to know of an operation; the reference has it under the same name and with the same arguments. */
export interface OpRow {
  /** Lengths to try, by name; odd ones, so that no loop ends on a multiple of four. */
  readonly sizes: Readonly<Record<string, readonly number[]>>;
  /** Shapes of the tensors that it takes first and differentiates. */
  readonly shapes: (size: Sizes) => readonly Shape[];
  /** What it takes after those. */
  readonly rest?: (size: Sizes, side: "engine" | "reference") => readonly unknown[];
  /** One entry of the tensor with this index; a normal number when left out. */
  readonly draw?: (random: { next(): number; normal(): number }, input: number, entry: number) => number;
}

/** A length for each name in `sizes`. */
export type Sizes = Readonly<Record<string, number>>;

export const odd = [1, 2, 3, 5, 7, 17];

/** Normal numbers that stay away from 0, for an operation with a kink there. */
export const awayFromZero: NonNullable<OpRow["draw"]> = (random) => (random.next() < 0.5 ? -1 : 1) * (0.1 + random.next());

/** How the operation stands in a computation. */
interface Setting {
  /** Whether its inputs are parameters, or were computed themselves. */
  readonly direct: boolean;
  /** How often backward runs before the gradient is used. */
  readonly passes: 1 | 2;
}

/**
 * Checks the gradient of one operation, at any of its sizes: the reference against central differences, the engine against the reference and
 * against its own central differences. Its result is used twice, and each of its inputs by three operations.
 */
export function checkGradient(row: OpRow, engine: Operation, twin: Operation): void {
  const sizes = fc.record(Object.fromEntries(Object.entries(row.sizes).map(([name, lengths]) => [name, fc.constantFrom(...lengths)])));
  const setting = fc.record({ direct: fc.boolean(), passes: fc.constantFrom(1 as const, 2 as const) });
  fc.assert(
    fc.property(sizes, setting, fc.integer({ min: 1, max: 1000 }), (size, how, seed) => {
      const random = rng(seed);
      const shapes = row.shapes(size);
      const draw = row.draw ?? (({ normal }) => normal());
      const inputs = shapes.map((shape, i) => Float32Array.from({ length: sizeOf(shape) }, (_, j) => draw(random, i, j)));
      const run: Run = { row, size, shapes, inputs, random, how };
      const places = inputs.map(({ length }) => Array.from({ length: Math.min(length, 6) }, () => random.int(length)));
      temporary(() => {
        const exact = ofReference(run, twin);
        const ours = ofEngine(run, engine);
        near(ours.value, exact.value, 2e-5, "value against the reference");
        for (const [k, gradient] of exact.gradients.entries()) {
          near(ours.gradients[k] ?? [], gradient, 2e-5, `gradient ${k} against the reference`);
          const scale = Math.max(1, ...Array.from(gradient, Math.abs));
          for (const j of places[k] ?? []) {
            const [got, found] = [gradient[j] ?? Number.NaN, ours.gradients[k]?.[j] ?? Number.NaN];
            close(got, how.passes * exact.slope(k, j), 1e-6 * scale, `reference against differences, input ${k}, entry ${j}`);
            close(found, how.passes * ours.slope(k, j), 1e-3 * scale, `engine against differences, input ${k}, entry ${j}`);
          }
        }
      });
    }),
    { numRuns: 25 },
  );
}

interface Run {
  readonly row: OpRow;
  readonly size: Sizes;
  readonly shapes: readonly Shape[];
  readonly inputs: readonly Float32Array[];
  readonly random: { next(): number };
  readonly how: Setting;
}

/** What the operation gives, the gradients of `lossOf` it, and the slope of that in one entry by central differences. */
interface Found {
  readonly value: ArrayLike<number>;
  readonly gradients: readonly ArrayLike<number>[];
  slope(input: number, entry: number): number;
}

/** The loss of a result y and inputs x: Σ c·y + ½ Σ y² + Σ over inputs (Σ c·x + ½ Σ x²), each factor c known from its place. */
function lossOf(y: ArrayLike<number>, inputs: readonly ArrayLike<number>[]): number {
  return [y, ...inputs].flatMap((list) => Array.from(list, (v, i) => weight(i) * v + (v * v) / 2)).reduce((total, v) => total + v, 0);
}

const weight = (i: number): number => Math.fround(((i * 5) % 7) / 4 - 0.7);
const weights = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => weight(i));

/** The slope of `loss` in one entry by central differences, of two steps so that their error of the second order cancels (Richardson). */
function slopeOf(inputs: readonly (Float32Array | Float64Array)[], [k, j]: [number, number], step: number, loss: () => number): number {
  const list = inputs[k] as Float64Array;
  const at = list[j] as number;
  const central = (distance: number): number => {
    list[j] = at + distance;
    const [high, above] = [list[j] as number, loss()];
    list[j] = at - distance;
    const [low, below] = [list[j] as number, loss()];
    list[j] = at;
    return (above - below) / (high - low); // over the distance that the rounded numbers really have
  };
  return (4 * central(step / 2) - central(step)) / 3;
}

function ofReference({ row, size, shapes, inputs, how }: Run, operation: Operation): Found {
  const call = operation as (...args: unknown[]) => reference.Tensor;
  const rest = () => row.rest?.(size, "reference") ?? [];
  const leaves = inputs.map((values, k) => reference.tensor(values, shapes[k]));
  const weighted = (x: reference.Tensor) => reference.sum(reference.multiply(x, reference.tensor(weights(x.size), x.shape)));
  const halfSquare = (x: reference.Tensor) => reference.scale(reference.sum(reference.multiply(x, x)), 0.5);
  const plus = (parts: reference.Tensor[]) => parts.reduce((a, b) => reference.add(a, b));
  let value: Float64Array = new Float64Array();
  for (let pass = 0; pass < how.passes; pass += 1) {
    const xs = how.direct ? leaves : leaves.map((x) => reference.scale(x, 1));
    const before = xs.map(weighted);
    const y = call(...xs, ...rest());
    plus([...before, weighted(y), halfSquare(y), ...xs.map(halfSquare)]).backward();
    value = y.array();
  }
  const values = leaves.map((leaf) => leaf.values);
  const loss = () => lossOf(call(...leaves, ...rest()).values, values);
  return { value, gradients: leaves.map(({ gradient }) => gradient), slope: (k, j) => slopeOf(values, [k, j], 2 ** -13, loss) };
}

function ofEngine({ row, size, shapes, inputs, how }: Run, operation: Operation): Found {
  const call = operation as (...args: unknown[]) => Tensor;
  const rest = () => row.rest?.(size, "engine") ?? [];
  const leaves = inputs.map((values, k) => leaf(values, shapes[k] as Shape));
  const weighted = (x: Tensor) => sum(multiply(x, tensor(weights(x.size), x.shape)));
  const halfSquare = (x: Tensor) => scale(sum(multiply(x, x)), 0.5);
  const plus = (parts: Tensor[]) => parts.reduce((a, b) => add(a, b));
  let value: Float32Array = new Float32Array();
  for (let pass = 0; pass < how.passes; pass += 1) {
    const xs = how.direct ? leaves : leaves.map((x) => scale(x, 1));
    const before = xs.map(weighted);
    const y = call(...xs, ...rest());
    value = y.array();
    plus([...before, weighted(y), halfSquare(y), ...xs.map(halfSquare)]).backward();
  }
  const gradients = leaves.map((x) => x.gradient() ?? new Float32Array());
  const loss = () =>
    noGrad(() => {
      for (const [k, x] of leaves.entries()) floats().set(inputs[k] ?? [], x.at / 4);
      return lossOf(call(...leaves, ...rest()).array(), inputs);
    });
  return { value, gradients, slope: (k, j) => slopeOf(inputs, [k, j], 2 ** -6, loss) };
}

/** A parameter without a net. Its gradient's memory holds what must not be read before something was written. */
export function leaf(values: Float32Array, shape: Shape): Tensor {
  const life = { alive: true };
  const [at, gradAt] = [allocateFor(life, values.byteLength).at, allocateFor(life, values.byteLength).at];
  floats().set(values, at / 4);
  floats().fill(Number.NaN, gradAt / 4, gradAt / 4 + values.length);
  return Object.assign(new Tensor(shape, { at, life, needsGrad: true }), { gradAt });
}

function near(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number, what: string): void {
  expect(got.length, what).toBe(wanted.length);
  const scale = Math.max(1, ...Array.from(wanted, Math.abs));
  for (let i = 0; i < wanted.length; i += 1) close(got[i] as number, wanted[i] as number, tolerance * scale, `${what}, entry ${i}`);
}

function close(got: number, wanted: number, tolerance: number, what: string): void {
  if (!(Math.abs(got - wanted) <= tolerance)) expect.fail(`${what}: got ${got}, not ${wanted} ± ${tolerance}`);
}
