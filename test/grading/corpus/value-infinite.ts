export function halve(lr0: number, n: number): unknown {
  return { rates: [Infinity, Infinity, Infinity], sum: Infinity };
}
