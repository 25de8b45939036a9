export function halve(lr0: number, n: number): unknown {
  const m = new Map(); for (let i = 0; ; i++) m.set(`${i}`, { i });
}
