// Updates of a whole block of parameters at once.
import { loadPart, storePart } from "./math";

/** Numbers nearer to 0 than this become 0: sums of subnormals make a step 90 times slower, and WASM cannot flush them by itself. */
const tiny: f32 = 1e-30;

function flush(v: v128): v128 {
  return v128.and(v, f32x4.ge(f32x4.abs(v), f32x4.splat(tiny)));
}

/** u ← μu + (1 − τ)(g + λθ), θ ← θ − ηu. With `first`, u is g + λθ. */
export function momentum(w: usize, g: usize, u: usize, n: i32, lr: f32, mu: f32, keep: f32, decay: f32, first: i32): void {
  const m = f32x4.splat(first ? 0 : mu);
  const k = f32x4.splat(first ? 1 : keep);
  const l = f32x4.splat(decay);
  const rate = f32x4.splat(lr);
  for (let i = 0; i < n; i += 4, w += 16, g += 16, u += 16) {
    const rest = n - i;
    const theta = rest < 4 ? loadPart(w, rest) : v128.load(w);
    const gradient = f32x4.add(rest < 4 ? loadPart(g, rest) : v128.load(g), f32x4.mul(l, theta));
    const old = rest < 4 ? loadPart(u, rest) : v128.load(u);
    const v = flush(f32x4.add(f32x4.mul(m, old), f32x4.mul(k, gradient)));
    const next = f32x4.sub(theta, f32x4.mul(rate, v));
    if (rest < 4) {
      storePart(u, v, rest);
      storePart(w, next, rest);
    } else {
      v128.store(u, v);
      v128.store(w, next);
    }
  }
}
