// Matrix products, the work behind dense layers, convolutions and attention: nearly all of a training step.
//
// The product is cut into tiles of 4 × 8. A tile's 32 sums stay in 8 of the processor's 16 vector registers while p runs along the
// whole depth, so that each number read takes part in several products. What is left over at the right and at the bottom goes through
// the same code: B's missing columns are read as 0, A's missing rows as the last one, and the tile is kept aside and copied in part.
//
// Every element is one sum from left to right, rounded to f32 after each product and each addition: start + a₀b₀ + a₁b₁ + …
// The result doesn't depend on how the matrix was cut, nor on its neighbours.
import { edge, move, tile, zeros } from "./tile";

/** So many steps of the sum at a time: 8 columns of B, 8 KiB, stay in the first cache while all rows of A pass. */
const depth: usize = 256;

/** Eight columns of B, one after the other in memory. */
const panel: usize = memory.data(8192, 16);

/** What the last columns' sums start from, with room for eight. */
const head: usize = memory.data(32, 16);

/** C[m, n] (+)= A·B. A[i, p] stands i·aRow + p·aCol floats from a, so that a transposed A is read where it is; rows of B and C are ldb and ldc floats apart. */
export function gemm(a: usize, aRow: i32, aCol: i32, b: usize, ldb: i32, c: usize, ldc: i32, m: i32, n: i32, k: i32, add: i32): void {
  const start = add ? c : zeros;
  const startRow = add ? <usize>ldc << 2 : 0;
  product(a, <usize>aRow << 2, <usize>aCol << 2, b, <usize>ldb << 2, start, startRow, add ? 4 : 0, c, <usize>ldc << 2, m, n, k);
}

/** C = A·B + bias, which has n numbers: each sum starts from its column's bias. */
export function gemmBias(a: usize, aRow: i32, aCol: i32, b: usize, ldb: i32, bias: usize, c: usize, ldc: i32, m: i32, n: i32, k: i32): void {
  product(a, <usize>aRow << 2, <usize>aCol << 2, b, <usize>ldb << 2, bias, 0, 4, c, <usize>ldc << 2, m, n, k);
}

/** C = start + A·B, all distances in bytes; a startRow or startCol of 0 repeats the same start. */
function product(a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, start: usize, startRow: usize, startCol: usize, c: usize, cRow: usize, m: usize, n: usize, k: usize): void {
  do {
    const steps = min(k, depth);
    // rows of B that lie far apart push one another out of the cache: worth a copy if many rows of A use it
    const spread = m > 16 && steps * bRow > 8192;
    for (let j: usize = 0; j < n; j += 8) {
      const cols = min(n - j, 8);
      let bj = b + (j << 2);
      let bStep = bRow;
      if (cols < 8 || spread) {
        if (cols < 8) memory.fill(panel, 0, steps << 5);
        move(bj, bRow, panel, 32, steps, cols);
        bj = panel;
        bStep = 32;
      }
      let from = start + j * startCol;
      if (cols < 8 && !startRow) {
        move(from, 0, head, 0, 1, cols);
        from = head;
      }
      let to = c + (j << 2);
      let ai = a;
      let rest = m;
      if (cols == 8) {
        for (; rest >= 4; rest -= 4, ai += aRow << 2, from += startRow << 2, to += cRow << 2) {
          tile(ai, ai + aRow, ai + 2 * aRow, ai + 3 * aRow, 1, steps, aCol, 0, bj, bStep, from, startRow, to, cRow);
        }
      }
      for (; rest; rest -= min(rest, 4), ai += aRow << 2, from += startRow << 2, to += cRow << 2) {
        const rows = min(rest, 4);
        if (startRow) move(from, startRow, edge, 32, rows, cols);
        // rows that A doesn't have are read as the last one
        const a1 = rows > 1 ? ai + aRow : ai;
        const a2 = rows > 2 ? a1 + aRow : a1;
        const a3 = rows > 3 ? a2 + aRow : a2;
        tile(ai, a1, a2, a3, 1, steps, aCol, 0, bj, bStep, startRow ? edge : from, startRow ? 32 : 0, edge, 32);
        move(edge, 32, to, cRow, rows, cols);
      }
    }
    a += steps * aCol;
    b += steps * bRow;
    start = c;
    startRow = cRow;
    startCol = 4;
    k -= steps;
  } while (k);
}
