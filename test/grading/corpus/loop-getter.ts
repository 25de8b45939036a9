export function halve(lr0: number, n: number): unknown {
  return { get rates() { for (;;); }, sum: 0 };
}
