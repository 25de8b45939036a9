import { loadPart, storePart, tanh4 } from "./math";

/** y = max(0, x), elementwise; NaN stays NaN. */
export function relu(x: usize, y: usize, n: i32): void {
  const end = x + (<usize>(n & ~3) << 2);
  for (; x < end; x += 16, y += 16) v128.store(y, f32x4.max(v128.load(x), f32x4.splat(0)));
  if (n & 3) storePart(y, f32x4.max(loadPart(x, n & 3), f32x4.splat(0)), n & 3);
}

/** dx (+)= dy where y > 0. */
export function reluBackward(y: usize, dy: usize, dx: usize, n: i32, add: i32): void {
  const end = y + (<usize>(n & ~3) << 2);
  for (; y < end; y += 16, dy += 16, dx += 16) {
    const d = v128.and(v128.load(dy), f32x4.gt(v128.load(y), f32x4.splat(0)));
    v128.store(dx, add ? f32x4.add(v128.load(dx), d) : d);
  }
  const rest = n & 3;
  if (!rest) return;
  const d = v128.and(loadPart(dy, rest), f32x4.gt(loadPart(y, rest), f32x4.splat(0)));
  storePart(dx, add ? f32x4.add(loadPart(dx, rest), d) : d, rest);
}

/** y = tanh x, elementwise. */
export function tanh(x: usize, y: usize, n: i32): void {
  const end = x + (<usize>(n & ~3) << 2);
  for (; x < end; x += 16, y += 16) v128.store(y, tanh4(v128.load(x)));
  if (n & 3) storePart(y, tanh4(loadPart(x, n & 3)), n & 3);
}

/** The derivative of tanh where tanh is y, times dy. */
function tanhSlope(y: v128, dy: v128): v128 {
  return f32x4.mul(dy, f32x4.sub(f32x4.splat(1), f32x4.mul(y, y)));
}

/** dx (+)= dy·(1 − y²), with y = tanh x. */
export function tanhBackward(y: usize, dy: usize, dx: usize, n: i32, add: i32): void {
  const end = y + (<usize>(n & ~3) << 2);
  for (; y < end; y += 16, dy += 16, dx += 16) {
    const d = tanhSlope(v128.load(y), v128.load(dy));
    v128.store(dx, add ? f32x4.add(v128.load(dx), d) : d);
  }
  const rest = n & 3;
  if (!rest) return;
  const d = tanhSlope(loadPart(y, rest), loadPart(dy, rest));
  storePart(dx, add ? f32x4.add(loadPart(dx, rest), d) : d, rest);
}
