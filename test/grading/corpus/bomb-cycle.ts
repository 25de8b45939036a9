export function halve(lr0: number, n: number): unknown {
  const rates: unknown[] = []; rates.push(rates); return { rates, sum: 0 };
}
