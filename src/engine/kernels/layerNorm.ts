// Layer normalisation of each row of x [rows, width].
import { load4, store4 } from "./four";
import { firstOf, give4, sum4 } from "./math";

/** y = (x − m)/√(v + eps)·gain + bias, with m and v the mean and the variance of the row; keeps m and 1/√(v + eps), two numbers a row. */
export function layerNorm(x: usize, gain: usize, bias: usize, y: usize, moments: usize, rows: i32, width: i32, eps: f32): void {
  const row = <usize>width << 2;
  for (; rows; rows--, x += row, y += row, moments += 8) {
    let sum = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) sum = f32x4.add(sum, load4(x + (<usize>j << 2), width - j));
    const mean = sum4(sum) / <f32>width;
    const centre = f32x4.splat(mean);
    let squares = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const d = firstOf(f32x4.sub(load4(x + (<usize>j << 2), width - j), centre), width - j);
      squares = f32x4.add(squares, f32x4.mul(d, d));
    }
    const inverse = <f32>1 / sqrt<f32>(sum4(squares) / <f32>width + eps);
    const scale = f32x4.splat(inverse);
    store<f32>(moments, mean);
    store<f32>(moments, inverse, 4);
    for (let j = 0; j < width; j += 4) {
      const at = <usize>j << 2;
      const left = width - j;
      const standard = f32x4.mul(f32x4.sub(load4(x + at, left), centre), scale);
      store4(y + at, f32x4.add(f32x4.mul(standard, load4(gain + at, left)), load4(bias + at, left)), left);
    }
  }
}

/**
 * With s = (x − m)/√(v + eps) and d = dy·gain: dgain += Σ dy·s and dbias += Σ dy over rows, dx (+)= (d − mean d − s·mean(d·s))/√(v + eps).
 * No dx where its place is 0.
 */
export function layerNormBackward(x: usize, gain: usize, moments: usize, dy: usize, dx: usize, dgain: usize, dbias: usize, rows: i32, width: i32, add: i32): void {
  const row = <usize>width << 2;
  for (; rows; rows--, x += row, dy += row, moments += 8) {
    const centre = v128.load32_splat(moments);
    const scale = v128.load32_splat(moments, 4);
    let sum = f32x4.splat(0);
    let along = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const at = <usize>j << 2;
      const left = width - j;
      const standard = f32x4.mul(f32x4.sub(load4(x + at, left), centre), scale);
      const d = load4(dy + at, left);
      give4(dbias + at, d, left, 1);
      give4(dgain + at, f32x4.mul(d, standard), left, 1);
      const weighted = f32x4.mul(d, load4(gain + at, left));
      sum = f32x4.add(sum, weighted);
      along = f32x4.add(along, f32x4.mul(weighted, standard));
    }
    if (!dx) continue;
    const mean = f32x4.splat(sum4(sum) / <f32>width);
    const share = f32x4.splat(sum4(along) / <f32>width);
    for (let j = 0; j < width; j += 4) {
      const at = <usize>j << 2;
      const left = width - j;
      const standard = f32x4.mul(f32x4.sub(load4(x + at, left), centre), scale);
      const weighted = f32x4.mul(load4(dy + at, left), load4(gain + at, left));
      give4(dx + at, f32x4.mul(scale, f32x4.sub(f32x4.sub(weighted, mean), f32x4.mul(standard, share))), left, add);
    }
    dx += row;
  }
}
