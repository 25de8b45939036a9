import { flush, load4, store4 } from "./four";
import { sum4 } from "./math";

/**
 * Lion: θ ← shrink·θ − step·sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g. Returns ‖change of θ‖².
 *
 * Where step is 0 and shrink 1, θ keeps its bits.
 */
export function lion(
  w: usize, g: usize, m: usize, n: i32, step: f32, shrink: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
): f32 {
  const s = f32x4.splat(step);
  const k = f32x4.splat(shrink);
  const b1 = f32x4.splat(beta1);
  const r1 = f32x4.splat(rest1);
  const b2 = f32x4.splat(beta2);
  const r2 = f32x4.splat(rest2);
  const moves = step != 0 || shrink != 1;
  let sum = f32x4.splat(0);
  for (; n >= 4; n -= 4, w += 16, g += 16, m += 16) sum = f32x4.add(sum, lion4(w, g, m, 4, s, k, b1, r1, b2, r2, moves));
  if (n) sum = f32x4.add(sum, lion4(w, g, m, n, s, k, b1, r1, b2, r2, moves));
  return moves ? sum4(sum) : 0;
}

@inline
function lion4(w: usize, g: usize, m: usize, n: i32, step: v128, shrink: v128, beta1: v128, rest1: v128, beta2: v128, rest2: v128, moves: bool): v128 {
  const theta = load4(w, n);
  const gradient = load4(g, n);
  const mean = load4(m, n);
  const direction = sign(f32x4.add(f32x4.mul(beta1, mean), f32x4.mul(rest1, gradient)));
  const next = f32x4.sub(f32x4.mul(shrink, theta), f32x4.mul(step, direction));
  store4(m, flush(f32x4.add(f32x4.mul(beta2, mean), f32x4.mul(rest2, gradient))), n);
  if (moves) store4(w, next, n);
  const change = f32x4.sub(next, theta);
  return f32x4.mul(change, change);
}

/** 1, 0 or −1; NaN for NaN. */
@inline
function sign(v: v128): v128 {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const up = v128.and(f32x4.gt(v, zero), one);
  const down = v128.and(f32x4.lt(v, zero), one);
  return v128.or(f32x4.sub(up, down), f32x4.ne(v, v));
}
