// Four floats at a time, with fewer at the end of a block.
import { loadPart, storePart } from "./math";

/** Numbers nearer to 0 than this become 0: sums of subnormals make a step 90 times slower, and WASM cannot flush them by itself. */
const tiny: f32 = 1e-30;

/** v, with 0 where it is nearer to 0 than `limit`; NaN stays NaN. */
@inline
export function flushBelow(v: v128, limit: f32): v128 {
  return v128.andnot(v, f32x4.lt(f32x4.abs(v), f32x4.splat(limit)));
}

@inline
export function flush(v: v128): v128 {
  return flushBelow(v, tiny);
}

/** The same for what is never negative, which is quicker. */
@inline
export function flushSquare(v: v128): v128 {
  return v128.andnot(v, f32x4.lt(v, f32x4.splat(tiny)));
}

/** The next `count` floats, at most four, and zeros after them. */
@inline
export function load4(at: usize, count: i32): v128 {
  return count >= 4 ? v128.load(at) : loadPart(at, count);
}

/** Stores the first `count` lanes, at most four. */
@inline
export function store4(at: usize, v: v128, count: i32): void {
  if (count >= 4) v128.store(at, v);
  else storePart(at, v, count);
}

/** The squares of four lanes as two sums in f64, where they neither overflow nor turn subnormal. */
@inline
export function squares4(v: v128): v128 {
  const low = f64x2.promote_low_f32x4(v);
  const high = f64x2.promote_low_f32x4(i64x2.shuffle(v, v, 1, 1));
  return f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high));
}

/** The sum of two lanes. */
@inline
export function sum2(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}

/** a/b, and 0 where b is 0. */
@inline
export function over(a: v128, b: v128): v128 {
  return v128.andnot(f32x4.div(a, b), f32x4.eq(b, f32x4.splat(0)));
}
