// What softmax, cross-entropy and attention do with one row of numbers.
import { load4, store4 } from "./four";
import { exp4, firstOf, give4, max4, sum4 } from "./math";

/** The largest of n numbers. NaN may be passed over: it comes out of whatever is done with that number next. */
export function largestOf(x: usize, n: i32): f32 {
  let top = f32x4.splat(-f32.MAX_VALUE);
  for (; n >= 4; n -= 4, x += 16) top = f32x4.pmax(top, v128.load(x));
  for (; n; n--, x += 4) top = f32x4.pmax(top, v128.load32_splat(x));
  return max4(top);
}

/** e = exp(factor·(x − shift)); e may be x itself. Returns Σ e. */
export function exponentials(x: usize, e: usize, factor: f32, shift: f32, n: i32): f32 {
  const f = f32x4.splat(factor);
  const s = f32x4.splat(shift);
  let sums = f32x4.splat(0);
  for (; n >= 4; n -= 4, x += 16, e += 16) {
    const v = exp4(f32x4.mul(f, f32x4.sub(v128.load(x), s)));
    v128.store(e, v);
    sums = f32x4.add(sums, v);
  }
  if (n) {
    const v = exp4(f32x4.mul(f, f32x4.sub(load4(x, n), s)));
    store4(e, v, n);
    sums = f32x4.add(sums, firstOf(v, n));
  }
  return sum4(sums);
}

/** Σ a·b. */
export function dot(a: usize, b: usize, n: i32): f32 {
  let sums = f32x4.splat(0);
  for (; n >= 4; n -= 4, a += 16, b += 16) sums = f32x4.add(sums, f32x4.mul(v128.load(a), v128.load(b)));
  if (n) sums = f32x4.add(sums, f32x4.mul(load4(a, n), load4(b, n)));
  return sum4(sums);
}

/** dx (+)= factor·p·(dp − Σ p·dp): the gradient before a softmax of n numbers. dx may be dp. */
export function softmaxRowBackward(p: usize, dp: usize, dx: usize, factor: f32, n: i32, add: i32): void {
  const mean = f32x4.splat(dot(p, dp, n));
  const f = f32x4.splat(factor);
  for (; n >= 4; n -= 4, p += 16, dp += 16, dx += 16) {
    give4(dx, f32x4.mul(f32x4.mul(f, v128.load(p)), f32x4.sub(v128.load(dp), mean)), 4, add);
  }
  if (n) give4(dx, f32x4.mul(f32x4.mul(f, load4(p, n)), f32x4.sub(load4(dp, n), mean)), n, add);
}
