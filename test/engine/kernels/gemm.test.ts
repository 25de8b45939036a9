import fc from "fast-check";
import { rng } from "lrlab";
import { describe, expect, test } from "vitest";
import { type Kernels, wasm } from "../../../src/engine/wasm.js";

const kernels = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, "hex"))).exports as unknown as Kernels;
kernels.memory.grow(24);
const memory = new Float32Array(kernels.memory.buffer);

/** Places for arrays of these lengths, as indices of `memory`. One of them ends where memory ends: a kernel that reads on is stopped. */
function places<const Name extends string>(lengths: Record<Name, number>, last: NoInfer<Name>): Record<Name, number> {
  let next = kernels.heapBase() / 4 + 3; // any multiple of 4 bytes will do
  const found = {} as Record<Name, number>;
  for (const name in lengths) {
    found[name] = name === last ? memory.length - lengths[name] : next;
    next += lengths[name] + 5;
  }
  return found;
}

const numbers = (seed: number): (() => number) => {
  const { next } = rng(seed);
  return () => Math.fround(2 * next() - 1);
};

const size = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 3, 4, 5, 7, 8, 9, 16, 17) },
);
const gap = fc.constantFrom(0, 0, 1, 3, 8);
const seed = fc.integer({ min: 0, max: 1e6 });

interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly transposed?: boolean;
  /** Floats between the rows of A, B and C. */
  readonly gaps?: readonly [a: number, b: number, c: number];
  readonly start?: "nothing" | "C" | "bias";
  readonly last?: "a" | "b" | "c" | "bias";
  readonly seed?: number;
}

/** Runs the kernel and holds it to two products in plain TypeScript: in f32 bit by bit, in float64 within the bound on rounding errors. */
function hold({ m, n, k, transposed = false, gaps = [0, 0, 0], start = "nothing", last = "b", seed = 1 }: Product): void {
  const [aRow, aCol] = transposed ? [1, m + gaps[0]] : [k + gaps[0], 1];
  const [ldb, ldc] = [n + gaps[1], n + gaps[2]];
  const extent = { a: (m - 1) * aRow + (k - 1) * aCol + 1, b: (k - 1) * ldb + n, c: (m - 1) * ldc + n, bias: n };
  const at = places(extent, last);
  const draw = numbers(seed);
  const fill = (name: keyof typeof at): Float32Array =>
    memory.subarray(at[name], at[name] + extent[name]).map((_, i, all) => (all[i] = draw()));
  const [a, b, c, bias] = [fill("a"), fill("b"), fill("c"), fill("bias")];
  const before = c.slice();

  if (start === "bias") kernels.gemmBias(4 * at.a, aRow, aCol, 4 * at.b, ldb, 4 * at.bias, 4 * at.c, ldc, m, n, k);
  else kernels.gemm(4 * at.a, aRow, aCol, 4 * at.b, ldb, 4 * at.c, ldc, m, n, k, start === "C" ? 1 : 0);

  const result = memory.slice(at.c, at.c + extent.c);
  const expected = before.slice();
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      const first = start === "C" ? (before[i * ldc + j] as number) : start === "bias" ? (bias[j] as number) : 0;
      let [single, double, size] = [first, first, Math.abs(first)];
      for (let p = 0; p < k; p++) {
        const product = (a[i * aRow + p * aCol] as number) * (b[p * ldb + j] as number);
        single = Math.fround(single + Math.fround(product));
        double += product;
        size += Math.abs(product);
      }
      expected[i * ldc + j] = single;
      const error = Math.abs((result[i * ldc + j] as number) - double);
      if (!(error <= (k + 2) * 2 ** -24 * size)) throw new Error(`C[${i}, ${j}] must be ${double}, got ${result[i * ldc + j]}.`);
    }
  // The numbers between the rows of C are compared as well: they stay.
  expect(result).toEqual(expected);
}

describe("gemm", () => {
  const products = fc.record({
    m: size,
    n: size,
    k: fc.oneof({ weight: 4, arbitrary: size }, { weight: 1, arbitrary: fc.constantFrom(255, 256, 257, 513, 600) }),
    transposed: fc.boolean(),
    gaps: fc.tuple(gap, gap, gap),
    start: fc.constantFrom("nothing" as const, "C" as const, "bias" as const),
    last: fc.constantFrom("a" as const, "b" as const, "c" as const, "bias" as const),
    seed,
  });

  test("each element is start + a₀b₀ + a₁b₁ + … from left to right in f32, for any sizes, strides and places", () => {
    fc.assert(fc.property(products, hold), { numRuns: 300 });
  });

  test.each<Product>([
    { m: 64, n: 2, k: 32 },
    { m: 32, n: 2, k: 64, transposed: true },
    { m: 64, n: 10, k: 128, start: "bias" },
    { m: 256, n: 128, k: 64, transposed: true },
    { m: 72, n: 16, k: 2048, transposed: true },
    { m: 9, n: 8, k: 8192, transposed: true },
    { m: 64, n: 256, k: 512, transposed: true },
    { m: 512, n: 64, k: 256, start: "C" },
  ])("so it is for a size of the bench models: %o", hold);

  test("an element doesn't depend on what stands beside it, be it infinite or not a number", () => {
    const at = places({ a: 35, b: 35, c: 25 }, "c");
    memory.fill(1, at.a, at.a + 35).fill(1, at.b, at.b + 35);
    memory[at.a + 2 * 7] = Number.NaN;
    memory[at.b + 4] = Number.POSITIVE_INFINITY;
    kernels.gemm(4 * at.a, 7, 1, 4 * at.b, 5, 4 * at.c, 5, 5, 5, 7, 0);
    const row = [7, 7, 7, 7, Number.POSITIVE_INFINITY];
    const bad = new Array<number>(5).fill(Number.NaN);
    expect([...memory.subarray(at.c, at.c + 25)]).toEqual([...row, ...row, ...bad, ...row, ...row]);
  });

  test("a sum of no steps is what it starts from", () => {
    const at = places({ bias: 9, c: 27 }, "c");
    memory.set([1, 2, 3, 4, 5, 6, 7, 8, 9], at.bias);
    kernels.gemmBias(0, 0, 1, 0, 9, 4 * at.bias, 4 * at.c, 9, 3, 9, 0);
    expect([...memory.subarray(at.c + 18, at.c + 27)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    kernels.gemm(0, 0, 1, 0, 9, 4 * at.c, 9, 3, 9, 0, 1);
    expect([...memory.subarray(at.c, at.c + 9)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    kernels.gemm(0, 0, 1, 0, 9, 4 * at.c, 9, 3, 9, 0, 0);
    expect([...memory.subarray(at.c, at.c + 27)]).toEqual(new Array(27).fill(0));
  });
});

describe("transpose", () => {
  test("moves every element and nothing else", () => {
    fc.assert(
      fc.property(size, size, fc.constantFrom("from" as const, "to" as const), seed, (rows, cols, last, seed) => {
        const at = places({ from: rows * cols, to: rows * cols }, last);
        const draw = numbers(seed);
        memory.fill(99, at.to - 5, Math.min(memory.length, at.to + rows * cols + 5));
        for (let i = 0; i < rows * cols; i++) memory[at.from + i] = draw();
        kernels.transpose(4 * at.from, rows, cols, 4 * at.to);
        for (let i = 0; i < rows; i++)
          for (let j = 0; j < cols; j++) expect(memory[at.to + j * rows + i]).toBe(memory[at.from + i * cols + j]);
        expect(memory[at.to - 1]).toBe(99);
        if (last !== "to") expect(memory[at.to + rows * cols]).toBe(99);
      }),
    );
  });
});

describe("columnSums", () => {
  test("each sum goes from the first row to the last in f32", () => {
    fc.assert(
      fc.property(size, size, fc.boolean(), fc.constantFrom("x" as const, "out" as const), seed, (rows, cols, add, last, seed) => {
        const at = places({ x: rows * cols, out: cols }, last);
        const draw = numbers(seed);
        memory.fill(99, at.out - 3, Math.min(memory.length, at.out + cols + 3));
        for (let i = 0; i < rows * cols; i++) memory[at.x + i] = draw();
        const before = Array.from({ length: cols }, draw);
        memory.set(before, at.out);
        kernels.columnSums(4 * at.x, rows, cols, 4 * at.out, add ? 1 : 0);
        before.forEach((first, j) => {
          let sum = add ? first : 0;
          for (let i = 0; i < rows; i++) sum = Math.fround(sum + (memory[at.x + i * cols + j] as number));
          expect(memory[at.out + j]).toBe(sum);
        });
        expect(memory[at.out - 1]).toBe(99);
        if (last !== "out") expect(memory[at.out + cols]).toBe(99);
      }),
    );
  });
});
