// Scaled dot-product attention of all sequences and heads at once. A row of x [batch·time, 3·width] holds query, key and value, each head's
// `depth` numbers one after another; width = heads·depth.
//
// Rows are taken four at a time, as the matrix product likes them, and with them only those columns that some of the four may look at.
import { scaled } from "./elementwise";
import { gemm } from "./gemm";
import { exponentials, largestOf, softmaxRowBackward } from "./rows";

/** Where the columns end that the four rows from i on look at. */
@inline
function reach(i: i32, time: i32, causal: i32): i32 {
  return causal ? min(i + 4, time) : time;
}

/** The same, rounded up to whole tiles of the matrix product; what is computed too much there is not looked at. */
@inline
function tiles(end: i32, time: i32): i32 {
  return min((end + 7) & ~7, time);
}

/** to [depth, time] = from [time, depth]ᵀ, with rows of from `ld` floats apart. */
function turn(from: usize, ld: i32, to: usize, time: i32, depth: i32): void {
  const row = <usize>ld << 2;
  for (let j = 0; j < depth; j++, from += 4) {
    let at = from;
    for (let i = 0; i < time; i++, at += row, to += 4) store<f32>(to, load<f32>(at));
  }
}

/** y = softmax(q·kᵀ/√depth)·v, keeping the softmax of each sequence and head in p [time, time]; `turned` is room for a head's keys. */
export function attention(x: usize, y: usize, p: usize, turned: usize, batch: i32, heads: i32, time: i32, depth: i32, causal: i32): void {
  const width = heads * depth;
  const scale = <f32>1 / sqrt<f32>(<f32>depth);
  for (; batch; batch--) {
    for (let h = 0; h < heads; h++) {
      const q = x + (<usize>(h * depth) << 2);
      const v = q + (<usize>(2 * width) << 2);
      const out = y + (<usize>(h * depth) << 2);
      turn(q + (<usize>width << 2), 3 * width, turned, time, depth);
      for (let i = 0; i < time; i += 4) {
        const rows = min(time - i, 4);
        const end = reach(i, time, causal);
        const pi = p + (<usize>(i * time) << 2);
        gemm(q + (<usize>(i * 3 * width) << 2), 3 * width, 1, turned, time, pi, time, rows, tiles(end, time), depth, 0);
        for (let r = 0; r < rows; r++) {
          const seen = causal ? i + r + 1 : time;
          const row = pi + (<usize>(r * time) << 2);
          const sum = exponentials(row, row, scale, largestOf(row, seen), seen);
          scaled(row, 1 / sum, row, seen, 0);
          for (let j = seen; j < end; j++) store<f32>(row + (<usize>j << 2), 0);
        }
        gemm(pi, time, 1, v, 3 * width, out + (<usize>(i * width) << 2), width, rows, depth, end, 0);
      }
      p += <usize>(time * time) << 2;
    }
    x += <usize>(time * 3 * width) << 2;
    y += <usize>(time * width) << 2;
  }
}

/** dx (+)= the gradient of attention, from its p and from dy; `turned` and `ds` are room for a head's values, and for its [time, time] scores. */
export function attentionBackward(x: usize, p: usize, dy: usize, dx: usize, turned: usize, ds: usize, batch: i32, heads: i32, time: i32, depth: i32, causal: i32, add: i32): void {
  const width = heads * depth;
  const scale = <f32>1 / sqrt<f32>(<f32>depth);
  for (; batch; batch--) {
    for (let h = 0; h < heads; h++) {
      const head = <usize>(h * depth) << 2;
      const part = <usize>width << 2;
      const q = x + head;
      const k = q + part;
      const dq = dx + head;
      const dout = dy + head;
      turn(k + part, 3 * width, turned, time, depth);
      for (let i = 0; i < time; i += 4) {
        const rows = min(time - i, 4);
        const end = reach(i, time, causal);
        const place = <usize>(i * time) << 2;
        gemm(dout + (<usize>(i * width) << 2), width, 1, turned, time, ds + place, time, rows, tiles(end, time), depth, 0);
        for (let r = 0; r < rows; r++) {
          const seen = causal ? i + r + 1 : time;
          const row = place + (<usize>(r * time) << 2);
          softmaxRowBackward(p + row, ds + row, ds + row, scale, seen, 0);
          for (let j = seen; j < end; j++) store<f32>(ds + row + (<usize>j << 2), 0);
        }
        gemm(ds + place, time, 1, k, 3 * width, dq + (<usize>(i * 3 * width) << 2), 3 * width, rows, depth, end, add);
      }
      for (let j = 0; j < time; j += 4) {
        const rows = min(time - j, 4);
        const first = causal ? j : 0;
        const place = <usize>(first * time + j) << 2;
        const dk = dq + part + (<usize>(j * 3 * width) << 2);
        gemm(ds + place, 1, time, q + (<usize>(first * 3 * width) << 2), 3 * width, dk, 3 * width, rows, depth, time - first, add);
        gemm(p + place, 1, time, dout + (<usize>(first * width) << 2), width, dk + part, 3 * width, rows, depth, time - first, add);
      }
      p += <usize>(time * time) << 2;
    }
    x += <usize>(time * 3 * width) << 2;
    dx += <usize>(time * 3 * width) << 2;
    dy += <usize>(time * width) << 2;
  }
}
