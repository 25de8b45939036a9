export function halve(lr0: number, n: number): unknown {
  let f = (): unknown => 0; for (;;) { const g = f; const data = new Array(100).fill(lr0); f = () => [g, data]; }
}
