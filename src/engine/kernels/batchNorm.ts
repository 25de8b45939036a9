// Batch normalisation of x [rows, cols], four columns at a time from the first row to the last.
import { load4, store4 } from "./four";

/** Mean and variance (the mean squared distance from the mean) of every column. */
export function columnMoments(x: usize, rows: i32, cols: i32, mean: usize, variance: usize): void {
  const row = <usize>cols << 2;
  const end = <usize>rows * row;
  const count = f32x4.splat(<f32>rows);
  for (let j: i32 = 0; j < cols; j += 4, x += 16, mean += 16, variance += 16) {
    const rest = cols - j;
    let sum = f32x4.splat(0);
    for (let at: usize = 0; at < end; at += row) sum = f32x4.add(sum, load4(x + at, rest));
    const centre = f32x4.div(sum, count);
    let squares = f32x4.splat(0);
    for (let at: usize = 0; at < end; at += row) {
      const distance = f32x4.sub(load4(x + at, rest), centre);
      squares = f32x4.add(squares, f32x4.mul(distance, distance));
    }
    store4(mean, centre, rest);
    store4(variance, f32x4.div(squares, count), rest);
  }
}

/** 1/√(variance + eps). */
@inline
function inverseSpread(variance: usize, rest: i32, eps: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(load4(variance, rest), f32x4.splat(eps))));
}

/** y = (x − mean)/√(variance + eps)·gain + bias. */
export function batchNorm(x: usize, rows: i32, cols: i32, mean: usize, variance: usize, eps: f32, gain: usize, bias: usize, y: usize): void {
  const row = <usize>cols << 2;
  const end = <usize>rows * row;
  for (let j: i32 = 0; j < cols; j += 4, x += 16, y += 16, mean += 16, variance += 16, gain += 16, bias += 16) {
    const rest = cols - j;
    const centre = load4(mean, rest);
    const scale = f32x4.mul(inverseSpread(variance, rest, eps), load4(gain, rest));
    const shift = load4(bias, rest);
    for (let at: usize = 0; at < end; at += row)
      store4(y + at, f32x4.add(f32x4.mul(f32x4.sub(load4(x + at, rest), centre), scale), shift), rest);
  }
}

/**
 * With z = (x − mean)/√(variance + eps): dgain (+)= Σ dy·z and dbias (+)= Σ dy over the rows, and dx (+)= gain/√(variance + eps)·dy. Where mean
 * and variance are those of the batch itself, they move with x: dy then loses its mean and its part along z. A place of 0 is left out.
 */
export function batchNormBackward(x: usize, dy: usize, rows: i32, cols: i32, mean: usize, variance: usize, eps: f32, gain: usize, ofBatch: i32, dgain: usize, addGain: i32, dbias: usize, addBias: i32, dx: usize, addX: i32): void {
  const row = <usize>cols << 2;
  const end = <usize>rows * row;
  const count = f32x4.splat(<f32>rows);
  for (let j: i32 = 0; j < cols; j += 4) {
    const rest = cols - j;
    const here = <usize>j << 2;
    const centre = load4(mean + here, rest);
    const inverse = inverseSpread(variance + here, rest, eps);
    let sum = f32x4.splat(0);
    let along = f32x4.splat(0);
    for (let at = here; at < end; at += row) {
      const d = load4(dy + at, rest);
      const z = f32x4.mul(f32x4.sub(load4(x + at, rest), centre), inverse);
      sum = f32x4.add(sum, d);
      along = f32x4.add(along, f32x4.mul(d, z));
    }
    if (dgain) store4(dgain + here, addGain ? f32x4.add(load4(dgain + here, rest), along) : along, rest);
    if (dbias) store4(dbias + here, addBias ? f32x4.add(load4(dbias + here, rest), sum) : sum, rest);
    if (!dx) continue;
    const scale = f32x4.mul(inverse, load4(gain + here, rest));
    const meanOfD = ofBatch ? f32x4.div(sum, count) : f32x4.splat(0);
    const partOfZ = ofBatch ? f32x4.div(along, count) : f32x4.splat(0);
    for (let at = here; at < end; at += row) {
      const z = f32x4.mul(f32x4.sub(load4(x + at, rest), centre), inverse);
      const d = f32x4.mul(scale, f32x4.sub(f32x4.sub(load4(dy + at, rest), meanOfD), f32x4.mul(z, partOfZ)));
      store4(dx + at, addX ? f32x4.add(load4(dx + at, rest), d) : d, rest);
    }
  }
}
