// Sums over everything, kept in 64 bits: in 32, the sum of a million numbers would lose three digits.
import { load4, squares4, sum2 } from "./four";

/** Σ x. */
export function sum(x: usize, n: i32): f64 {
  let total = f64x2.splat(0);
  for (; n >= 4; n -= 4, x += 16) total = f64x2.add(total, inPairs(v128.load(x)));
  if (n) total = f64x2.add(total, inPairs(load4(x, n)));
  return sum2(total);
}

/** Σ (a − b)². */
export function squaredDistance(a: usize, b: usize, n: i32): f64 {
  let total = f64x2.splat(0);
  for (; n >= 4; n -= 4, a += 16, b += 16) total = f64x2.add(total, squares4(f32x4.sub(v128.load(a), v128.load(b))));
  if (n) total = f64x2.add(total, squares4(f32x4.sub(load4(a, n), load4(b, n))));
  return sum2(total);
}

/** Four floats as two sums in f64. */
@inline
function inPairs(v: v128): v128 {
  return f64x2.add(f64x2.promote_low_f32x4(v), f64x2.promote_low_f32x4(i64x2.shuffle(v, v, 1, 1)));
}
