/** From fall / (done + fall) = share. */
export function fallLength(done: number, share: number): number {
  return Math.round((done * share) / (1 - share));
}
