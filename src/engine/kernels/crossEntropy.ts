import { exp4, loadPart, log1, max4, storePart, sum4 } from "./math";

/**
 * The mean of −ln softmax(x)[label] over the rows of x [rows, classes]; rows with label −1 are left out. Writes softmax(x) to p.
 * Returns NaN where no row counts.
 */
export function crossEntropy(x: usize, labels: usize, p: usize, rows: i32, classes: i32): f32 {
  let total: f32 = 0;
  let counted: i32 = 0;
  const whole = classes & ~3;
  const rest = classes & 3;
  for (let row = 0; row < rows; row++) {
    const xr = x + (<usize>(row * classes) << 2);
    const pr = p + (<usize>(row * classes) << 2);
    let top = f32x4.splat(-f32.MAX_VALUE);
    for (let j = 0; j < whole; j += 4) top = f32x4.max(top, v128.load(xr + (<usize>j << 2)));
    let largest = max4(top);
    for (let j = whole; j < classes; j++) largest = max(largest, load<f32>(xr + (<usize>j << 2)));
    const shift = f32x4.splat(largest);
    let sums = f32x4.splat(0);
    for (let j = 0; j < whole; j += 4) {
      const e = exp4(f32x4.sub(v128.load(xr + (<usize>j << 2)), shift));
      v128.store(pr + (<usize>j << 2), e);
      sums = f32x4.add(sums, e);
    }
    let sum = sum4(sums);
    if (rest) {
      const e = exp4(f32x4.sub(loadPart(xr + (<usize>whole << 2), rest), shift));
      storePart(pr + (<usize>whole << 2), e, rest);
      for (let j = whole; j < classes; j++) sum += load<f32>(pr + (<usize>j << 2));
    }
    const scale = f32x4.splat(1 / sum);
    for (let j = 0; j < whole; j += 4) v128.store(pr + (<usize>j << 2), f32x4.mul(v128.load(pr + (<usize>j << 2)), scale));
    if (rest) storePart(pr + (<usize>whole << 2), f32x4.mul(loadPart(pr + (<usize>whole << 2), rest), scale), rest);
    const label = load<i32>(labels + (<usize>row << 2));
    if (label < 0) continue;
    counted += 1;
    total += log1(sum) + largest - load<f32>(xr + (<usize>label << 2));
  }
  return total / <f32>counted;
}

/** dx (+)= scale·(p − onehot(label)) / counted rows; rows with label −1 get 0. */
export function crossEntropyBackward(p: usize, labels: usize, dx: usize, rows: i32, classes: i32, scale: f32, add: i32): void {
  let counted: i32 = 0;
  for (let row = 0; row < rows; row++) counted += i32(load<i32>(labels + (<usize>row << 2)) >= 0);
  const each = scale / <f32>counted;
  const whole = classes & ~3;
  const rest = classes & 3;
  for (let row = 0; row < rows; row++) {
    const label = load<i32>(labels + (<usize>row << 2));
    const factor = f32x4.splat(label < 0 ? 0 : each);
    const pr = p + (<usize>(row * classes) << 2);
    const dr = dx + (<usize>(row * classes) << 2);
    for (let j = 0; j < whole; j += 4) {
      const d = f32x4.mul(v128.load(pr + (<usize>j << 2)), factor);
      v128.store(dr + (<usize>j << 2), add ? f32x4.add(v128.load(dr + (<usize>j << 2)), d) : d);
    }
    if (rest) {
      const at = dr + (<usize>whole << 2);
      const d = f32x4.mul(loadPart(pr + (<usize>whole << 2), rest), factor);
      storePart(at, add ? f32x4.add(loadPart(at, rest), d) : d, rest);
    }
    if (label >= 0) {
      const at = dr + (<usize>label << 2);
      store<f32>(at, load<f32>(at) - each);
    }
  }
}
