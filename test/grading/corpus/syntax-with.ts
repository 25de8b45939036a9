export function halve(lr0: number, n: number): unknown {
  with (Math) { return abs(1); }
}
