import { flush, flushBelow, flushSquare, load4, over, store4 } from "./four";
import { sum4 } from "./math";

/** A gradient nearer to 0 than this counts as 0 where it is divided: its square would be subnormal. */
const tiny: f32 = 1e-15;

/**
 * Schedule-free steps: z ← z − rate·(d + λy), x ← x + share·(z − x), y ← z + β(x − z), where y are the parameters. Returns ‖change of y‖².
 *
 * With v at 0 the direction d is the gradient; else v ← β₂v + (1 − β₂)g² and d = g/(√(correction·v) + ε). Where rate and share are 0 all three
 * keep their bits.
 */
export function scheduleFree(
  y: usize, g: usize, z: usize, x: usize, v: usize, n: i32,
  rate: f32, share: f32, beta: f32, decay: f32, beta2: f32, rest2: f32, correction: f32, eps: f32,
): f32 {
  const r = f32x4.splat(rate);
  const s = f32x4.splat(share);
  const b = f32x4.splat(beta);
  const l = f32x4.splat(decay);
  const b2 = f32x4.splat(beta2);
  const r2 = f32x4.splat(rest2);
  const c = f32x4.splat(correction);
  const e = f32x4.splat(eps);
  const moves = rate != 0 || share != 0;
  let sum = f32x4.splat(0);
  for (; n >= 4; n -= 4, y += 16, g += 16, z += 16, x += 16) {
    sum = f32x4.add(sum, scheduleFree4(y, g, z, x, v, 4, r, s, b, l, b2, r2, c, e, moves));
    if (v) v += 16;
  }
  if (n) sum = f32x4.add(sum, scheduleFree4(y, g, z, x, v, n, r, s, b, l, b2, r2, c, e, moves));
  return moves ? sum4(sum) : 0;
}

@inline
function scheduleFree4(
  y: usize, g: usize, z: usize, x: usize, v: usize, n: i32,
  rate: v128, share: v128, beta: v128, decay: v128, beta2: v128, rest2: v128, correction: v128, eps: v128, moves: bool,
): v128 {
  const theta = load4(y, n);
  const fast = load4(z, n);
  const mean = load4(x, n);
  let direction = load4(g, n);
  if (v) direction = divided(direction, v, n, beta2, rest2, correction, eps);
  const step = f32x4.mul(rate, f32x4.add(direction, f32x4.mul(decay, theta)));
  const nextFast = flush(f32x4.sub(fast, step));
  const nextMean = flush(f32x4.add(mean, f32x4.mul(share, f32x4.sub(nextFast, mean))));
  const next = f32x4.add(nextFast, f32x4.mul(beta, f32x4.sub(nextMean, nextFast)));
  if (moves) {
    store4(z, nextFast, n);
    store4(x, nextMean, n);
    store4(y, next, n);
  }
  const change = f32x4.sub(next, theta);
  return f32x4.mul(change, change);
}

/** The gradient over its typical size, which it first adds to. */
@inline
function divided(g: v128, v: usize, n: i32, beta2: v128, rest2: v128, correction: v128, eps: v128): v128 {
  const gradient = flushBelow(g, tiny);
  const square = flushSquare(f32x4.add(f32x4.mul(beta2, load4(v, n)), f32x4.mul(rest2, f32x4.mul(gradient, gradient))));
  store4(v, square, n);
  return over(gradient, f32x4.add(f32x4.sqrt(f32x4.mul(correction, square)), eps));
}
