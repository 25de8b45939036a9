export function halve(lr0: number, n: number): unknown {
  const rates: number[] = []; rates.length = 4294967295; return { rates, sum: 0 };
}
