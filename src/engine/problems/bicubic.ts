/** What the four nearest pixels weigh at a quarter of the way from the second to the third: cubic convolution with a = −0.75. */
const quarter = [0.25, 0.75].map((near) => [outer(1 + near), inner(near), inner(1 - near), outer(2 - near)]) as [number[], number[]];

/** Keys' kernel at distance d <= 1, and at 1 < d < 2. All values here are exact in binary. */
function inner(d: number): number {
  return (1.25 * d - 2.25) * d * d + 1;
}
function outer(d: number): number {
  return ((-0.75 * d + 3.75) * d - 6) * d + 3;
}

/**
 * A square picture with twice as many pixels along each side, by cubic convolution; beyond the edge stands the nearest pixel.
 *
 * Pixels are areas, so new centres lie a quarter of an old pixel from the old ones: `interpolate(mode="bicubic")` of PyTorch.
 *
 * Source: R. Keys, Cubic Convolution Interpolation for Digital Image Processing, 1981, equation 4, https://doi.org/10.1109/TASSP.1981.1163711
 */
export function doubled(picture: ArrayLike<number>, side: number): number[] {
  const hold = (i: number): number => Math.max(0, Math.min(side - 1, i));
  // Along one line: even new pixels lie a quarter left of an old one, odd ones a quarter right.
  const at = (line: (i: number) => number, i: number): number => {
    const isEven = i % 2 === 0;
    const first = (isEven ? i / 2 - 1 : (i - 1) / 2) - 1;
    const weights = isEven ? quarter[1] : quarter[0];
    return weights.reduce((sum, weight, k) => sum + weight * line(hold(first + k)), 0);
  };
  const rows = Array.from({ length: 2 * side * side }, (_, k) => {
    const [i, column] = [Math.floor(k / side), k % side];
    return at((row) => picture[row * side + column] as number, i); // held inside
  });
  return Array.from({ length: 4 * side * side }, (_, k) => {
    const [row, j] = [Math.floor(k / (2 * side)), k % (2 * side)];
    return at((column) => rows[row * side + column] as number, j);
  });
}
