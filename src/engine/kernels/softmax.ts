import { scaled } from "./elementwise";
import { exponentials, largestOf, softmaxRowBackward } from "./rows";

/** p = exp(x) / Σ exp(x) in each row of x [rows, width]. */
export function softmax(x: usize, p: usize, rows: i32, width: i32): void {
  const row = <usize>width << 2;
  for (; rows; rows--, x += row, p += row) scaled(p, 1 / exponentials(x, p, 1, largestOf(x, width), width), p, width, 0);
}

/** dx (+)= p·(dp − Σ p·dp) in each row. */
export function softmaxBackward(p: usize, dp: usize, dx: usize, rows: i32, width: i32, add: i32): void {
  const row = <usize>width << 2;
  for (; rows; rows--, p += row, dp += row, dx += row) softmaxRowBackward(p, dp, dx, 1, width, add);
}
