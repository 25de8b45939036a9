/** out[j] (+)= Σᵢ x[i, j], each sum from the first row to the last. */
export function columnSums(x: usize, rows: i32, cols: i32, out: usize, add: i32): void {
  const row = <usize>cols << 2;
  const end = x + <usize>rows * row;
  const zero = f32x4.splat(0);
  let j = cols;
  // 16 columns are a line of the cache
  for (; j >= 16; j -= 16, x += 64, out += 64) {
    let s0 = add ? v128.load(out) : zero;
    let s1 = add ? v128.load(out, 16) : zero;
    let s2 = add ? v128.load(out, 32) : zero;
    let s3 = add ? v128.load(out, 48) : zero;
    for (let at = x; at < end; at += row) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at, 16));
      s2 = f32x4.add(s2, v128.load(at, 32));
      s3 = f32x4.add(s3, v128.load(at, 48));
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
  }
  for (; j >= 8; j -= 8, x += 32, out += 32) {
    let s0 = add ? v128.load(out) : zero;
    let s1 = add ? v128.load(out, 16) : zero;
    for (let at = x; at < end; at += row) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at, 16));
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
  }
  for (; j; j--, x += 4, out += 4) {
    let sum: f32 = add ? load<f32>(out) : 0;
    for (let at = x; at < end; at += row) sum += load<f32>(at);
    store<f32>(out, sum);
  }
}
