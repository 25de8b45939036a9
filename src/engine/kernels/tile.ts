// What matrix products and convolutions are made of: a tile of 4 × 8 sums, in 8 of the processor's 16 vector registers.

/** What sums start from. */
export const zeros: usize = memory.data(32, 16);

/** A tile of which only a part belongs to C. */
export const edge: usize = memory.data(128, 16);

/** Copies rows of up to 8 numbers. */
export function move(from: usize, fromRow: usize, to: usize, toRow: usize, rows: usize, cols: usize): void {
  for (; rows; rows--, from += fromRow, to += toRow) {
    if (cols == 8) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      continue;
    }
    if (cols & 4) v128.store(to, v128.load(from));
    const two = (cols & 4) << 2;
    if (cols & 2) store<u64>(to + two, load<u64>(from + two));
    const one = (cols & 6) << 2;
    if (cols & 1) store<u32>(to + one, load<u32>(from + one));
  }
}

/**
 * Four rows of A times eight columns of B, to what `from` holds. A row of A is `lines` runs of `run` numbers `step` bytes apart; `turn` leads from
 * behind one run to the next.
 */
// Inlined: as a function of its own it is a tenth slower. Not unrolled: V8 does that, and keeps all sums in registers then.
@inline
export function tile(a0: usize, a1: usize, a2: usize, a3: usize, lines: usize, run: usize, step: usize, turn: usize, b: usize, bRow: usize, from: usize, fromRow: usize, to: usize, toRow: usize): void {
  let c00 = v128.load(from), c01 = v128.load(from, 16);
  from += fromRow;
  let c10 = v128.load(from), c11 = v128.load(from, 16);
  from += fromRow;
  let c20 = v128.load(from), c21 = v128.load(from, 16);
  from += fromRow;
  let c30 = v128.load(from), c31 = v128.load(from, 16);
  for (; lines; lines--) {
    for (let k = run; k; k--) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      const s0 = v128.load32_splat(a0);
      c00 = f32x4.add(c00, f32x4.mul(s0, b0));
      c01 = f32x4.add(c01, f32x4.mul(s0, b1));
      const s1 = v128.load32_splat(a1);
      c10 = f32x4.add(c10, f32x4.mul(s1, b0));
      c11 = f32x4.add(c11, f32x4.mul(s1, b1));
      const s2 = v128.load32_splat(a2);
      c20 = f32x4.add(c20, f32x4.mul(s2, b0));
      c21 = f32x4.add(c21, f32x4.mul(s2, b1));
      const s3 = v128.load32_splat(a3);
      c30 = f32x4.add(c30, f32x4.mul(s3, b0));
      c31 = f32x4.add(c31, f32x4.mul(s3, b1));
      a0 += step;
      a1 += step;
      a2 += step;
      a3 += step;
      b += bRow;
    }
    a0 += turn;
    a1 += turn;
    a2 += turn;
    a3 += turn;
  }
  v128.store(to, c00);
  v128.store(to, c01, 16);
  to += toRow;
  v128.store(to, c10);
  v128.store(to, c11, 16);
  to += toRow;
  v128.store(to, c20);
  v128.store(to, c21, 16);
  to += toRow;
  v128.store(to, c30);
  v128.store(to, c31, 16);
}
