export function halve(lr0: number, n: number): unknown {
  let s = "x"; for (;;) s = `${s}${s}${s.length}`;
}
