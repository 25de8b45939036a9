// What is done to each number on its own: four at a time, and then the one to three that are left.
import { load4, store4 } from "./four";
import { give4 } from "./math";

/** y = a + factor·b, where b's `period` numbers stand for as many as a has, over and over. */
export function addScaled(a: usize, b: usize, factor: f32, y: usize, n: i32, period: i32): void {
  const f = f32x4.splat(factor);
  for (; n; n -= period) {
    let bj = b;
    let left = period;
    for (; left >= 4; left -= 4, a += 16, bj += 16, y += 16) v128.store(y, f32x4.add(v128.load(a), f32x4.mul(f, v128.load(bj))));
    if (left) store4(y, f32x4.add(load4(a, left), f32x4.mul(f, load4(bj, left))), left);
    a += <usize>left << 2;
    y += <usize>left << 2;
  }
}

/** y (+)= a·b, with b repeated likewise. */
export function multiply(a: usize, b: usize, y: usize, n: i32, period: i32, add: i32): void {
  for (; n; n -= period) {
    let bj = b;
    let left = period;
    for (; left >= 4; left -= 4, a += 16, bj += 16, y += 16) give4(y, f32x4.mul(v128.load(a), v128.load(bj)), 4, add);
    if (left) give4(y, f32x4.mul(load4(a, left), load4(bj, left)), left, add);
    a += <usize>left << 2;
    y += <usize>left << 2;
  }
}

/** y (+)= factor·x; y may be x itself. */
export function scaled(x: usize, factor: f32, y: usize, n: i32, add: i32): void {
  const f = f32x4.splat(factor);
  for (; n >= 4; n -= 4, x += 16, y += 16) give4(y, f32x4.mul(f, v128.load(x)), 4, add);
  if (n) give4(y, f32x4.mul(f, load4(x, n)), n, add);
}

/** y (+)= one number, in every place. */
export function addNumber(value: f32, y: usize, n: i32, add: i32): void {
  const v = f32x4.splat(value);
  for (; n >= 4; n -= 4, y += 16) give4(y, v, 4, add);
  if (n) give4(y, v, n, add);
}

/** y (+)= factor·(a − b). */
export function scaledDifference(a: usize, b: usize, factor: f32, y: usize, n: i32, add: i32): void {
  const f = f32x4.splat(factor);
  for (; n >= 4; n -= 4, a += 16, b += 16, y += 16) give4(y, f32x4.mul(f, f32x4.sub(v128.load(a), v128.load(b))), 4, add);
  if (n) give4(y, f32x4.mul(f, f32x4.sub(load4(a, n), load4(b, n))), n, add);
}
