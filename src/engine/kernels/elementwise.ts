import { loadPart, storePart } from "./math";

/** y = a + factor·b, elementwise, where b's `period` numbers stand for as many as a has, over and over. */
export function addScaled(a: usize, b: usize, factor: f32, y: usize, n: i32, period: i32): void {
  const f = f32x4.splat(factor);
  const whole = period & ~3;
  const rest = period & 3;
  for (let start = 0; start < n; start += period) {
    let bj = b;
    for (const end = b + (<usize>whole << 2); bj < end; bj += 16, a += 16, y += 16)
      v128.store(y, f32x4.add(v128.load(a), f32x4.mul(f, v128.load(bj))));
    if (rest) {
      storePart(y, f32x4.add(loadPart(a, rest), f32x4.mul(f, loadPart(bj, rest))), rest);
      a += <usize>rest << 2;
      y += <usize>rest << 2;
    }
  }
}

/** y (+)= a·b, elementwise, with b repeated likewise. */
export function multiply(a: usize, b: usize, y: usize, n: i32, period: i32, add: i32): void {
  const whole = period & ~3;
  const rest = period & 3;
  for (let start = 0; start < n; start += period) {
    let bj = b;
    for (const end = b + (<usize>whole << 2); bj < end; bj += 16, a += 16, y += 16) {
      const v = f32x4.mul(v128.load(a), v128.load(bj));
      v128.store(y, add ? f32x4.add(v128.load(y), v) : v);
    }
    if (rest) {
      const v = f32x4.mul(loadPart(a, rest), loadPart(bj, rest));
      storePart(y, add ? f32x4.add(loadPart(y, rest), v) : v, rest);
      a += <usize>rest << 2;
      y += <usize>rest << 2;
    }
  }
}

/** y (+)= factor·x, elementwise; y may be x itself. */
export function scaled(x: usize, factor: f32, y: usize, n: i32, add: i32): void {
  const f = f32x4.splat(factor);
  const rest = n & 3;
  for (const end = x + (<usize>(n & ~3) << 2); x < end; x += 16, y += 16) {
    const v = f32x4.mul(f, v128.load(x));
    v128.store(y, add ? f32x4.add(v128.load(y), v) : v);
  }
  if (!rest) return;
  const v = f32x4.mul(f, loadPart(x, rest));
  storePart(y, add ? f32x4.add(loadPart(y, rest), v) : v, rest);
}

/** y (+)= the one number `value`, in every place. */
export function addNumber(value: f32, y: usize, n: i32, add: i32): void {
  const v = f32x4.splat(value);
  const rest = n & 3;
  for (const end = y + (<usize>(n & ~3) << 2); y < end; y += 16) v128.store(y, add ? f32x4.add(v128.load(y), v) : v);
  if (rest) storePart(y, add ? f32x4.add(loadPart(y, rest), v) : v, rest);
}

/** y (+)= factor·(a − b), elementwise. */
export function scaledDifference(a: usize, b: usize, factor: f32, y: usize, n: i32, add: i32): void {
  const f = f32x4.splat(factor);
  const rest = n & 3;
  for (const end = a + (<usize>(n & ~3) << 2); a < end; a += 16, b += 16, y += 16) {
    const v = f32x4.mul(f, f32x4.sub(v128.load(a), v128.load(b)));
    v128.store(y, add ? f32x4.add(v128.load(y), v) : v);
  }
  if (!rest) return;
  const v = f32x4.mul(f, f32x4.sub(loadPart(a, rest), loadPart(b, rest)));
  storePart(y, add ? f32x4.add(loadPart(y, rest), v) : v, rest);
}

/** Σ x. Long sums are kept in 64 bits: in 32, a million numbers would lose three digits. */
export function sum(x: usize, n: i32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const rest = n & 3;
  for (const end = x + (<usize>(n & ~3) << 2); x < end; x += 16) {
    const v = v128.load(x);
    low = f64x2.add(low, f64x2.promote_low_f32x4(v));
    high = f64x2.add(high, upper(v));
  }
  if (rest) {
    const v = loadPart(x, rest);
    low = f64x2.add(low, f64x2.promote_low_f32x4(v));
    high = f64x2.add(high, upper(v));
  }
  const both = f64x2.add(low, high);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** Σ (a − b)². */
export function squaredDistance(a: usize, b: usize, n: i32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const rest = n & 3;
  for (const end = a + (<usize>(n & ~3) << 2); a < end; a += 16, b += 16) {
    const d = f32x4.sub(v128.load(a), v128.load(b));
    const square = f32x4.mul(d, d);
    low = f64x2.add(low, f64x2.promote_low_f32x4(square));
    high = f64x2.add(high, upper(square));
  }
  if (rest) {
    const d = f32x4.sub(loadPart(a, rest), loadPart(b, rest));
    const square = f32x4.mul(d, d);
    low = f64x2.add(low, f64x2.promote_low_f32x4(square));
    high = f64x2.add(high, upper(square));
  }
  const both = f64x2.add(low, high);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** The upper two of four floats, in 64 bits. */
@inline
function upper(v: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(v, v, 1, 1));
}
