/** Updates until at most `left` of a shift of the optimum is left. */
export function followTime(rate: number, h: number, left: number) {
  return Math.ceil(1 / (rate * h * left));
}
