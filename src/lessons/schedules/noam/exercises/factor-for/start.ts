/** The factor k for which update t has this rate. */
export function factorFor(rate: number, t: number, d: number, w: number) {
  return rate * Math.sqrt(Math.max(t, w) / d);
}
