export function halve(lr0: number, n: number): unknown {
  return { ["k".repeat(5e6)]: 1 };
}
