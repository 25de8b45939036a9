export function halve(lr0: number, n: number): unknown {
  return JSON.parse("[".repeat(2e5) + "]".repeat(2e5));
}
