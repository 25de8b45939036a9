export function halve(lr0: number, n: number): unknown {
  return eval("[".repeat(1e5));
}
