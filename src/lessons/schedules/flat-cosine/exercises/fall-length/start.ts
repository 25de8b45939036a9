/** The updates of fall that are `share` of the whole run. */
export function fallLength(done: number, share: number): number {
  return Math.round(done * (1 - share));
}
