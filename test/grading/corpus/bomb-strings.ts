export function halve(lr0: number, n: number): unknown {
  const a: string[] = []; for (let i = 0; ; i++) a.push(`${i}`.repeat(1000).toUpperCase());
}
