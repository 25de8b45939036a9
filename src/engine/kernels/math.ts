// Elementary functions on four floats at once, made of + - * / only, so that every engine gives the same bits.

/** 2ⁿ for whole n from −126 to 127, written into the exponent's bits. */
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/**
 * eˣ: x = n·ln 2 + r with |r| ≤ ½·ln 2, a polynomial of degree 6 for eʳ, times 2ⁿ. Within 2 units in the last place; 0 below −87, where floats
 * turn subnormal, Infinity above 88.72, NaN for NaN.
 */
export function exp4(x: v128): v128 {
  const clamped = f32x4.max(f32x4.min(x, f32x4.splat(88.72)), f32x4.splat(-87.0));
  const n = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504)));
  // ln 2 in two parts, the first with few enough bits that n times it is exact (Cody and Waite, 1980).
  let r = f32x4.sub(clamped, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.3888889e-3);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3333333e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1666667e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.16666667));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0));
  // n reaches 128, so the power is taken in two steps.
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  p = f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  p = v128.bitselect(f32x4.splat(0), p, f32x4.lt(x, f32x4.splat(-87.0)));
  return v128.bitselect(f32x4.splat(f32.MAX_VALUE * 2), p, f32x4.gt(x, f32x4.splat(88.72)));
}

/** tanh x: a quotient of polynomials of degree 13 and 6, fitted on |x| ≤ 7.9, where floats round tanh to ±1 (Eigen, MathFunctionsImpl.h). */
export function tanh4(x: v128): v128 {
  const limit: f32 = 7.90531110763549805;
  const c = f32x4.max(f32x4.min(x, f32x4.splat(limit)), f32x4.splat(-limit));
  const s = f32x4.mul(c, c);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(p, s), f32x4.splat(4.89352455891786e-3));
  p = f32x4.mul(p, c);
  let q = f32x4.splat(1.19825839466702e-6);
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(2.268434632439e-3));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(4.89352518554385e-3));
  return f32x4.div(p, q);
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

/** The largest of four lanes; NaN where one is. */
export function max4(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/** Loads `count` floats (1 to 3) and zeros after them, without reading past them. */
export function loadPart(at: usize, count: i32): v128 {
  let v = v128.load32_zero(at);
  if (count > 1) v = v128.load32_lane(at + 4, v, 1);
  if (count > 2) v = v128.load32_lane(at + 8, v, 2);
  return v;
}

/** Stores the first `count` lanes (1 to 3). */
export function storePart(at: usize, v: v128, count: i32): void {
  v128.store32_lane(at, v, 0);
  if (count > 1) v128.store32_lane(at + 4, v, 1);
  if (count > 2) v128.store32_lane(at + 8, v, 2);
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
  return v128.and(v, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count)));
}
