// Elementary functions on four floats at once, made of + - * / only, so that every engine gives the same bits.

/**
 * eˣ for x up to 88: x = n·ln 2 + r with |r| ≤ ½·ln 2, then eʳ = 1 + r + r²·q(r) with a polynomial q whose largest relative error is as small as
 * can be (3·10⁻⁹), times 2ⁿ. Within 1 unit in the last place; 0 below −87, where floats turn subnormal; NaN for NaN.
 */
export function exp4(x: v128): v128 {
  // Added to 1.5·2²³, a float has no room for a fraction: n stands in its last bits.
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  // ln 2 in two parts, the first with few enough bits that n times it is exact (Cody and Waite, 1980).
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let q = f32x4.splat(1.381459878757596e-3);
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(8.368716575205326e-3));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(4.166838899254799e-2));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.1666652113199234));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.4999999403953552));
  const p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), q), r), f32x4.splat(1));
  // 2ⁿ: n + 127 moved to where the exponent stands; the other bits fall off.
  const power = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(127 << 23));
  return v128.andnot(f32x4.mul(p, power), f32x4.lt(x, f32x4.splat(-87)));
}

/**
 * tanh x = x·p(x²)/q(x²), polynomials of degree 4 whose largest relative error is as small as can be (2·10⁻⁸) up to |x| = 9.02, where floats
 * round tanh to ±1; their coefficients are above 0, so nothing cancels. Within 6 units in the last place, never beyond ±1; NaN for NaN.
 */
export function tanh4(x: v128): v128 {
  const s = f32x4.pmin(f32x4.mul(x, x), f32x4.splat(81.3604)); // NaN stays NaN in pmin and pmax, as the first of two
  let p = f32x4.splat(1.338427946251386e-8);
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.0635816326830536e-5));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(3.4974573645740747e-3));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(0.1338268667459488));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1));
  let q = f32x4.splat(7.790245035721455e-7);
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(3.2885168911889195e-4));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(2.5884360074996948e-2));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(0.46716007590293884));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(1));
  const y = f32x4.div(f32x4.mul(x, p), q);
  return f32x4.pmax(f32x4.pmin(y, f32x4.splat(1)), f32x4.splat(-1));
}

/** ln x for one float above 0: x = m·2ᵉ with m in [√½, √2), ln m = 2·artanh(s) with s = (m − 1)/(m + 1). */
export function log1(x: f32): f32 {
  if (!(x > 0)) return x == 0 ? -f32.MAX_VALUE * 2 : f32(NaN);
  if (x > f32.MAX_VALUE) return x;
  let bits = reinterpret<i32>(x < f32.MIN_NORMAL_VALUE ? x * 16777216.0 : x);
  let e = (bits >> 23) - 127 - (x < f32.MIN_NORMAL_VALUE ? 24 : 0);
  bits = (bits & 0x7fffff) | 0x3f800000;
  let m = reinterpret<f32>(bits);
  if (m > 1.41421356) {
    m *= 0.5;
    e += 1;
  }
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const series: f32 = 2 * s * (1 + z * (0.33333333 + z * (0.2 + z * (0.14285714 + z * 0.11111111))));
  return f32(e) * 0.693359375 + (series + f32(e) * -2.1219444e-4);
}

/** The sum of four lanes, in a fixed order. */
export function sum4(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 2) + (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3));
}

/** The largest of four lanes. */
export function max4(v: v128): f32 {
  const pairs = f32x4.pmax(v, i64x2.shuffle(v, v, 1, 0));
  return f32x4.extract_lane(f32x4.pmax(pairs, i32x4.shuffle(pairs, pairs, 1, 0, 3, 2)), 0);
}

/** All bits set in the first `count` lanes, none in the others. */
@inline
function lanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** Loads `count` floats (1 to 3) with zeros after them. It reads beyond them, but never beyond memory: tensor/memory.ts keeps 16 bytes at its end. */
@inline
export function loadPart(at: usize, count: i32): v128 {
  return v128.and(v128.load(at), lanes(count));
}

/** Stores the first `count` lanes, and what stands after them as it was. */
@inline
export function storePart(at: usize, v: v128, count: i32): void {
  v128.store(at, v128.bitselect(v, v128.load(at), lanes(count)));
}

/** y (+)= the first `count` lanes of v, at most four: how a gradient arrives, over what stands there or added to it. */
@inline
export function give4(y: usize, v: v128, count: i32, add: i32): void {
  if (count >= 4) v128.store(y, add ? f32x4.add(v128.load(y), v) : v);
  else storePart(y, add ? f32x4.add(loadPart(y, count), v) : v, count);
}

/** v with 0 in all but its first `count` lanes. */
@inline
export function firstOf(v: v128, count: i32): v128 {
  return v128.and(v, lanes(count));
}
