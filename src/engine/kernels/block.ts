import { flush, load4, squares4, store4, sum2 } from "./four";

/** Σx², summed in f64. */
export function squares(x: usize, n: i32): f64 {
  let sum = f64x2.splat(0);
  for (; n >= 4; n -= 4, x += 16) sum = f64x2.add(sum, squares4(v128.load(x)));
  if (n) sum = f64x2.add(sum, squares4(load4(x, n)));
  return sum2(sum);
}

/** x ← x cut to between −limit and limit; NaN stays NaN. */
export function cut(x: usize, limit: f32, n: i32): void {
  const most = f32x4.splat(limit);
  const least = f32x4.splat(-limit);
  for (; n > 0; n -= 4, x += 16) store4(x, f32x4.max(f32x4.min(load4(x, n), most), least), n);
}

/** a ← a + share·(x − a): a mean that takes one more value in. */
export function towards(a: usize, x: usize, share: f32, n: i32): void {
  const s = f32x4.splat(share);
  for (; n > 0; n -= 4, a += 16, x += 16) {
    const mean = load4(a, n);
    store4(a, flush(f32x4.add(mean, f32x4.mul(s, f32x4.sub(load4(x, n), mean)))), n);
  }
}
