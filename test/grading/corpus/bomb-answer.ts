export function halve(lr0: number, n: number): unknown {
  return "x".repeat(3e6);
}
