export function halve(lr0: number, n: number): unknown {
  try { for (;;); } finally { for (;;); }
}
