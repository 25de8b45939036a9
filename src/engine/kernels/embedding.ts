import { scaled } from "./elementwise";

/** y[i] = table[tokens[i]], row for row. */
export function embedding(table: usize, tokens: usize, y: usize, rows: i32, width: i32): void {
  const row = <usize>width << 2;
  for (; rows; rows--, tokens += 4, y += row) memory.copy(y, table + <usize>load<i32>(tokens) * row, row);
}

/** dtable[tokens[i]] += dy[i], from the first row to the last. */
export function embeddingBackward(dy: usize, tokens: usize, dtable: usize, rows: i32, width: i32): void {
  const row = <usize>width << 2;
  for (; rows; rows--, tokens += 4, dy += row) scaled(dy, 1, dtable + <usize>load<i32>(tokens) * row, width, 1);
}
