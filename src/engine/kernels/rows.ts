// What softmax, cross-entropy and attention do with one row of numbers.
import { exp4, loadPart, max4, storePart, sum4 } from "./math";

/** The largest of n numbers; NaN where one is. */
export function largestOf(x: usize, n: i32): f32 {
  let top = f32x4.splat(-f32.MAX_VALUE);
  const whole = n & ~3;
  for (const end = x + (<usize>whole << 2); x < end; x += 16) top = f32x4.max(top, v128.load(x));
  let largest = max4(top);
  for (let j = whole; j < n; j++, x += 4) largest = max(largest, load<f32>(x));
  return largest;
}

/** e = exp(factor·(x − shift)), elementwise; e may be x itself. Returns Σ e. */
export function exponentials(x: usize, e: usize, factor: f32, shift: f32, n: i32): f32 {
  const s = f32x4.splat(shift);
  const f = f32x4.splat(factor);
  let sums = f32x4.splat(0);
  for (const end = x + (<usize>(n & ~3) << 2); x < end; x += 16, e += 16) {
    const v = exp4(f32x4.mul(f, f32x4.sub(v128.load(x), s)));
    v128.store(e, v);
    sums = f32x4.add(sums, v);
  }
  let total = sum4(sums);
  const rest = n & 3;
  if (rest) {
    storePart(e, exp4(f32x4.mul(f, f32x4.sub(loadPart(x, rest), s))), rest);
    for (let j = 0; j < rest; j++, e += 4) total += load<f32>(e);
  }
  return total;
}

/** Σ a·b. */
export function dotRow(a: usize, b: usize, n: i32): f32 {
  let sums = f32x4.splat(0);
  for (const end = a + (<usize>(n & ~3) << 2); a < end; a += 16, b += 16) sums = f32x4.add(sums, f32x4.mul(v128.load(a), v128.load(b)));
  let total = sum4(sums);
  for (let j = n & 3; j; j--, a += 4, b += 4) total += load<f32>(a) * load<f32>(b);
  return total;
}

/** dx (+)= factor·p·(dp − m), elementwise, with m = Σ p·dp: the gradient before a softmax of n numbers. dx may be dp. */
export function softmaxRowBackward(p: usize, dp: usize, dx: usize, factor: f32, n: i32, add: i32): void {
  const mean = f32x4.splat(dotRow(p, dp, n));
  const f = f32x4.splat(factor);
  const rest = n & 3;
  for (const end = p + (<usize>(n & ~3) << 2); p < end; p += 16, dp += 16, dx += 16) {
    const v = f32x4.mul(f32x4.mul(f, v128.load(p)), f32x4.sub(v128.load(dp), mean));
    v128.store(dx, add ? f32x4.add(v128.load(dx), v) : v);
  }
  if (!rest) return;
  const v = f32x4.mul(f32x4.mul(f, loadPart(p, rest)), f32x4.sub(loadPart(dp, rest), mean));
  storePart(dx, add ? f32x4.add(loadPart(dx, rest), v) : v, rest);
}
