export function halve(lr0: number, n: number): unknown {
  let b = 3n; for (;;) b *= b;
}
