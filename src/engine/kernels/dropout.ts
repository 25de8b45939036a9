import { load4, store4 } from "./four";

/**
 * y (+)= scale·x where the i-th random number is not below `threshold`, else 0. The number is a hash of `key` and i alone, so that the backward
 * pass draws the same ones again, and nothing is kept (C. Wellons' lowbias32, 2018, as in rng.ts).
 */
export function dropout(x: usize, y: usize, n: i32, key: i32, threshold: i32, scale: f32, add: i32): void {
  const factor = f32x4.splat(scale);
  const bound = i32x4.splat(threshold);
  const step: i32 = 0x9e3779b9; // 2³² over the golden ratio: neighbours come far apart
  let counter = i32x4.add(i32x4.splat(key), i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(step)));
  for (let i: i32 = 0; i < n; i += 4, x += 16, y += 16) {
    const rest = n - i;
    let h = v128.xor(counter, i32x4.shr_u(counter, 16));
    h = i32x4.mul(h, i32x4.splat(0x7feb352d));
    h = v128.xor(h, i32x4.shr_u(h, 15));
    h = i32x4.mul(h, i32x4.splat(0x846ca68b));
    h = v128.xor(h, i32x4.shr_u(h, 16));
    counter = i32x4.add(counter, i32x4.splat(step * 4));
    const kept = v128.and(f32x4.mul(load4(x, rest), factor), i32x4.ge_u(h, bound));
    store4(y, add ? f32x4.add(load4(y, rest), kept) : kept, rest);
  }
}
