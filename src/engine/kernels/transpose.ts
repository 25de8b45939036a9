/** dst[cols, rows] = srcᵀ. */
export function transpose(src: usize, rows: i32, cols: i32, dst: usize): void {
  const row = <usize>cols << 2;
  const column = <usize>rows << 2;
  const rows4 = rows & ~3;
  const cols4 = cols & ~3;
  // Blocks of 4 × 4, four next to one another: so a cache line of 16 floats is used up while it is there.
  for (let left = 0; left < cols4; left += 16) {
    const right = min(left + 16, cols4);
    for (let i = 0; i < rows4; i += 4)
      for (let j = left; j < right; j += 4) block(src + <usize>i * row + (<usize>j << 2), row, dst + <usize>j * column + (<usize>i << 2), column);
  }
  for (let i = 0; i < rows; i++)
    for (let j = i < rows4 ? cols4 : 0; j < cols; j++)
      store<f32>(dst + <usize>j * column + (<usize>i << 2), load<f32>(src + <usize>i * row + (<usize>j << 2)));
}

/** Four rows of four become four columns: first by pairs of numbers, then by pairs of pairs. */
@inline
function block(from: usize, row: usize, to: usize, column: usize): void {
  const x0 = v128.load(from);
  const x1 = v128.load(from + row);
  const x2 = v128.load(from + 2 * row);
  const x3 = v128.load(from + 3 * row);
  const top01 = i32x4.shuffle(x0, x1, 0, 4, 1, 5);
  const top23 = i32x4.shuffle(x0, x1, 2, 6, 3, 7);
  const low01 = i32x4.shuffle(x2, x3, 0, 4, 1, 5);
  const low23 = i32x4.shuffle(x2, x3, 2, 6, 3, 7);
  v128.store(to, i64x2.shuffle(top01, low01, 0, 2));
  v128.store(to + column, i64x2.shuffle(top01, low01, 1, 3));
  v128.store(to + 2 * column, i64x2.shuffle(top23, low23, 0, 2));
  v128.store(to + 3 * column, i64x2.shuffle(top23, low23, 1, 3));
}
