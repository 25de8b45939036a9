export function halve(lr0: number, n: number) {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const rates: number[] = [];
  let sum = 0;
  outer: for (let i = 0; ; i++) {
    for (;;) {
      if (i >= n) break outer;
      rates.push(lr0 / 2 ** i);
      sum += rates.at(-1) ?? 0;
      continue outer;
    }
  }
  return { rates, sum };
}
