/** Each update leaves |1 − ηh| of the distance; count until their product is small enough. */
export function followTime(rate: number, h: number, left: number) {
  if (left >= 1) return 0;
  return Math.ceil(Math.log(left) / Math.log(Math.abs(1 - rate * h)));
}
