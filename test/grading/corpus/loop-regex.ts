export function halve(lr0: number, n: number): unknown {
  return /^(a+)+$/.test(`${"a".repeat(60)}b`);
}
