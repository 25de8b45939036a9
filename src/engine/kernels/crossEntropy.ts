import { scaled } from "./elementwise";
import { log1 } from "./math";
import { exponentials, largestOf } from "./rows";

/**
 * The mean of −ln softmax(x)[label] over the rows of x [rows, classes]; rows with label −1 are left out. Keeps exp(x − largest) in e and, for
 * each row, one over their sum in `inverse`: their product is softmax(x).
 */
export function crossEntropy(x: usize, labels: usize, e: usize, inverse: usize, rows: i32, classes: i32): f64 {
  let total: f64 = 0;
  let counted: i32 = 0;
  const row = <usize>classes << 2;
  for (; rows; rows--, x += row, e += row, labels += 4, inverse += 4) {
    const largest = largestOf(x, classes);
    const sum = exponentials(x, e, 1, largest, classes);
    store<f32>(inverse, 1 / sum);
    const label = load<i32>(labels);
    if (label < 0) continue;
    counted += 1;
    total += log1(sum) + (largest - load<f32>(x + (<usize>label << 2)));
  }
  return total / <f64>counted;
}

/** dx (+)= scale·(softmax(x) − onehot(label)) / counted rows; rows with label −1 get 0. */
export function crossEntropyBackward(e: usize, inverse: usize, labels: usize, dx: usize, rows: i32, classes: i32, scale: f32, add: i32): void {
  let counted: i32 = 0;
  for (let i = 0; i < rows; i++) counted += i32(load<i32>(labels + (<usize>i << 2)) >= 0);
  const each = scale / <f32>counted;
  const row = <usize>classes << 2;
  for (; rows; rows--, e += row, dx += row, labels += 4, inverse += 4) {
    const label = load<i32>(labels);
    scaled(e, label < 0 ? 0 : each * load<f32>(inverse), dx, classes, add);
    if (label < 0) continue;
    const at = dx + (<usize>label << 2);
    store<f32>(at, load<f32>(at) - each);
  }
}
