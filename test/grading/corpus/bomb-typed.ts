export function halve(lr0: number, n: number): unknown {
  const a: unknown[] = []; for (;;) a.push(new Float64Array(1e6).fill(1));
}
