// A convolution is a matrix product: every patch of the image is a row, as long as a filter, and every filter a column.
//
// The matrix of patches is never written down. Its element for output (i, j) and filter place (u, v, channel) is the image's number at
// (i·stride + u, j·stride + v, channel): two loops walk down the rows, two along a row, and each has a fixed distance in memory. The
// gradient of the weights is the same product with the two pairs of loops exchanged.
//
// As in gemm.ts, tiles of 4 × 8 sums stay in registers, and every element is one sum from left to right.
import { edge, move, tile, zeros } from "./tile";

/**
 * y[images, outHeight, outWidth, out] = start + patches of x [images, height, width, channels] · w [kernelHeight, kernelWidth, channels, out].
 * It starts from bias [out], from 0 where bias is 0, or from what y holds with `add`. `panel` has room for 8 floats per filter place; it is
 * needed unless `out` is a multiple of 8.
 */
export function convolve(x: usize, images: i32, height: i32, width: i32, channels: i32, w: usize, kernelHeight: i32, kernelWidth: i32, bias: usize, y: usize, outHeight: i32, outWidth: i32, out: i32, stride: i32, panel: usize, add: i32): void {
  const pixel = <usize>channels << 2;
  const line = <usize>width * pixel;
  const places = outHeight * outWidth;
  const start = bias ? bias : zeros;
  for (; images; images--) {
    product(x, places, outWidth, <usize>stride * pixel, <usize>stride * line, kernelHeight, kernelWidth * channels, 4, line,
      w, out, add ? y : start, add ? <usize>out << 2 : 0, add || bias ? 4 : 0, y, panel);
    x += <usize>height * line;
    y += <usize>(places * out) << 2;
  }
}

/** dw (+)= patches of xᵀ · dy, with the shapes of `convolve`. `panel` has room for 8 floats per place of one image's output. */
export function convolveWeights(x: usize, images: i32, height: i32, width: i32, channels: i32, dw: usize, kernelHeight: i32, kernelWidth: i32, dy: usize, outHeight: i32, outWidth: i32, out: i32, stride: i32, panel: usize, add: i32): void {
  const pixel = <usize>channels << 2;
  const line = <usize>width * pixel;
  // one image after the other, as its patches and its part of dy stay in the first cache while all tiles of dw pass
  for (; images; images--, add = 1) {
    product(x, kernelHeight * kernelWidth * channels, kernelWidth * channels, 4, line, outHeight, outWidth, <usize>stride * pixel, <usize>stride * line,
      dy, out, add ? dw : zeros, add ? <usize>out << 2 : 0, add ? 4 : 0, dw, panel);
    x += <usize>height * line;
    dy += <usize>(outHeight * outWidth * out) << 2;
  }
}

/**
 * C[m, n] = start + A·B. Rows of A begin `rowStep` bytes apart, `rowLine` from one run of `rowRun` rows to the next; within a row there are
 * `lines` runs, `line` bytes apart, of `run` numbers `step` bytes apart.
 */
function product(a: usize, m: i32, rowRun: i32, rowStep: usize, rowLine: usize, lines: i32, run: i32, step: usize, line: usize, b: usize, n: i32, start: usize, startRow: usize, startCol: usize, c: usize, panel: usize): void {
  const row = <usize>n << 2;
  const turn = rowLine - <usize>rowRun * rowStep;
  for (let j = 0; j < n; j += 8) {
    const cols = min(n - j, 8);
    let bj = b + (<usize>j << 2);
    let bStep = row;
    if (cols < 8) {
      memory.fill(panel, 0, <usize>(lines * run) << 5);
      move(bj, row, panel, 32, lines * run, cols);
      bj = panel;
      bStep = 32;
    }
    let next = a;
    let left = rowRun;
    for (let i = 0; i < m; i += 4) {
      const rows = min(m - i, 4);
      const a0 = next;
      next += rowStep;
      if (!--left) { left = rowRun; next += turn; }
      // rows that C doesn't have are read as the first one
      const a1 = rows > 1 ? next : a0;
      next += rowStep;
      if (!--left) { left = rowRun; next += turn; }
      const a2 = rows > 2 ? next : a0;
      next += rowStep;
      if (!--left) { left = rowRun; next += turn; }
      const a3 = rows > 3 ? next : a0;
      next += rowStep;
      if (!--left) { left = rowRun; next += turn; }
      const whole = rows == 4 && cols == 8;
      const to = c + <usize>i * row + (<usize>j << 2);
      const from = start + <usize>i * startRow + <usize>j * startCol;
      if (!whole) move(from, startRow, edge, 32, rows, startCol ? cols : 8);
      tile(a0, a1, a2, a3, lines, run, step, line - <usize>run * step, bj, bStep, whole ? from : edge, whole ? startRow : 32, whole ? to : edge, whole ? row : 32);
      if (!whole) move(edge, 32, to, row, rows, cols);
    }
  }
}

/**
 * Puts images [images, height, width, channels] on a ground of zeros, y [images, groundHeight, groundWidth, channels]: the pixel (i, j) at
 * (top + i·apart, left + j·apart).
 */
export function spread(x: usize, images: i32, height: i32, width: i32, channels: i32, y: usize, groundHeight: i32, groundWidth: i32, top: i32, left: i32, apart: i32): void {
  const line = groundWidth * channels;
  const end = y + (<usize>(images * groundHeight * line) << 2);
  memory.fill(y, 0, end - y);
  const run = apart == 1 ? width * channels : channels;
  const runs = apart == 1 ? 1 : width;
  y += <usize>(top * line + left * channels) << 2;
  for (; images; images--, y += <usize>(groundHeight * line) << 2) {
    for (let i: i32 = 0; i < height; i++)
      for (let j: i32 = 0; j < runs; j++) {
        let to = y + (<usize>(i * apart * line + j * apart * channels) << 2);
        let k = run;
        for (; k >= 4; k -= 4, x += 16, to += 16) v128.store(to, v128.load(x));
        for (; k; k--, x += 4, to += 4) store<f32>(to, load<f32>(x));
      }
  }
}
