import { readFileSync } from "node:fs";
import asc from "assemblyscript/asc";
import { beforeAll, describe, expect, test } from "vitest";

/** The elementary functions of kernels/math.ts, over memory: a module of their own, as only other kernels call them. */
const source = `
import { exp4, log1, tanh4 } from "./math";
export function exp(at: usize, n: i32): void { for (; n > 0; n -= 4, at += 16) v128.store(at, exp4(v128.load(at))); }
export function tanh(at: usize, n: i32): void { for (; n > 0; n -= 4, at += 16) v128.store(at, tanh4(v128.load(at))); }
export function log(at: usize, n: i32): void { for (; n > 0; n--, at += 4) store<f32>(at, log1(load<f32>(at))); }
`;

const at = 1024;
let functions: Record<"exp" | "tanh" | "log", (at: number, n: number) => void> & { memory: WebAssembly.Memory };

beforeAll(async () => {
  let binary = new Uint8Array();
  const { error, stderr } = await asc.main(["source.ts", "--outFile", "math.wasm", "--runtime", "stub", "-O3", "--enable", "simd"], {
    readFile: (name) => (name === "source.ts" ? source : name === "math.ts" ? readFileSync("src/engine/kernels/math.ts", "utf8") : null),
    writeFile: (_, contents) => {
      binary = contents as Uint8Array<ArrayBuffer>;
    },
    listFiles: () => [],
  });
  expect(error, stderr.toString()).toBeNull();
  functions = new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as typeof functions;
  functions.memory.grow(40);
}, 60_000);

/** What a function gives for each number. */
function applied(name: "exp" | "tanh" | "log", inputs: Float32Array): Float32Array {
  const heap = new Float32Array(functions.memory.buffer);
  heap.set(inputs, at / 4);
  functions[name](at, inputs.length);
  return heap.slice(at / 4, at / 4 + inputs.length);
}

/** `count` numbers from low to high at equal distances, rounded to 32 bits. */
const grid = (low: number, high: number, count = 400_000): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/** Distance between a float and the exact value, in units of the float's last place. */
function ulps(got: number, exact: number): number {
  const place = 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(exact))) - 23);
  return Math.abs(got - exact) / place;
}

function worst(name: "exp" | "tanh" | "log", inputs: Float32Array): number {
  const found = applied(name, inputs);
  return inputs.reduce((most, x, i) => Math.max(most, ulps(found[i] as number, Math[name](x))), 0);
}

describe("against Math, over dense grids", () => {
  test.each([
    ["exp", -87, 88, 1],
    ["exp", -1, 1, 1],
    ["tanh", -12, 12, 6],
    ["tanh", -0.5, 0.5, 4],
    ["log", 1e-30, 4, 3],
    ["log", 0.99, 1.01, 3],
    ["log", 1, 1e30, 3],
  ] as const)("%s from %d to %d is within %d units in the last place", (name, low, high, limit) => {
    expect(worst(name, grid(low, high))).toBeLessThan(limit);
  });
});

test("tanh stays between -1 and 1, and turns back by no more than rounding", () => {
  const found = applied("tanh", grid(-12, 12));
  expect(found.every((y) => Math.abs(y) <= 1)).toBe(true);
  expect(found.every((y, i) => i === 0 || y >= (found[i - 1] as number) - 2 ** -20)).toBe(true);
});

test("they hold where floats end", () => {
  const ends = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0);
  expect([...applied("exp", Float32Array.of(Number.NaN, Number.NEGATIVE_INFINITY, -100, 0))]).toEqual([Number.NaN, 0, 0, 1]);
  expect([...applied("tanh", ends)]).toEqual([Number.NaN, 1, -1, 0]);
  expect([...applied("log", ends)]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, Number.NaN, Number.NEGATIVE_INFINITY]);
  expect(applied("log", Float32Array.of(2 ** -149))[0]).toBeCloseTo(-149 * Math.LN2, 4);
});
