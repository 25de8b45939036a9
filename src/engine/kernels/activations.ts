import { load4, store4 } from "./four";
import { give4, tanh4 } from "./math";

/** y = max(0, x); NaN stays NaN. */
export function relu(x: usize, y: usize, n: i32): void {
  const zero = f32x4.splat(0);
  for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, f32x4.pmax(v128.load(x), zero));
  if (n) store4(y, f32x4.pmax(load4(x, n), zero), n);
}

/** dx (+)= dy where y > 0. */
export function reluBackward(y: usize, dy: usize, dx: usize, n: i32, add: i32): void {
  const zero = f32x4.splat(0);
  for (; n >= 4; n -= 4, y += 16, dy += 16, dx += 16) give4(dx, v128.and(v128.load(dy), f32x4.gt(v128.load(y), zero)), 4, add);
  if (n) give4(dx, v128.and(load4(dy, n), f32x4.gt(load4(y, n), zero)), n, add);
}

/** y = tanh x. */
export function tanh(x: usize, y: usize, n: i32): void {
  for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, tanh4(v128.load(x)));
  if (n) store4(y, tanh4(load4(x, n)), n);
}

/** dx (+)= dy·(1 − y²), with y = tanh x. */
export function tanhBackward(y: usize, dy: usize, dx: usize, n: i32, add: i32): void {
  for (; n >= 4; n -= 4, y += 16, dy += 16, dx += 16) give4(dx, tanhSlope(v128.load(y), v128.load(dy)), 4, add);
  if (n) give4(dx, tanhSlope(load4(y, n), load4(dy, n)), n, add);
}

/** The derivative of tanh where tanh is y, times dy. */
@inline
function tanhSlope(y: v128, dy: v128): v128 {
  return f32x4.mul(dy, f32x4.sub(f32x4.splat(1), f32x4.mul(y, y)));
}

/** y = ½x(1 + t) with t = tanh(x·(c + c·a·x²)), c = √(2/π), a = 0.044715; and its slope there, by which backward multiplies. */
export function gelu(x: usize, y: usize, slope: usize, n: i32): void {
  for (; n >= 4; n -= 4, x += 16, y += 16, slope += 16) gelu4(x, y, slope, 4);
  if (n) gelu4(x, y, slope, n);
}

@inline
function gelu4(at: usize, y: usize, slope: usize, n: i32): void {
  const x = load4(at, n);
  const one = f32x4.splat(1);
  const half = f32x4.mul(f32x4.splat(0.5), x);
  const c = f32x4.splat(0.7978845608028654);
  // x² up to where t is ±1 long since: an infinite one would make the slope NaN
  const square = f32x4.pmin(f32x4.mul(x, x), f32x4.splat(1e3));
  const cubic = f32x4.mul(f32x4.splat(0.035677408136300125), square);
  const t = tanh4(f32x4.mul(x, f32x4.add(c, cubic)));
  const share = f32x4.mul(f32x4.splat(0.5), f32x4.add(one, t));
  const along = f32x4.add(c, f32x4.mul(f32x4.splat(3), cubic));
  store4(y, f32x4.mul(x, share), n);
  store4(slope, f32x4.add(share, f32x4.mul(f32x4.mul(half, along), f32x4.sub(one, f32x4.mul(t, t)))), n);
}
