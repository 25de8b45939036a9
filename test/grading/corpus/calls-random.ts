export function halve(lr0: number, n: number): unknown {
  return { rates: [Math.random()], sum: Math.random() };
}
