import { flush, load4, store4 } from "./four";
import { sum4 } from "./math";

/**
 * Gradient descent with momentum, in all its forms: with h = g + λθ, u ← μu + push·h and θ ← θ − (along·u + ahead·h). Returns ‖change of θ‖².
 *
 * Where along and ahead are 0, θ keeps its bits. Only decay makes θ creep towards 0, so only then it is flushed.
 */
export function momentum(w: usize, g: usize, u: usize, n: i32, mu: f32, push: f32, along: f32, ahead: f32, decay: f32): f32 {
  const m = f32x4.splat(mu);
  const p = f32x4.splat(push);
  const a = f32x4.splat(along);
  const h = f32x4.splat(ahead);
  const l = f32x4.splat(decay);
  const moves = along != 0 || ahead != 0;
  const decays = decay != 0;
  let sum = f32x4.splat(0);
  for (; n >= 4; n -= 4, w += 16, g += 16, u += 16) sum = f32x4.add(sum, momentum4(w, g, u, 4, m, p, a, h, l, moves, decays));
  if (n) sum = f32x4.add(sum, momentum4(w, g, u, n, m, p, a, h, l, moves, decays));
  return moves ? sum4(sum) : 0;
}

@inline
function momentum4(w: usize, g: usize, u: usize, n: i32, mu: v128, push: v128, along: v128, ahead: v128, decay: v128, moves: bool, decays: bool): v128 {
  const theta = load4(w, n);
  const gradient = f32x4.add(load4(g, n), f32x4.mul(decay, theta));
  const velocity = flush(f32x4.add(f32x4.mul(mu, load4(u, n)), f32x4.mul(push, gradient)));
  const step = f32x4.add(f32x4.mul(along, velocity), f32x4.mul(ahead, gradient));
  let next = f32x4.sub(theta, step);
  if (decays) next = flush(next);
  store4(u, velocity, n);
  if (moves) store4(w, next, n);
  const change = f32x4.sub(next, theta);
  return f32x4.mul(change, change);
}
