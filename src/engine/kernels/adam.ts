import { flush, flushBelow, flushSquare, load4, over, store4 } from "./four";
import { sum4 } from "./math";

/** A gradient nearer to 0 than this counts as 0: its square would be subnormal. */
const tiny: f32 = 1e-15;

/**
 * Adam and its kin: with h = g + λθ, m ← β₁m + (1 − β₁)h, v ← β₂v + (1 − β₂)h² and θ ← shrink·θ − step·m/(√(correction·v + inside) + outside).
 * Returns ‖change of θ‖². Nothing divided by nothing is no step.
 *
 * `largest` is where the largest v so far stands, to divide by that (AMSGrad), or 0. Where step is 0 and shrink 1, θ keeps its bits. Only decay
 * makes θ creep towards 0, so only then it is flushed.
 */
export function adam(
  w: usize, g: usize, m: usize, v: usize, largest: usize, n: i32,
  step: f32, shrink: f32, decay: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32, correction: f32, inside: f32, outside: f32,
): f32 {
  const s = f32x4.splat(step);
  const k = f32x4.splat(shrink);
  const l = f32x4.splat(decay);
  const b1 = f32x4.splat(beta1);
  const r1 = f32x4.splat(rest1);
  const b2 = f32x4.splat(beta2);
  const r2 = f32x4.splat(rest2);
  const c = f32x4.splat(correction);
  const i = f32x4.splat(inside);
  const o = f32x4.splat(outside);
  const moves = step != 0 || shrink != 1;
  const decays = shrink != 1 || decay != 0;
  let sum = f32x4.splat(0);
  for (; n >= 4; n -= 4, w += 16, g += 16, m += 16, v += 16) {
    sum = f32x4.add(sum, adam4(w, g, m, v, largest, 4, s, k, l, b1, r1, b2, r2, c, i, o, moves, decays));
    if (largest) largest += 16;
  }
  if (n) sum = f32x4.add(sum, adam4(w, g, m, v, largest, n, s, k, l, b1, r1, b2, r2, c, i, o, moves, decays));
  return moves ? sum4(sum) : 0;
}

@inline
function adam4(
  w: usize, g: usize, m: usize, v: usize, largest: usize, n: i32,
  step: v128, shrink: v128, decay: v128, beta1: v128, rest1: v128, beta2: v128, rest2: v128, correction: v128, inside: v128, outside: v128,
  moves: bool, decays: bool,
): v128 {
  const theta = load4(w, n);
  const gradient = flushBelow(f32x4.add(load4(g, n), f32x4.mul(decay, theta)), tiny);
  const mean = flush(f32x4.add(f32x4.mul(beta1, load4(m, n)), f32x4.mul(rest1, gradient)));
  const square = flushSquare(f32x4.add(f32x4.mul(beta2, load4(v, n)), f32x4.mul(rest2, f32x4.mul(gradient, gradient))));
  store4(m, mean, n);
  store4(v, square, n);
  let size = square;
  if (largest) {
    size = f32x4.max(load4(largest, n), square);
    store4(largest, size, n);
  }
  const change = f32x4.mul(step, over(mean, f32x4.add(f32x4.sqrt(f32x4.add(f32x4.mul(correction, size), inside)), outside)));
  let next = f32x4.sub(f32x4.mul(shrink, theta), change);
  if (decays) next = flush(next);
  if (moves) store4(w, next, n);
  const moved = f32x4.sub(next, theta);
  return f32x4.mul(moved, moved);
}
