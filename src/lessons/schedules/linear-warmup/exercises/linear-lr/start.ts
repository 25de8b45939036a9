/** [start_factor, total_iters] for a warmup of (t + 1)/w. */
export function linearLrFor(w: number): number[] {
  return [0, w];
}
